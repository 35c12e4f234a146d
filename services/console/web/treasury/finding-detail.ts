import type { Language } from '../shell/language.tsx'

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
}
const VALUES: Readonly<{ [value: string]: Readonly<Record<Language, string>> }> = {
  not_yet: { zh: '尚未识别', en: 'not yet in it' },
  left_poverty: { zh: '已脱贫', en: 'left poverty' },
  removed: { zh: '已清退', en: 'removed' },
}

/** What a check found besides its name, in words; members without a label are for machines. */
export function findingDetail(detail: Readonly<Record<string, unknown>>, language: Language): string {
  return Object.entries(detail)
    .flatMap(([name, value]) => {
      const label = LABELS[name]
      const said = inWords(value, language)
      return label === undefined || said === '' ? [] : [`${label[language]} ${said}`]
    })
    .join(language === 'zh' ? ',' : ', ')
}

function inWords(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, language)).join('、')
  if (typeof value === 'number') return value.toString()
  return typeof value === 'string' ? (VALUES[value]?.[language] ?? value) : ''
}
