/** `of_x`: our time over theirs, lower is better. `planted`, `found` and `invented` are summed over all cells and rounds. */
export type Measured = Readonly<{
  exact: Readonly<{ seconds: number; of_baseline: number; of_duckdb: number; peak_mib: number }>
  windowed: Readonly<{ of_exact: number; seconds: number; peak_mib: number }>
  /** Ten times the rows: time over ten times the time. null where the large cell was left out. */
  growth_1m_10m: number | null
  large?: Readonly<{ rows: number; seconds: number; peak_mib: number }>
  planted: number
  found: number
  invented: number
  baseline_seconds: number
  duckdb_seconds: number
  rows: number
  rounds: number
  steps: Readonly<Record<string, number>>
  audits: Readonly<Record<string, boolean>>
  examples: readonly string[]
  machine: string
}>

const MIB_MAX = 1024

/** For people: each goal of the issue, what was measured, and whether it was reached. */
export function tableOf(measured: Measured): string {
  const { exact, windowed, growth_1m_10m: growth, large } = measured
  const goals: (readonly [string, number | null, number])[] = [
    ['exact keys, of COPY and a full outer join', exact.of_baseline, 1],
    ['windows, tolerances and batches, of exact keys', windowed.of_exact, 4],
    ['memory of exact keys, MiB', exact.peak_mib, MIB_MAX],
    ['memory of windows and batches, MiB', windowed.peak_mib, MIB_MAX],
    ['ten times the rows, time a row', growth, 1.3],
    ['memory of ten times the rows, MiB', large?.peak_mib ?? null, MIB_MAX],
  ]
  return [
    `${measured.rows} rows a side, medians of ${measured.rounds} rounds: ours ${exact.seconds.toFixed(2)} s, baseline ${measured.baseline_seconds.toFixed(2)} s, bare DuckDB join ${measured.duckdb_seconds.toFixed(2)} s (ours is ${exact.of_duckdb.toFixed(1)} times that), windowed ${windowed.seconds.toFixed(2)} s`,
    ...goals.map(([name, value, most]) => {
      const told = value === null ? 'not measured' : value.toFixed(value < 100 ? 2 : 0)
      return `${name.padEnd(48)} ${told.padStart(12)}   at most ${most}${value !== null && value > most ? '   NOT REACHED' : ''}`
    }),
    `planted ${measured.planted}, found ${measured.found}, invented ${measured.invented}`,
    ...Object.entries(measured.audits).map(([name, ok]) => `${ok ? '✓' : '✗'} ${name.replaceAll('_', ' ')}`),
    ...measured.examples,
    measured.machine,
    '',
  ].join('\n')
}
