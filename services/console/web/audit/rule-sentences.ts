import type { Text } from '../shell/language.tsx'
import { BREAK_KINDS, FIELDS } from './break-words.ts'
import type { FieldPair, Rule, Schedule } from './rule-document.ts'

/** A rule as an auditor would say it, one sentence for each demand; all of them have to be met. */
export const ruleSentences = (rule: Rule): readonly Text[] => [
  HOW_MANY[rule.kind],
  ...(rule.keys === undefined ? [] : [keysSentence(rule.keys, rule.identifies)]),
  ...(rule.amount === undefined ? [] : [amountSentence(rule.amount)]),
  ...(rule.date === undefined ? [] : [dateSentence(rule.date)]),
  ...(rule.names === undefined ? [] : [namesSentence(rule.names)]),
  ...(rule.text === undefined
    ? []
    : [
        {
          zh: `左方${fieldName(rule.text.tokens).zh}中的每个词都出现在右方`,
          en: `each word of ${fieldName(rule.text.tokens).en} stands on the right, too`,
        },
      ]),
  ...(rule.compare ?? []).map(comparedSentence),
  ...(rule.max_group === undefined
    ? []
    : [{ zh: `最多 ${rule.max_group} 笔凑成合计`, en: `sums of at most ${rule.max_group} rows` }]),
  ...(rule.suggest === true ? [{ zh: '只作建议，由审计人员确认', en: 'only suggested: an auditor confirms it' }] : []),
]

/** What it is called, or which it is where nobody called it anything. */
export function ruleName({ id, title }: Pick<Rule, 'id' | 'title'>): Text {
  const number = /^rule-(\d+)$/u.exec(id)?.[1]
  return title ?? (number === undefined ? { zh: id, en: id } : { zh: `规则 ${number}`, en: `Rule ${number}` })
}

/** 每天 06:20 */
export function scheduleText(schedule: Schedule | null | undefined): Text {
  if (schedule === null || schedule === undefined) return { zh: '仅在有人发起时运行', en: 'Only when somebody asks' }
  if (schedule.every === 'day') return { zh: `每天 ${schedule.at}`, en: `every day at ${schedule.at}` }
  if (schedule.every === 'week') {
    const day = WEEKDAYS[schedule.on - 1] ?? { zh: '', en: '' }
    return { zh: `每周${day.zh} ${schedule.at}`, en: `every ${day.en} at ${schedule.at}` }
  }
  return schedule.on === 'last'
    ? { zh: `每月最后一天 ${schedule.at}`, en: `on the last day of each month at ${schedule.at}` }
    : { zh: `每月 ${schedule.on} 日 ${schedule.at}`, en: `on day ${schedule.on} of each month at ${schedule.at}` }
}

export function fieldName(pair: FieldPair): Text {
  if (typeof pair === 'string') return FIELDS[pair] ?? { zh: pair, en: pair }
  const [left, right] = [fieldName(pair.left), fieldName(pair.right)]
  return { zh: `左方${left.zh}与右方${right.zh}`, en: `${left.en} on the left and ${right.en} on the right` }
}

const HOW_MANY: Readonly<Record<Rule['kind'], Text>> = {
  one_to_one: { zh: '一笔对一笔', en: 'one row against one' },
  one_to_many: { zh: '左方一笔对右方多笔合计', en: 'one left row against several right rows together' },
  many_to_one: { zh: '左方多笔合计对右方一笔', en: 'several left rows together against one right row' },
  many_to_many: { zh: '双方各自合计相对', en: 'several rows of both sides together' },
}

export const WEEKDAYS: readonly Text[] = [
  { zh: '一', en: 'Monday' },
  { zh: '二', en: 'Tuesday' },
  { zh: '三', en: 'Wednesday' },
  { zh: '四', en: 'Thursday' },
  { zh: '五', en: 'Friday' },
  { zh: '六', en: 'Saturday' },
  { zh: '日', en: 'Sunday' },
]

function keysSentence(keys: readonly FieldPair[], identifies: boolean | undefined): Text {
  const names = keys.map(fieldName)
  const only = identifies === true
  return {
    zh: `${names.map(({ zh }) => zh).join('、')}必须相同${only ? '，且一个编号只对应一笔（再次出现即为重复）' : ''}`,
    en: `the same ${names.map(({ en }) => en).join(', ')}${only ? '; it names one record, a second one is a duplicate' : ''}`,
  }
}

function amountSentence(amount: NonNullable<Rule['amount']>): Text {
  if (amount === 'exact') return { zh: '金额一分不差', en: 'the same amount to the fen' }
  if ('percent' in amount)
    return {
      zh: `金额相差不超过左方的 ${amount.percent}%`,
      en: `amounts apart by no more than ${amount.percent}% of the left one`,
    }
  return {
    zh: `右方金额可少 ${amount.below} 元、多 ${amount.above} 元`,
    en: `the right amount at most ${amount.below} less or ${amount.above} more`,
  }
}

function dateSentence({ before, after, unit }: NonNullable<Rule['date']>): Text {
  if (before === 0 && after === 0) return { zh: '日期相同', en: 'the same day' }
  const days = unit === 'workdays' ? { zh: '个工作日', en: 'workdays' } : { zh: '天', en: 'days' }
  return {
    zh: `右方日期可早 ${before} ${days.zh}、晚 ${after} ${days.zh}`,
    en: `the right day at most ${before} ${days.en} earlier or ${after} ${days.en} later`,
  }
}

function namesSentence({ field, same_sound: sameSound, distance = 0 }: NonNullable<Rule['names']>): Text {
  const name = fieldName(field)
  const more = [
    ...(sameSound === true ? [{ zh: '同音字可通过', en: 'characters of the same sound pass' }] : []),
    ...(distance > 0 ? [{ zh: `可差 ${distance} 个字`, en: `${distance} character(s) may differ` }] : []),
  ]
  return {
    zh: `${name.zh}相符${more.length === 0 ? '' : `（${more.map(({ zh }) => zh).join('，')}）`}`,
    en: `the same ${name.en}${more.length === 0 ? '' : ` (${more.map(({ en }) => en).join(', ')})`}`,
  }
}

function comparedSentence({ field, kind, absent }: NonNullable<Rule['compare']>[number]): Text {
  const name = fieldName(field)
  const known: Readonly<Record<string, Text>> = BREAK_KINDS
  const found = known[kind] ?? { zh: kind, en: kind }
  return {
    zh: `${name.zh}须一致，否则为“${found.zh}”${absent === 'agrees' ? '（一方未写则不比）' : ''}`,
    en: `${name.en} must agree, else: ${found.en}${absent === 'agrees' ? ' (not where one side says nothing)' : ''}`,
  }
}
