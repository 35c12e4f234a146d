import { fenOf } from '@fundtrace/money'
import type { Item } from '@fundtrace/matching'
import type { Judgement, Terms } from '../control.ts'
import { registerMissing } from './awarded-against-register.ts'
import { controlBreak, itemOf, type Judge, numbered, yuan } from './control-break.ts'
import { readTerms, termInvalid } from './terms.ts'

/** Registers first, then awards, then payments. People and cards are keyed hashes, never numbers. */
export type EligibilityFact =
  | Readonly<{ what: 'no_register'; register: string }>
  /** Somebody in another office's register: dead, in public pay, owner of property; `since` and `until` as far as it says. */
  | Readonly<{
      what: 'doubt'
      ground: string
      register: string
      person: string
      since: string | null
      until: string | null
    }>
  | Readonly<{
      what: 'award'
      fund: string
      award: string
      programme: string
      county: string
      beneficiary: string
      period: string
      line: string
      amount: string
      on: string
      people: readonly string[]
      cards: readonly string[]
    }>
  /** One of several payments that settled for the same award. */
  | Readonly<{ what: 'payment'; fund: string; award: string; payment: string; amount: string; on: string | null }>

type Award = Extract<EligibilityFact, { what: 'award' }>
type Doubt = Extract<EligibilityFact, { what: 'doubt' }>
type Numbered<Value> = Readonly<{ row: number; fact: Value }>

/** 疑点: given twice, over programmes and counties, or to whom another office's register says it may not be given. */
export const DUPLICATES_OVER_PROGRAMMES: Judge<EligibilityFact> = {
  name: 'duplicates_over_programmes',
  title: { zh: '跨项目跨县重复与资格疑点', en: 'Duplicates and eligibility over programmes and counties' },
  description: {
    zh: '同一户、同一身份证号、同一银行卡在同一项目同期重复领取（含跨县）；互斥项目兼领；同一发放项付款两次；名册比对死亡、财政供养、房产等人员。',
    en: 'The same household, identity number or card given the same twice, also over counties; programmes that exclude each other; one award paid twice; people in registers of the dead, the public payroll, property.',
  },
  requireTerms: (terms) => void readEligibilityTerms(terms),
  judge: async function* (facts, { terms }) {
    const judge = openJudge(readEligibilityTerms(terms).exclusive)
    for await (const { row, fact } of numbered(facts)) yield* judge(row, fact)
  },
}

export function readEligibilityTerms(terms: Terms) {
  const read = readTerms(terms, ['households', 'registers', 'exclusive'])
  const registers = read.records('registers').map((each, index) => {
    const { name, ground } = each
    if (name === undefined || ground === undefined) throw termInvalid(`registers/${index}`, each, '{name, ground}')
    return { name, ground }
  })
  return { households: read.text('households', 'households'), registers, exclusive: read.textLists('exclusive') }
}

const RULE = 'duplicates_over_programmes'

function openJudge(exclusive: readonly (readonly string[])[]) {
  const doubts = new Map<string, Numbered<Doubt>[]>()
  const seen = new Map<string, Numbered<Award>>()
  const paid = new Map<string, Item>()

  return function* judge(row: number, fact: EligibilityFact): Iterable<Judgement> {
    switch (fact.what) {
      case 'no_register':
        yield registerMissing(RULE, row, fact.register, RULE)
        return
      case 'doubt':
        doubts.set(fact.person, [...(doubts.get(fact.person) ?? []), { row, fact }])
        return
      case 'award': {
        const [first, ...others] = findEarlier(seen, keysOf(fact, exclusive), { row, fact })
        if (first !== undefined) yield givenTwice({ row, fact }, first, others)
        for (const person of fact.people)
          for (const doubt of doubts.get(person) ?? [])
            if (isIn(doubt.fact, fact.on)) yield ineligible(doubt, { row, fact })
        return
      }
      case 'payment': {
        const item = itemOf(row, `payment:${fact.payment}`, fact.amount, fact.on, {
          fund: fact.fund,
          award: fact.award,
        })
        const first = paid.get(fact.award)
        if (first === undefined) paid.set(fact.award, item)
        else yield paidTwice(fact.fund, first, item)
      }
    }
  }
}

type Key = Readonly<{ failed: 'award' | 'identity' | 'card' | 'exclusive'; key: string }>

/** What may be there once. */
function keysOf(award: Award, exclusive: readonly (readonly string[])[]): Key[] {
  const { programme, period, line, beneficiary } = award
  const thing = JSON.stringify([programme, period, line])
  const who = [beneficiary, ...award.people]
  return [
    { failed: 'award', key: `${thing} ${beneficiary}` },
    ...award.people.map((person): Key => ({ failed: 'identity', key: `${thing} person ${person}` })),
    ...award.cards.map((card): Key => ({ failed: 'card', key: `${thing} card ${card}` })),
    ...exclusive.flatMap((programmes, index) =>
      programmes.includes(programme)
        ? who.map((each): Key => ({ failed: 'exclusive', key: `exclusive ${index} ${period.slice(0, 4)} ${each}` }))
        : [],
    ),
  ]
}

type Earlier = Readonly<{ award: Numbered<Award>; failed: Key['failed'] }>

