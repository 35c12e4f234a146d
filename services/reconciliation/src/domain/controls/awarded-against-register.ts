import { fenOf, formatFen } from '@fundtrace/money'
import type { Judgement, Terms } from '../control.ts'
import { controlBreak, grouped, itemOf, type Judge, yuan } from './control-break.ts'
import { readTerms, termInvalid } from './terms.ts'

/** What a document promises, as the terms of a job say it. */
export type Floor = Readonly<{
  id: string
  kind: (typeof KINDS)[number]
  /** In fen; of a rate nothing. */
  amount: bigint
  /** Millionths of a percent; of amounts nothing. */
  percent: bigint
  /** Null: what all programmes give. */
  programmes: readonly string[] | null
  /** The series of the register of those whom it binds. */
  register: string
  document: string
}>

/** One receiver that a floor binds, as its register names it, and what our copies say it was given. All of one floor come together. */
export type FloorFact =
  | Readonly<{ what: 'no_register'; floor: string; register: string }>
  | Readonly<{
      what: 'receiver'
      floor: string
      receiver: string
      /** The supporting unit of a pair: a funder. */
      unit: string | null
      /** Bills of each person that a rate is taken of. */
      qualifying: readonly Readonly<{ person: string; amount: string }>[]
      given: readonly Readonly<{ source: string; amount: string }>[]
    }>

const KINDS = ['household_floor', 'village_average', 'pair_floor', 'rate_floor'] as const

/** Floors of the documents (C5, B1, B4, E1), held by audit against its own register: not allocation's own evaluation of itself. */
export const AWARDED_AGAINST_REGISTER: Judge<FloorFact> = {
  name: 'awarded_against_register',
  title: { zh: '发放与名册核对（保底）', en: 'Awarded against register' },
  description: {
    zh: '按审计自有名册核对保底：每户年度合计（C5）、村均引导资金（B1）、帮扶单位对村（B4）、医疗费用补助比例（E1）；差额精确到分。',
    en: 'Floors held against a register of the auditors: each household (C5), villages on average (B1), each supporting unit and its village (B4), a rate of medical bills (E1); what is missing, to the fen.',
  },
  requireTerms: (terms) => void readFloors(terms),
  judge: async function* (facts, { terms }) {
    const floors = new Map(readFloors(terms).map((floor) => [floor.id, floor]))
    for await (const group of grouped(facts, (fact) => fact.floor)) {
      const floor = floors.get(group[0]?.fact.floor ?? '')
      if (floor !== undefined) yield* judgeFloor(floor, group)
    }
  },
}

/** @throws RECONCILIATION_CONTROL_TERM_INVALID */
export function readFloors(terms: Terms): Floor[] {
  const read = readTerms(terms, ['floors', 'year'])
  read.year('year')
  return read.records('floors').map((each, index) => {
    const path = `floors/${index}`
    const kind = KINDS.find((known) => known === each['kind'])
    if (kind === undefined) throw termInvalid(`${path}/kind`, each['kind'], KINDS.join(', '))
    const need = (name: string): string => {
      const value = each[name]
      if (value === undefined) throw termInvalid(`${path}/${name}`, undefined, 'a text')
      return value
    }
    const programmes = each['programmes'] ?? 'all'
    return {
      id: need('id'),
      kind,
      amount: kind === 'rate_floor' ? 0n : fenOf(need('amount')),
      percent: kind === 'rate_floor' ? parsePercent(`${path}/percent`, need('percent')) : 0n,
      programmes: programmes === 'all' ? null : programmes.split(',').map((name) => name.trim()),
      register: need('register'),
      document: each['document'] ?? '',
    }
  })
}

function parsePercent(path: string, text: string): bigint {
  if (!/^(0|[1-9]\d{0,2})(\.\d{1,6})?$/u.test(text)) throw termInvalid(path, text, 'a percentage of at most 6 places')
  const [whole = '', places = ''] = text.split('.')
  return BigInt(whole + places.padEnd(6, '0'))
}

const RULE = 'awarded_against_register'
type Group = readonly Readonly<{ row: number; fact: FloorFact }>[]

function* judgeFloor(floor: Floor, group: Group): Iterable<Judgement> {
  let [bound, given, firstRow] = [0n, 0n, 0]
  for (const { row, fact } of group) {
    if (fact.what === 'no_register') {
      yield registerMissing(RULE, row, fact.register, floor.id)
      continue
    }
    const got = fact.given.reduce((total, { amount }) => total + fenOf(amount), 0n)
    bound += 1n
    given += got
    if (firstRow === 0) firstRow = row
    if (floor.kind !== 'village_average') {
      const least = floor.kind === 'rate_floor' ? leastOfBills(floor, fact.qualifying) : floor.amount
      const who = fact.unit === null ? fact.receiver : `${fact.receiver}:${fact.unit}`
      if (got < least) yield below(floor, row, who, least, got, fact)
    }
  }
  const least = floor.amount * bound
  if (floor.kind === 'village_average' && given < least)
    yield below(floor, firstRow, `average of ${bound}`, least, given, null)
}

/** Of each person once, of the sum of the bills; a part of a fen counts as a fen, because "not less than" is not met below it. */
function leastOfBills({ percent }: Floor, bills: readonly Readonly<{ person: string; amount: string }>[]): bigint {
  const sums = new Map<string, bigint>()
  for (const { person, amount } of bills) sums.set(person, (sums.get(person) ?? 0n) + fenOf(amount))
  const hundred = 100n * 1_000_000n
  return [...sums.values()].reduce((total, fen) => total + (fen * percent + hundred - 1n) / hundred, 0n)
}

function below(
  floor: Floor,
  row: number,
  who: string,
  least: bigint,
  got: bigint,
  fact: Extract<FloorFact, { what: 'receiver' }> | null,
): Judgement {
  const fields = { floor: floor.id, beneficiary: fact?.receiver ?? null, unit: fact?.unit ?? null }
  const item = (amount: bigint) => itemOf(row, `${floor.id}:${who}`, amount, null, fields)
  return controlBreak({
    kind: 'below_floor',
    fund: null,
    rule: RULE,
    failed: floor.kind,
    left: item(least),
    right: item(got),
    detail: {
      floor: floor.id,
      document: floor.document,
      given: (fact?.given ?? []).map(({ source, amount }) => `${source} ${amount}`),
      missing: formatFen(least - got),
    },
    explanation: {
      zh: `${floor.id}（${floor.document}）：${who} 应不少于 ${yuan(least)} 元，实际 ${yuan(got)} 元，差 ${yuan(least - got)} 元。`,
      en: `${floor.id} (${floor.document}): ${who} should have at least ${yuan(least)} and has ${yuan(got)}; ${yuan(least - got)} are missing.`,
    },
  })
}

/** A register that nobody uploaded: nothing was looked at, which must not look clean. */
export const registerMissing = (rule: string, row: number, register: string, about: string): Judgement =>
  controlBreak({
    kind: 'statement_incomplete',
    fund: null,
    rule,
    failed: 'register',
    right: itemOf(row, `register:${register}:${about}`, 0n, null, { register }),
    detail: { register, about },
    explanation: {
      zh: `没有名册 ${register}，${about} 未能核对。`,
      en: `There is no register ${register}: ${about} was not looked at.`,
    },
  })
