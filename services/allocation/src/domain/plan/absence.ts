import type { BilingualTitle } from '@fundtrace/problem'
import { BASES, RECEIVER_FACTS, type Vocabulary } from '../programme/base.ts'
import type { Clause } from '../programme/condition.ts'
import { wordsOfValue } from '../programme/fact-words.ts'
import type { FactDescription, Facts, FactValue } from '../programme/facts.ts'
import type { Programme } from '../programme/programme.ts'
import { countUnitsOf, type Unit } from './count-units.ts'
import type { Receiver } from './receiver.ts'

/** How a receiver stood in the register for one of two plans. */
export type Side = Readonly<{
  programme: Programme
  year: number
  /** YYYY-MM-DD, and the revision by which the register was read. */
  day: string
  revision: number
  /** Null for one who is not registered yet. */
  standing: Standing | null
  /** Null for one whom no programme may pay on the day. */
  receiver: Receiver | null
}>

export type Standing = Readonly<{
  status: 'registered' | 'left_poverty' | 'removed'
  /** The last day of grace. */
  graceUntil: string | null
  recordedArea: string
  /** By the areas in force on the day. */
  area: string
}>

/** Why a receiver has a line in one plan and none in the other; before and after are those of the two plans, in their order. */
export type AbsenceReason = Readonly<{
  kind:
    | 'not_registered'
    | 'removed'
    | 'left_poverty'
    | 'grace_over'
    | 'moved'
    | 'area_merged'
    | 'condition'
    | 'counted'
    | 'rule_changed'
    | 'tier'
    | 'amount_nothing'
    | 'other_programme'
    | 'register_unknown'
  fact?: string
  /** Of a member or item. */
  unit?: string
  before?: FactValue
  after?: FactValue
  words: BilingualTitle
}>

/** `there` is the plan with the line, `absent` the one without; the line is new where `absent` is the plan before. */
export function absenceReasons(change: 'new' | 'gone', there: Side, absent: Side): readonly AbsenceReason[] {
  const values = (ofThere: FactValue, ofAbsent: FactValue): Values =>
    change === 'new' ? { before: ofAbsent, after: ofThere } : { before: ofThere, after: ofAbsent }
  const standing = standingReason(there, absent, values) ?? areaReason(there, absent, values)
  if (standing !== null) return [standing]
  if (there.receiver === null || absent.receiver === null) return [nothing(absent)]
  const both = { there: there.receiver, absent: absent.receiver }
  const reasons = [...ofReceiver(there, absent, both, values), ...ofUnits(there, absent, both, values)]
  return reasons.length > 0 ? reasons : [amountReason(there, absent, both, values)]
}

type Values = Readonly<{ before: FactValue; after: FactValue }>
type ValuesOf = (there: FactValue, absent: FactValue) => Values
type Both = Readonly<{ there: Receiver; absent: Receiver }>

function standingReason({ standing: own }: Side, absent: Side, values: ValuesOf): AbsenceReason | null {
  const { standing } = absent
  const { zh, en } = momentWords(absent)
  if (standing === null)
    return { kind: 'not_registered', words: { zh: `${zh}尚未登记`, en: `not registered yet ${en}` } }
  const status = { fact: 'status', ...values(own?.status ?? null, standing.status) }
  if (standing.status === 'removed')
    return { kind: 'removed', ...status, words: { zh: `${zh}已移出名册`, en: `removed from the register ${en}` } }
  if (standing.status === 'registered') return null
  if (standing.graceUntil === null)
    return {
      kind: 'left_poverty',
      ...status,
      words: { zh: `${zh}已脱贫，没有政策延续期`, en: `out of poverty without grace ${en}` },
    }
  if (standing.graceUntil >= absent.day) return null
  return {
    kind: 'grace_over',
    fact: 'grace_until',
    ...values(own?.graceUntil ?? null, standing.graceUntil),
    words: {
      zh: `${zh}已脱贫，政策延续期止于${standing.graceUntil}`,
      en: `out of poverty ${en}, grace ended on ${standing.graceUntil}`,
    },
  }
}

