import type { Evidence } from '../decide/decide-component.ts'
import type { Side } from '../item.ts'
import type { FieldPair, Rule, RuleSet } from '../rule-schema.ts'
import { leftField, rightField } from '../rule-set.ts'

export type PlannedRule = Readonly<{
  /** Place in the rule set, from 0: the number under which its matches and breaks are kept. */
  index: number
  rule: Rule
  keys: readonly FieldPair[]
  evidence: Evidence
  /** The same for rules of the same keys; empty without keys. */
  keySignature: string
}>

export const planRules = (ruleSet: RuleSet): readonly PlannedRule[] =>
  ruleSet.rules.map((rule, index) => ({
    index,
    rule,
    keys: rule.keys ?? [],
    evidence: rule.keys === undefined ? 'keyless' : rule.identifies === false ? 'keyed' : 'identifying',
    keySignature: (rule.keys ?? [])
      .map((pair) => `${leftField(pair)}=${rightField(pair)}`)
      .toSorted()
      .join('&'),
  }))

/** Fields of a side that a rule set asks for: who reads the side has to have them. */
export function fieldsAsked({ rules, returns = [] }: RuleSet, side: Side): readonly string[] {
  const pairs = [
    ...returns,
    ...rules.flatMap((rule) => [
      ...(rule.keys ?? []),
      ...(rule.names === undefined ? [] : [rule.names.field]),
      ...(rule.text === undefined ? [] : [rule.text.tokens]),
      ...(rule.compare ?? []).map(({ field }) => field),
    ]),
  ]
  return [...new Set(pairs.map(side === 'left' ? leftField : rightField))].toSorted()
}
