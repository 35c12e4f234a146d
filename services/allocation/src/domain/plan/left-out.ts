import type { BilingualTitle } from '@fundtrace/problem'
import { BASES, RECEIVER_FACTS } from '../programme/base.ts'
import type { Clause } from '../programme/condition.ts'
import { wordsOfValue } from '../programme/fact-words.ts'
import type { Facts } from '../programme/facts.ts'
import type { Programme } from '../programme/programme.ts'
import { countUnitsOf } from './count-units.ts'
import type { Receiver } from './receiver.ts'

/** Why somebody whom the programme may pay comes to nothing by it: each condition that does not hold with the fact as it is, or what counts. */
export function leftOutReasons(programme: Programme, year: number, receiver: Receiver): readonly BilingualTitle[] {
  const { where, base } = programme
  const { unit, zh, en } = BASES[base.of]
  const ofBase = unit === 'receiver' ? (base.where?.clauses ?? []) : []
  const unmet = [...(where?.clauses ?? []), ...ofBase].filter((clause) => !clause.holds(receiver.facts))
  if (unmet.length > 0) return unmet.map((clause) => wordsOfUnmet(clause, receiver))
  const counted = countUnitsOf({ ...programme, where: null, base: { ...base, atLeast: 0 } }, year)(receiver)?.count ?? 0
  const needed = Math.max(1, base.atLeast)
  if (counted < needed)
    return [{ zh: `计入${counted}${zh}，须有${needed}${zh}`, en: `${counted} ${en.many} count, ${needed} needed` }]
  return [
    {
      zh: '符合条件，但算得零元（限额用完、标准为零或没有可计的费用）',
      en: 'qualifies, but comes out at nothing (limit used up, rate of nothing, or no costs)',
    },
  ]
}

function wordsOfUnmet({ words, asks }: Clause, { kind, facts }: Receiver): BilingualTitle {
  const known = asks.map((fact) => factWords(kind, fact, facts))
  return {
    zh: `不符合“${words.zh}”：${known.map((each) => each.zh).join('，')}`,
    en: `does not meet “${words.en}”: ${known.map((each) => each.en).join(', ')}`,
  }
}

function factWords(kind: Receiver['kind'], fact: string, facts: Facts): BilingualTitle {
  const vocabulary = RECEIVER_FACTS[kind]
  const described = Object.hasOwn(vocabulary, fact) ? vocabulary[fact] : undefined
  if (described === undefined) return { zh: fact, en: fact }
  const value = wordsOfValue(described, facts[fact] ?? null)
  return { zh: `${described.zh}为${value.zh}`, en: `${described.en} is ${value.en}` }
}
