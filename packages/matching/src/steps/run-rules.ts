import type { MatchProgress } from '../session/open-matching.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { countKeys, type KeyCounts } from './key-counts.ts'
import { matchGroups } from './match-groups.ts'
import { matchPairs } from './match-pairs.ts'
import { matchSums } from './match-sums.ts'
import type { RunState } from './run-state.ts'
import { settleKeys } from './settle-keys.ts'
import { settleAmbiguous, settleCutOff, settleMissing, settleReturns, settleReversed } from './settle-rest.ts'

/**
 * The order of everything:
 * 1. The rules, as they are ordered. After the last rule of a key that names one record, what is wrong with rows of that key is settled: a
 *    weaker rule must not find another partner for a row whose own stands there with another amount.
 * 2. Where rows were ambiguous and later rules took some of them away, the rules once more: what is left may be certain now.
 * 3. What is wrong with rows of all other keys; returns; what comes after the cut-off; reversed signs; ambiguities; what is missing.
 */
export async function runRules(state: RunState, tell: (progress: MatchProgress) => void): Promise<void> {
  const { rules } = state
  const counts = new Map<string, KeyCounts>()
  for (const planned of rules)
    if (planned.keys.length > 0 && !counts.has(planned.keySignature))
      counts.set(planned.keySignature, await countKeys(state, planned))
  const isStrong = ({ rule, evidence, keySignature }: PlannedRule): boolean =>
    evidence === 'identifying' && (rule.identifies ?? counts.get(keySignature)?.isNearlyUnique ?? false)
  const of = rules.length + LAST_STEPS
  const settling = rules.filter(
    (planned, place) => settles(planned) && !rules.slice(place + 1).some((later) => replaces(later, planned)),
  )

  for (let pass = 0; pass < PASSES_MAX; pass++) {
    state.ambiguous = []
    let madeSince = false
    for (const [place, planned] of rules.entries()) {
      state.check()
      tell({ step: 'match', rule: planned.rule.id, done: place, of })
      const made = await matchByRule(state, planned, counts.get(planned.keySignature)?.crowd ?? null)
      if (made > 0 && state.ambiguous.length > 0) madeSince = true
      const isLast = rules.findLastIndex(({ keySignature }) => keySignature === planned.keySignature) === place
      const pairs = settling.find(
        (one) => one.keySignature === planned.keySignature && one.rule.kind === 'one_to_one' && isStrong(one),
      )
      if (isLast && pairs !== undefined) await settleKeys(state, pairs, true)
    }
    if (!madeSince) break
  }

  tell({ step: 'settle', rule: null, done: rules.length, of })
  for (const planned of settling) {
    state.check()
    if (planned.rule.kind !== 'one_to_one' || !isStrong(planned)) await settleKeys(state, planned, isStrong(planned))
  }
  await settleReturns(state)
  for (const planned of rules) if (planned.evidence === 'identifying') await settleCutOff(state, planned)
  for (const planned of rules)
    if (planned.evidence !== 'identifying' && planned.rule.kind === 'one_to_one') await settleReversed(state, planned)
  await settleAmbiguous(state)
  await settleMissing(state)
  tell({ step: 'explain', rule: null, done: rules.length + 1, of })
}

const LAST_STEPS = 2
const PASSES_MAX = 3

const settles = ({ evidence, rule }: PlannedRule): boolean => evidence === 'identifying' && rule.max_group === undefined
/** Of several rules of one key the last is the most lenient, and what fails it comes nearest. */
const replaces = (later: PlannedRule, earlier: PlannedRule): boolean =>
  settles(later) &&
  later.keySignature === earlier.keySignature &&
  (later.rule.kind === 'one_to_one') === (earlier.rule.kind === 'one_to_one')

const matchByRule = (state: RunState, planned: PlannedRule, crowd: number | null): Promise<number> => {
  if (planned.rule.kind === 'one_to_one') return matchPairs(state, planned, crowd)
  return planned.rule.max_group === undefined ? matchGroups(state, planned) : matchSums(state, planned)
}