function areaReason({ standing: own, programme }: Side, absent: Side, values: ValuesOf): AbsenceReason | null {
  const { standing } = absent
  if (standing === null || absent.programme.covers.some((prefix) => standing.area.startsWith(prefix))) return null
  const area = { fact: 'area', ...values(own?.area ?? null, standing.area) }
  const { zh, en } = momentWords(absent)
  const covers = absent.programme.covers.join('、')
  if (own === null || own.area === standing.area)
    return ruleChanged(programme, absent.programme, values, {
      zh: `实施区划为${covers}，不含${standing.area}`,
      en: `it covers ${covers}, without ${standing.area}`,
    })
  const isMerged = own.recordedArea === standing.recordedArea
  return isMerged
    ? {
        kind: 'area_merged',
        ...area,
        words: {
          zh: `${zh}按区划调整属${standing.area}，不在实施区划${covers}内`,
          en: `by the areas in force ${en} it belongs to ${standing.area}, outside ${covers}`,
        },
      }
    : {
        kind: 'moved',
        ...area,
        words: {
          zh: `${zh}住在${standing.area}，不在实施区划${covers}内`,
          en: `lives in ${standing.area} ${en}, outside ${covers}`,
        },
      }
}

/** Conditions on the receiver itself, as the plan without the line has them. */
function ofReceiver(there: Side, absent: Side, both: Both, values: ValuesOf): AbsenceReason[] {
  const { where, base } = absent.programme
  const ofBase = BASES[base.of].unit === 'receiver' ? (base.where?.clauses ?? []) : []
  const vocabulary = RECEIVER_FACTS[both.there.kind]
  return [...(where?.clauses ?? []), ...ofBase]
    .filter((clause) => !clause.holds(both.absent.facts))
    .flatMap((clause) =>
      clause.holds(both.there.facts)
        ? unmet(clause, vocabulary, { there: both.there.facts, absent: both.absent.facts }, values)
        : [ruleChanged(there.programme, absent.programme, values, clause.words)],
    )
}

function unmet(
  clause: Clause,
  vocabulary: Vocabulary,
  facts: Readonly<{ there: Facts; absent: Facts }>,
  values: ValuesOf,
  unit?: string,
): AbsenceReason[] {
  return clause.asks.flatMap((fact) => {
    const [ofThere, ofAbsent] = [facts.there[fact] ?? null, facts.absent[fact] ?? null]
    if (ofThere === ofAbsent) return []
    const pair = values(ofThere, ofAbsent)
    const told = changeWords(describe(vocabulary, fact), pair)
    return [
      {
        kind: 'condition' as const,
        fact,
        ...(unit === undefined ? {} : { unit }),
        ...pair,
        words: {
          zh: `不符合条件“${clause.words.zh}”：${unit === undefined ? '' : `${unit} `}${told.zh}`,
          en: `does not meet “${clause.words.en}”: ${unit === undefined ? '' : `${unit} `}${told.en}`,
        },
      },
    ]
  })
}

/** Members and items: how many count, and which do no more for what they are. */
function ofUnits(there: Side, absent: Side, both: Both, values: ValuesOf): AbsenceReason[] {
  const { base } = absent.programme
  const { unit, zh, en, facts } = BASES[base.of]
  if (unit === 'receiver' || unit === 'none') return []
  const counted = countOf(absent, both.absent)
  if (counted > 0 && counted >= base.atLeast) return []
  const before = countOf({ programme: absent.programme, year: there.year }, both.there)
  const need = Math.max(1, base.atLeast)
  const lack = { zh: `计入${counted}${zh}，须有${need}${zh}`, en: `${counted} ${en.many} count, ${need} needed` }
  if (before < need) return [ruleChanged(there.programme, absent.programme, values, lack)]
  const pair = values(before, counted)
  const units = new Map(unitsOf(both.absent).map((each) => [each.id, each]))
  const changed = unitsOf(both.there).flatMap((own) => {
    const other = units.get(own.id)
    if (other === undefined) return []
    return (base.where?.clauses ?? [])
      .filter((clause) => clause.holds(own.facts) && !clause.holds(other.facts))
      .flatMap((clause) => unmet(clause, facts, { there: own.facts, absent: other.facts }, values, own.id))
  })
  const words = {
    zh: `${lack.zh}：前${pair.before}${zh}，后${pair.after}${zh}`,
    en: `${lack.en}: ${pair.before} before, ${pair.after} after`,
  }
  return [{ kind: 'counted', ...pair, words }, ...changed]
}

