import type { Measured } from './measure.ts'

type Goal = readonly [name: string, valueOf: (measured: Measured) => number | undefined, goal: number, sense: Sense]
/** `known`: what was reached elsewhere, reported beside ours and asked of nobody. */
type Sense = 'at least' | 'at most' | 'known'

const GOALS: readonly Goal[] = [
  ['engine of bound, spread over 10,000 accounts', ({ engine }) => engine.spread.of_bound, 0.65, 'at least'],
  ['engine of bound, one hot account', ({ engine }) => engine.hot.of_bound, 0.7, 'at least'],
  ['engine of naive, spread', ({ engine }) => engine.spread.of_naive, 25, 'known'],
  ['engine of naive, hot', ({ engine }) => engine.hot.of_naive, 75, 'known'],
  ['HTTP bulk 100 of engine', ({ http_bulk100 }) => http_bulk100.of_engine, 0.85, 'at least'],
  ['HTTP single POST of a no-op, 64 connections', ({ http_single }) => http_single.of_noop, 0.35, 'at least'],
  ['HTTP single POST, p99 in ms', ({ http_single }) => http_single.p99_ms, 20, 'at most'],
  ['events over PostgreSQL of engine', ({ events }) => events['postgres']?.of_engine, 0.6, 'at least'],
  ['events over Kafka of engine', ({ events }) => events['kafka']?.of_engine, 0.6, 'at least'],
  ['cost of the seal', ({ seal_cost }) => seal_cost, 0.15, 'at most'],
  ['verification, entries a second', ({ verify_entries_s }) => verify_entries_s, 250_000, 'at least'],
  ['with ten million transactions, of before', ({ large }) => large?.of_small, 0.75, 'at least'],
  ['five million accounts, MiB of the writer', ({ large }) => large?.accounts_5m.peak_mib, 1_024, 'at most'],
]

/** For people: each goal of the issue, what was measured, and whether it was reached. */
export function tableOf(measured: Measured): string {
  const rows = GOALS.map(([name, valueOf, goal, sense]) => {
    const value = valueOf(measured)
    const told = value === undefined ? 'not measured' : value.toFixed(value < 100 ? 2 : 0)
    const verdict = value === undefined || isReached(value, goal, sense) ? '' : '   NOT REACHED'
    return `${name.padEnd(48)} ${told.padStart(12)}   ${sense} ${goal}${verdict}`
  })
  const { bound, naive, engine, http_noop, http_single, http_bulk100 } = measured
  return [
    `bound ${Math.round(bound.spread)} / ${Math.round(bound.hot)}, naive ${Math.round(naive.spread)} / ${Math.round(naive.hot)}, engine ${Math.round(engine.spread.tx_s)} / ${Math.round(engine.hot.tx_s)} transactions a second (spread / hot)`,
    `HTTP: no-op ${Math.round(http_noop.req_s)} (p99 ${http_noop.p99_ms} ms), single ${Math.round(http_single.tx_s)}, bulk 100 ${Math.round(http_bulk100.tx_s)} a second`,
    ...rows,
    ...(measured.large === undefined
      ? []
      : [`five million accounts: ${Math.round(measured.large.accounts_5m.tx_s)} transactions a second`]),
    ...Object.entries(measured.audits).map(([name, ok]) => `${ok ? '✓' : '✗'} ${name.replaceAll('_', ' ')}`),
    measured.machine,
    '',
  ].join('\n')
}

const isReached = (value: number, goal: number, sense: Sense): boolean =>
  sense === 'known' || (sense === 'at least' ? value >= goal : value <= goal)
