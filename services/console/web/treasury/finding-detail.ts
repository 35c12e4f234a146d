import type { Language } from '../shell/language.tsx'
import { DOCUMENT_WORDS, isDocumentKind, STAGE_WORDS } from './project-words.ts'

const LABELS: Readonly<{ [name: string]: Readonly<Record<Language, string>> }> = {
  since: { zh: '自', en: 'since' },
  status: { zh: '状态', en: 'status' },
  count: { zh: '共', en: 'in all' },
  counties: { zh: '县', en: 'counties' },
  references: { zh: '付款编号', en: 'references' },
  beneficiary_ids: { zh: '对象编号', en: 'ids' },
  household_ids: { zh: '户编号', en: 'household ids' },
  missing: { zh: '缺', en: 'missing' },
  reason: { zh: '原因', en: 'reason' },
  rule: { zh: '', en: '' },
  stage: { zh: '阶段', en: 'stage' },
  document: { zh: '缺', en: 'wanting' },
  limit: { zh: '最多可付', en: 'at most' },
  paid: { zh: '已付', en: 'paid before' },
  requested: { zh: '本次', en: 'now' },
  from: { zh: '可付日', en: 'from' },
}
const VALUES: Readonly<{ [value: string]: Readonly<Record<Language, string>> }> = {
  not_yet: { zh: '尚未识别', en: 'not yet in it' },
  left_poverty: { zh: '已脱贫', en: 'left poverty' },
  removed: { zh: '已清退', en: 'removed' },
  stage_missing: { zh: '没有说明付的是哪一阶段', en: 'nobody has said which stage it pays' },
  budget_missing: { zh: '项目没有批准的预算', en: 'the project has no approved budget' },
  document_missing: { zh: '资料不全', en: 'a paper is wanting' },
  budget_exceeded: { zh: '超过预算总额', en: 'above the budget' },
  retention_touched: { zh: '动用了质保金', en: 'the retention would be touched' },
  advance_exceeded: { zh: '超过预付上限', en: 'above the advance' },
  retention_not_due: { zh: '质保金还没有到期', en: 'the retention is not due yet' },
  ...STAGE_WORDS,
}

/** What a check found besides its name, in words; members without a label are for machines. */
export function findingDetail(detail: Readonly<Record<string, unknown>>, language: Language): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const label = LABELS[name]
      const said =
        name === 'document' && typeof value === 'string' && isDocumentKind(value)
          ? DOCUMENT_WORDS[value][language]
          : inWords(value, language)
      return label === undefined || said === '' ? [] : [`${label[language]} ${said}`.trim()]
    })
    .join(language === 'zh' ? '，' : ', ')
}

function inWords(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, language)).join('、')
  if (typeof value === 'number') return value.toString()
  return typeof value === 'string' ? (VALUES[value]?.[language] ?? value) : ''
}
