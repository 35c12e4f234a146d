import type { Measured } from './measure.ts'

const GOALS: readonly (readonly [string, (measured: Measured) => number, number, 'least' | 'most'])[] = [
  ['engine of bound, spread over 10,000 accounts', ({ engine }) => engine.spread.of_bound, 0.65, 'least'],
  ['engine of bound, one hot account', ({ engine }) => engine.hot.of_bound, 0.7, 'least'],
  ['engine of naive, spread', ({ engine }) => engine.spread.of_naive, 25, 'least'],
  ['engine of naive, hot', ({ engine }) => engine.hot.of_naive, 75, 'least'],
  ['HTTP bulk 100 of engine', ({ http_bulk100 }) => http_bulk100.of_engine, 0.85, 'least'],
  ['HTTP single POST of a no-op, 64 connections', ({ http_single }) => http_single.of_noop, 0.35, 'least'],
  ['HTTP single POST, p99 in ms', ({ http_single }) => http_single.p99_ms, 20, 'most'],
  ['events over PostgreSQL of engine', ({ events }) => events['postgres']?.of_engine ?? Number.NaN, 0.6, 'least'],
  ['events over Kafka of engine', ({ events }) => events['kafka']?.of_engine ?? Number.NaN, 0.6, 'least'],
  ['cost of the seal', ({ seal_cost }) => seal_cost, 0.15, 'most'],
  ['verification, entries a second', ({ verify_entries_s }) => verify_entries_s, 250_000, 'least'],
]

/** For people: each goal of the issue, what was measured, and whether it was reached. */
export function tableOf(measured: Measured): string {
  const rows = GOALS.map(([name, valueOf, goal, direction]) => {
    const value = valueOf(measured)
    const isReached = direction === 'least' ? value >= goal : value <= goal
    const told = Number.isNaN(value) ? 'not measured' : value.toFixed(value < 100 ? 2 : 0)
    return `${name.padEnd(48)} ${told.padStart(12)}   at ${direction} ${goal}${Number.isNaN(value) || isReached ? '' : '   NOT REACHED'}`
  })
  const { bound, naive, engine, http_noop, http_single, http_bulk100 } = measured
  return [
    `bound ${Math.round(bound.spread)} / ${Math.round(bound.hot)}, naive ${Math.round(naive.spread)} / ${Math.round(naive.hot)}, engine ${Math.round(engine.spread.tx_s)} / ${Math.round(engine.hot.tx_s)} transactions a second (spread / hot)`,
    `HTTP: no-op ${Math.round(http_noop.req_s)}, single ${Math.round(http_single.tx_s)}, bulk 100 ${Math.round(http_bulk100.tx_s)} a second`,
    ...rows,
    ...(measured.large === undefined ? [] : [`large: ${JSON.stringify(measured.large)}`]),
    ...Object.entries(measured.audits).map(([name, ok]) => `${ok ? '✓' : '✗'} ${name.replaceAll('_', ' ')}`),
    measured.machine,
    '',
  ].join('\n')
}
