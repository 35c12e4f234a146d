import { formatFen } from '@fundtrace/money'
import type { Break, Criterion, Explanation } from './break.ts'
import type { Item } from './item.ts'
import type { RuleSet } from './rule-schema.ts'

type Parts = Omit<Break, 'number' | 'candidates' | 'explanation'>

/** What a break says, with rows, days and yuan in it and nobody's name. */
export function explain(found: Parts, { left, right, rules }: RuleSet): Explanation {
  const rule = rules.find(({ id }) => id === found.rule)
  const names = {
    left: left.name,
    right: right.name,
    rule: rule?.title ?? { zh: found.rule ?? '', en: found.rule ?? '' },
  }
  return TEXTS[found.kind]?.(found, names) ?? { zh: found.kind, en: found.kind }
}

type Names = Readonly<Record<'left' | 'right' | 'rule', Explanation>>
type Text = (found: Parts, names: Names) => Explanation

const TEXTS: Readonly<Partial<Record<Break['kind'], Text>>> = {
  missing_left: ({ left, detail }, names) => ({
    zh: `${names.left.zh}${rowZh(left)}，${names.right.zh}没有与之相符的行。${boundedZh(detail)}`,
    en: `${names.left.en} ${rowEn(left)}; ${names.right.en} has no row that agrees.${boundedEn(detail)}`,
  }),
  missing_right: ({ right, detail }, names) => ({
    zh: `${names.right.zh}${rowZh(right)}，${names.left.zh}没有与之相符的行。${boundedZh(detail)}`,
    en: `${names.right.en} ${rowEn(right)}; ${names.left.en} has no row that agrees.${boundedEn(detail)}`,
  }),
  amount_differs: (found, names) => amountText(found, names, { zh: '金额不符', en: 'the amounts differ' }),
  rounding: (found, names) => amountText(found, names, { zh: '仅有尾差', en: 'they differ by rounding only' }),
  sign_reversed: (found, names) => amountText(found, names, { zh: '借贷方向相反', en: 'one has the opposite sign' }),
  date_out_of_window: (found, names) =>
    found.failed === 'cut_off' ? cutOffText(found, names) : dateText(found, names),
  status_conflict: (found, names) => fieldText(found, names, { zh: '状态不符', en: 'the status differs' }),
  payee_mismatch: (found, names) => fieldText(found, names, { zh: '户名或账号不符', en: 'the payee differs' }),
  wrong_programme: (found, names) =>
    fieldText(found, names, { zh: '项目或指标文号不符', en: 'the programme or document differs' }),
  duplicate: ({ left, right, related, detail }, names) => {
    if (left !== null && right !== null)
      return {
        zh: `${names.left.zh}${rowZh(left)}与${names.right.zh}第 ${right.row} 行相符，但双方都已有同一编号、同一金额的一笔（第 ${related.left.join('、')} 行、第 ${related.right.join('、')} 行）：疑似重复付款。`,
        en: `${names.left.en} ${rowEn(left)} agrees with row ${right.row} of ${names.right.en}, but both sides have one of that key and amount already (rows ${related.left.join(', ')} and ${related.right.join(', ')}): it may be paid twice.`,
      }
    const [side, row, others] =
      left === null ? ([names.right, right, related.right] as const) : ([names.left, left, related.left] as const)
    const other = detail['other_amount'] === 'true'
    return {
      zh: `${side.zh}${rowZh(row)}，与第 ${others.join('、')} 行重复${other ? '（金额不同）' : ''}，另一方只有一笔。`,
      en: `${side.en} ${rowEn(row)} repeats row ${others.join(', ')}${other ? ', with another amount' : ''}; the other side has only one.`,
    }
  },
  returned_unposted: ({ right, related }, names) => ({
    zh: `${names.right.zh}${rowZh(right)}，是退回款${related.left.length > 0 ? `（${names.left.zh}第 ${related.left.join('、')} 行的付款）` : ''}，${names.left.zh}尚未冲账。`,
    en: `${names.right.en} ${rowEn(right)} gives money back${related.left.length > 0 ? ` (of row ${related.left.join(', ')} of ${names.left.en})` : ''}; ${names.left.en} has not posted it.`,
  }),
  ambiguous: ({ left, right, related, detail }, names) => {
    const count = {
      left: related.left.length + (left === null ? 0 : 1),
      right: related.right.length + (right === null ? 0 : 1),
    }
    return {
      zh: `按规则“${names.rule.zh}”，${names.left.zh} ${count.left} 行与${names.right.zh} ${count.right} 行互为候选，无法确定，未作匹配。${boundedZh(detail)}`,
      en: `By rule "${names.rule.en}", ${count.left} row(s) of ${names.left.en} and ${count.right} of ${names.right.en} fit one another, and nothing decides; none was matched.${boundedEn(detail)}`,
    }
  },
}