const unitsOf = ({ members, items }: Receiver): readonly Unit[] => (items.length > 0 ? items : members)

/** Whatever else the programme asks. */
function countOf({ programme, year }: Pick<Side, 'programme' | 'year'>, receiver: Receiver): number {
  const alone = { ...programme, where: null, base: { ...programme.base, atLeast: 0 } }
  return countUnitsOf(alone, year)(receiver)?.count ?? 0
}

/** Whoever counts in both plans comes out at nothing in one of them. */
function amountReason(there: Side, absent: Side, both: Both, values: ValuesOf): AbsenceReason {
  const { amount } = absent.programme
  if (amount.kind === 'tiers' && amount.asks === 'receiver') {
    const pair = values(both.there.facts[amount.by] ?? null, both.absent.facts[amount.by] ?? null)
    const told = changeWords(describe(RECEIVER_FACTS[both.there.kind], amount.by), pair)
    if (pair.before !== pair.after)
      return {
        kind: 'tier',
        fact: amount.by,
        ...pair,
        words: { zh: `该档不给：${told.zh}`, en: `its tier gives nothing: ${told.en}` },
      }
  }
  const isSame = there.programme.id === absent.programme.id && there.programme.version === absent.programme.version
  return isSame ? nothing(absent) : ruleChanged(there.programme, absent.programme, values, null)
}

const nothing = (absent: Side): AbsenceReason => ({
  kind: 'amount_nothing',
  words: {
    zh: `${momentWords(absent).zh}符合条件，但算得零元（限额用完、标准为零或没有可计的费用）`,
    en: `qualifies ${momentWords(absent).en}, but comes out at nothing (limit used up, rate of nothing, or no costs)`,
  },
})

function ruleChanged(
  there: Programme,
  absent: Programme,
  values: ValuesOf,
  rule: BilingualTitle | null,
): AbsenceReason {
  const nameOf = ({ id, version }: Programme): string => `${id} ${version}`
  const pair = values(nameOf(there), nameOf(absent))
  return {
    kind: 'rule_changed',
    ...pair,
    words: {
      zh: `项目政策由“${pair.before}”变为“${pair.after}”${rule === null ? '' : `；无此行的一版要求：${rule.zh}`}`,
      en: `the rule changed from ${pair.before} to ${pair.after}${rule === null ? '' : `; the one without this line says: ${rule.en}`}`,
    },
  }
}

export const OTHER_PROGRAMME: AbsenceReason = {
  kind: 'other_programme',
  words: { zh: '两个计划的对象不同类', en: 'the two plans are for receivers of different kinds' },
}

export const REGISTER_UNKNOWN: AbsenceReason = {
  kind: 'register_unknown',
  words: { zh: '计划没有记载名册日期', en: 'a plan does not say on which day the register was read' },
}

const momentWords = ({ day, revision }: Side): BilingualTitle => ({
  zh: `在${day}（修订${revision}）的名册中`,
  en: `in the register of ${day} (revision ${revision})`,
})

const describe = (vocabulary: Vocabulary, fact: string): FactDescription =>
  (Object.hasOwn(vocabulary, fact) ? vocabulary[fact] : undefined) ?? { kind: 'number', zh: fact, en: fact }

/** 户类别：前 一般贫困户，后 低保户 */
export function changeWords(fact: FactDescription, { before, after }: Values): BilingualTitle {
  const [left, right] = [wordsOfValue(fact, before), wordsOfValue(fact, after)]
  return {
    zh: `${fact.zh}前为${left.zh}，后为${right.zh}`,
    en: `${fact.en} ${left.en} before, ${right.en} after`,
  }
}
