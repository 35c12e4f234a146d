/**
 * The matching engine of reconciliation: two sides, ordered rules; matches, and breaks with reasons. README beside this folder.
 */
export {
  type Break,
  BREAK_KINDS,
  BREAK_TITLES,
  type BreakKind,
  type Candidate,
  CONTROL_BREAK_KINDS,
  type Criterion,
  type Explanation,
  MATCHING_BREAK_KINDS,
} from './break.ts'
export { comparable, contentOf, type Item, type ItemFault, type Side, SIDES } from './item.ts'
export type { Match } from './match.ts'
export { leftField, parseRuleSet, readRuleSet, rightField, type RuleProblem, ruleSetHash } from './rule-set.ts'
export { type FieldPair, type Rule, RuleSet } from './rule-schema.ts'
export {
  type CsvColumns,
  type Loaded,
  type Matching,
  type MatchingOptions,
  type MatchOptions,
  type MatchProgress,
  type MatchResult,
  type OutOfRun,
  openMatching,
} from './session/open-matching.ts'
export { fieldsAsked } from './session/planned-rule.ts'