/** The first award that had each of the keys, once for each reason; all keys of this one are taken from now on. */
function findEarlier(seen: Map<string, Numbered<Award>>, keys: readonly Key[], award: Numbered<Award>): Earlier[] {
  const found: Earlier[] = []
  for (const { failed, key } of keys) {
    const earlier = seen.get(key)
    if (earlier === undefined) seen.set(key, award)
    else if (
      isDoubled(failed, earlier.fact, award.fact) &&
      !found.some((each) => each.failed === failed && each.award.row === earlier.row)
    )
      found.push({ award: earlier, failed })
  }
  return found
}

/** A household that has the same twice is found by its award; programmes exclude others, not themselves. */
function isDoubled(failed: Key['failed'], earlier: Award, award: Award): boolean {
  if (failed === 'award') return true
  if (failed === 'exclusive') return earlier.programme !== award.programme
  return earlier.beneficiary !== award.beneficiary
}

/** One break for what is given again, however many reasons and earlier awards speak against it: the money is there once. */
function givenTwice(
  award: Numbered<Award>,
  { award: earlier, failed }: Earlier,
  others: readonly Earlier[],
): Judgement {
  const [first, again] = [itemOfAward(earlier), itemOfAward(award)]
  const further = others.map((each) => ({ failed: each.failed, item: itemOfAward(each.award) }))
  const related = further.filter(
    ({ item }, place) => item.id !== first.id && further.findIndex((each) => each.item.id === item.id) === place,
  )
  return controlBreak({
    kind: 'duplicate',
    fund: award.fact.fund,
    rule: RULE,
    failed,
    left: first,
    right: again,
    difference: again.amount,
    related: related.map(({ item }) => item),
    detail: {
      reasons: [{ failed, award: first.id }, ...further.map((each) => ({ failed: each.failed, award: each.item.id }))],
      programmes: [earlier.fact.programme, award.fact.programme],
      counties: [earlier.fact.county, award.fact.county],
      period: award.fact.period,
    },
    explanation: {
      zh: `${WORDS[failed].zh}：${first.id}（${earlier.fact.county}，${earlier.fact.programme}）与 ${again.id}（${award.fact.county}，${award.fact.programme}），${yuan(again.amount)} 元。${further.map((each) => `又：${WORDS[each.failed].zh}（${each.item.id}）。`).join('')}`,
      en: `${WORDS[failed].en}: ${first.id} (${earlier.fact.county}, ${earlier.fact.programme}) and ${again.id} (${award.fact.county}, ${award.fact.programme}), ${yuan(again.amount)}.${further.map((each) => ` ${WORDS[each.failed].en} (${each.item.id}).`).join('')}`,
    },
  })
}

const WORDS = {
  award: { zh: '同一项目、期间、受益人和项目行重复发放', en: 'The same line of the same programme was awarded twice' },
  identity: {
    zh: '同一身份证号在两户名下领取同一补助',
    en: 'One identity number has the same award in two households',
  },
  card: { zh: '同一银行卡为两户领取同一补助', en: 'One card takes the same award for two households' },
  exclusive: { zh: '互斥项目兼领', en: 'Programmes that exclude each other' },
} as const

function ineligible({ row, fact: doubt }: Numbered<Doubt>, award: Numbered<Award>): Judgement {
  const right = itemOfAward(award)
  return controlBreak({
    kind: 'ineligible',
    fund: award.fact.fund,
    rule: RULE,
    failed: doubt.ground,
    left: itemOf(row, `${doubt.register}:${doubt.person}`, 0n, doubt.since, {
      register: doubt.register,
      ground: doubt.ground,
    }),
    right,
    detail: { ground: doubt.ground, register: doubt.register, since: doubt.since, until: doubt.until },
    explanation: {
      zh: `疑点：${right.id}（${award.fact.beneficiary}，${award.fact.on}，${yuan(right.amount)} 元）的家庭成员列入名册 ${doubt.register}（${doubt.ground}${doubt.since === null ? '' : `，自 ${doubt.since}`}）。`,
      en: `In doubt: a member of ${award.fact.beneficiary}, given ${right.id} of ${yuan(right.amount)} on ${award.fact.on}, is in the register ${doubt.register} (${doubt.ground}${doubt.since === null ? '' : ` since ${doubt.since}`}).`,
    },
  })
}

const isIn = ({ since, until }: Doubt, day: string): boolean =>
  (since === null || since <= day) && (until === null || day <= until)

const paidTwice = (fund: string, first: Item, again: Item): Judgement =>
  controlBreak({
    kind: 'duplicate',
    fund,
    rule: RULE,
    failed: 'payment',
    left: first,
    right: again,
    difference: again.amount,
    explanation: {
      zh: `同一发放项付款两次：${first.id} 与 ${again.id}，${yuan(again.amount)} 元。`,
      en: `One award was paid twice: ${first.id} and ${again.id}, ${yuan(again.amount)}.`,
    },
  })

const itemOfAward = ({ row, fact }: Numbered<Award>): Item =>
  itemOf(row, `award:${fact.award}`, fenOf(fact.amount), fact.on, {
    fund: fact.fund,
    programme: fact.programme,
    county: fact.county,
    beneficiary: fact.beneficiary,
    period: fact.period,
    line: fact.line,
  })