function amountText(found: Parts, names: Names, what: Explanation): Explanation {
  const { left, right, detail, difference, related } = found
  const count = { left: left === null ? related.left.length : 1, right: right === null ? related.right.length : 1 }
  const amounts = {
    left: detail['left'] ?? (left === null ? '' : formatFen(left.amount)),
    right: detail['right'] ?? (right === null ? '' : formatFen(right.amount)),
  }
  const explained = detail['explained_by']
  return {
    zh: `${names.left.zh}${placeZh(left, count.left)} ${amounts.left} 元，${names.right.zh}${placeZh(right, count.right)} ${amounts.right} 元，${what.zh}，差额 ${formatFen(difference)} 元。${explained === undefined ? '' : `该差额等于一行的金额（${explained.replace('left', names.left.zh).replace('right', names.right.zh)}）。`}`,
    en: `${names.left.en} has ${amounts.left} (${placeEn(left, count.left)}), ${names.right.en} ${amounts.right} (${placeEn(right, count.right)}): ${what.en}, by ${formatFen(difference)}.${explained === undefined ? '' : ` One row alone accounts for it (${explained}).`}`,
  }
}

function dateText({ left, right, detail }: Parts, names: Names): Explanation {
  const unit = detail['unit'] === 'workdays' ? { zh: '个工作日', en: 'workdays' } : { zh: '天', en: 'days' }
  const apart = detail['days'] ?? ''
  return {
    zh: `${names.left.zh}日期 ${left?.on ?? '无'}，${names.right.zh}日期 ${right?.on ?? '无'}，${apart === '' ? '无法比较' : `相差 ${apart} ${unit.zh}`}，超出允许范围 ${detail['window'] ?? ''}。`,
    en: `${names.left.en} has ${left?.on ?? 'no day'}, ${names.right.en} ${right?.on ?? 'no day'}: ${apart === '' ? 'they cannot be compared' : `${apart} ${unit.en} apart`}, outside ${detail['window'] ?? 'the window'}.`,
  }
}

function cutOffText({ left, right, related }: Parts, names: Names): Explanation {
  const [own, row, other, rows] =
    left === null
      ? ([names.right, right, names.left, related.left] as const)
      : ([names.left, left, names.right, related.right] as const)
  return {
    zh: `${own.zh}${rowZh(row)}；${other.zh}的对应行（第 ${rows.join('、')} 行）在截止时点之后，下一轮再核对。`,
    en: `${own.en} ${rowEn(row)}; its counterpart, row ${rows.join(', ')} of ${other.en}, comes after the cut-off and is for the next run.`,
  }
}

function fieldText({ left, right, detail, related }: Parts, names: Names, what: Explanation): Explanation {
  const field = detail['field'] ?? ''
  const near = {
    zh: `${detail['distance'] === undefined ? '' : `，相差 ${detail['distance']} 个字`}${detail['same_sound'] === 'true' ? '，读音相同' : ''}`,
    en: `${detail['distance'] === undefined ? '' : `, ${detail['distance']} character(s) apart`}${detail['same_sound'] === 'true' ? ', of the same sound' : ''}`,
  }
  return {
    zh: `${names.left.zh}${placeZh(left, related.left.length)}与${names.right.zh}${placeZh(right, related.right.length)}：${what.zh}（字段 ${field}${near.zh}）。`,
    en: `${names.left.en} (${placeEn(left, related.left.length)}) and ${names.right.en} (${placeEn(right, related.right.length)}): ${what.en} (field ${field}${near.en}).`,
  }
}

const rowZh = (item: Item | null): string =>
  item === null ? '' : `第 ${item.row} 行${item.on === null ? '' : `（${item.on}）`} ${formatFen(item.amount)} 元`
const rowEn = (item: Item | null): string =>
  item === null ? '' : `row ${item.row}${item.on === null ? '' : ` of ${item.on}`}, ${formatFen(item.amount)}`
const placeZh = (item: Item | null, count: number): string => (item === null ? ` ${count} 行合计` : `第 ${item.row} 行`)
const placeEn = (item: Item | null, count: number): string =>
  item === null ? `${count} rows together` : `row ${item.row}`
const boundedZh = (detail: Parts['detail']): string =>
  detail['bounded'] === 'true' ? '候选过多，搜索已按上限停止。' : ''
const boundedEn = (detail: Parts['detail']): string =>
  detail['bounded'] === 'true' ? ' There were too many candidates; the search stopped at its bound.' : ''

/** Why a row that came near was not taken. */
export function explainCandidate(failed: readonly Criterion[]): Explanation {
  const texts = failed.map((criterion) => CRITERIA[criterion])
  return texts.length === 0
    ? { zh: '各项相符，但已另有差异', en: 'everything agrees, but it stands in another break' }
    : { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') }
}

const CRITERIA: Readonly<Record<Criterion, Explanation>> = {
  key: { zh: '键值不同', en: 'another key' },
  amount: { zh: '金额不同', en: 'another amount' },
  sign: { zh: '方向相反', en: 'the opposite sign' },
  date: { zh: '日期超出范围', en: 'a day outside the window' },
  names: { zh: '户名不同', en: 'another name' },
  text: { zh: '摘要不同', en: 'another text' },
  compare: { zh: '比对字段不同', en: 'a compared field differs' },
  cut_off: { zh: '在截止时点之后', en: 'after the cut-off' },
  unique: { zh: '不唯一', en: 'not the only one' },
  members: { zh: '成员合计不同', en: 'the members come to another sum' },
}
