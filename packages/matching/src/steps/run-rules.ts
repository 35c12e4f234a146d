import { keyEqualities } from '../session/criteria-sql.ts'
import { asNumber } from '../session/engine.ts'
import type { MatchProgress } from '../session/open-matching.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { countKeys, type KeyCounts } from './key-counts.ts'
import { matchGroups } from './match-groups.ts'
import { matchPairs } from './match-pairs.ts'
import { matchSums } from './match-sums.ts'
import type { RunState } from './run-state.ts'
import { settleKeys } from './settle-keys.ts'
import { settleRepeated } from './settle-repeated.ts'
import { settleAmbiguous, settleCutOff, settleMissing, settleReturns, settleReversed } from './settle-rest.ts'

/**
 * The order of everything:
 * 1. The rules, as they are ordered. After the last rule of a key that names one record, what is wrong with rows of that key is settled: a
 *    weaker rule must not find another partner for a row whose own stands there with another amount.
 * 2. Where rows were ambiguous and later rules took some of them away, the rules once more: what is left may be certain now.
 * 3. What is wrong with rows of all other keys; what stands twice on both sides; returns; what comes after the cut-off; reversed signs; ambiguities; what comes after the cut-off
 *    by keys that identify nothing; what is missing.
 */
export async function runRules(state: RunState, tell: (progress: MatchProgress) => void): Promise<void> {
  const { rules } = state
  const counts = new Map<string, KeyCounts>()
  for (const planned of rules)
    if (planned.keys.length > 0 && !counts.has(planned.keySignature))
      counts.set(planned.keySignature, await countKeys(state, planned))
  const isStrong = ({ rule, evidence, keySignature }: PlannedRule): boolean =>
    evidence === 'identifying' && (rule.identifies ?? counts.get(keySignature)?.isNearlyUnique ?? false)
  // A key that names one record of one side only still speaks before weaker rules do, if not as loudly.
  const speaksFirst = (planned: PlannedRule): boolean =>
    isStrong(planned) ||
    (planned.rule.identifies === undefined &&
      planned.evidence === 'identifying' &&
      (counts.get(planned.keySignature)?.isUniqueOnOneSide ?? false))
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
      const made = await matchByRule(state, planned, counts.get(planned.keySignature)?.largest ?? null)
      if (made > 0 && state.ambiguous.length > 0) madeSince = true
      const isLast = rules.findLastIndex(({ keySignature }) => keySignature === planned.keySignature) === place
      const pairs = settling.find(
        (one) => one.keySignature === planned.keySignature && one.rule.kind === 'one_to_one' && speaksFirst(one),
      )
      if (isLast && pairs !== undefined) await settleKeys(state, pairs, { isStrong: isStrong(pairs), telling: [] })
    }
    if (!madeSince) break
  }

  tell({ step: 'settle', rule: null, done: rules.length, of })
  const telling = settling.every(isStrong) ? [] : await rulesThatTell(state, rules.filter(isStrong))
  for (const planned of settling) {
    state.check()
    if (planned.rule.kind !== 'one_to_one' || !speaksFirst(planned))
      await settleKeys(state, planned, { isStrong: isStrong(planned), telling })
  }
  await settleRepeated(state, counts)
  await settleReturns(state)
  for (const planned of rules) if (planned.evidence === 'identifying') await settleCutOff(state, planned)
  for (const planned of rules)
    if (planned.evidence !== 'identifying' && planned.rule.kind === 'one_to_one') await settleReversed(state, planned)
  await settleAmbiguous(state)
  // Of a key that is its owner's alone the rows of this run come first.
  for (const planned of rules) if (planned.evidence === 'keyed') await settleCutOff(state, planned)
  await settleMissing(state)
  tell({ step: 'explain', rule: null, done: rules.length + 1, of })
}

/** Of the rules whose keys name one record those whose keys both sides share: at least half of the keys of one of them. */
async function rulesThatTell({ engine }: RunState, strong: readonly PlannedRule[]): Promise<readonly PlannedRule[]> {
  const telling: PlannedRule[] = []
  const lines = await engine.rows('SELECT rule, count(*) FROM match_lines GROUP BY rule')
  const [sides] = await engine.rows('SELECT least((SELECT count(*) FROM left_work), (SELECT count(*) FROM right_work))')
  for (const planned of new Map(strong.map((one) => [one.keySignature, one])).values()) {
    // What it matched shares its keys: mostly that is enough to know, and costs nothing.
    const matched = lines.find(([rule]) => asNumber(rule) === planned.index)?.[1] ?? 0n
    if (asNumber(matched) > 0 && asNumber(matched) * 2 >= asNumber(sides?.[0])) {
      telling.push(planned)
      continue
    }
    const keys = keyEqualities(planned.rule)
    const hashes = (place: 0 | 1): string => {
      const columns = keys.map((equality) => equality[place])
      const from = place === 0 ? 'left_work l' : 'right_work r'
      return `SELECT DISTINCT hash(${columns.join(', ')}) AS key FROM ${from} WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}`
    }
    const [counts] = await engine.rows(
      `WITH l AS (${hashes(0)}), r AS (${hashes(1)})
       SELECT (SELECT count(*) FROM l SEMI JOIN r USING (key)), least((SELECT count(*) FROM l), (SELECT count(*) FROM r))`,
    )
    const [shared, fewer] = [asNumber(counts?.[0]), asNumber(counts?.[1])]
    if (shared > 0 && shared * 2 >= fewer) telling.push(planned)
  }
  return telling
}

const LAST_STEPS = 2
const PASSES_MAX = 3

const settles = ({ evidence, rule }: PlannedRule): boolean => evidence === 'identifying' && rule.max_group === undefined
/** Of several rules of one key the last is the most lenient, and what fails it comes nearest. */
const replaces = (later: PlannedRule, earlier: PlannedRule): boolean =>
  settles(later) &&
  later.keySignature === earlier.keySignature &&
  (later.rule.kind === 'one_to_one') === (earlier.rule.kind === 'one_to_one')

const matchByRule = (state: RunState, planned: PlannedRule, largest: KeyCounts['largest'] | null): Promise<number> => {
  if (planned.rule.kind === 'one_to_one') return matchPairs(state, planned, largest)
  return planned.rule.max_group === undefined ? matchGroups(state, planned) : matchSums(state, planned)
}
