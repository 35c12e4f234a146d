import { availableParallelism, cpus, totalmem } from 'node:os'
import { rm } from 'node:fs/promises'
import { median } from '../ledger/median.ts'
import { type Audit, auditResults } from './audit-results.ts'
import { runBaseline } from './baseline.ts'
import { type BenchDatabase, newResultTables, startBenchDatabase } from './bench-database.ts'
import { runDuckdbJoin } from './duckdb-join.ts'
import { type OurRun, runOurs } from './our-run.ts'
import type { ListShape } from './list-columns.ts'
import { type PlantedLists, writePlantedLists } from './planted-lists.ts'
import { type Measured, tableOf } from './table.ts'

/**
 * `npm run bench:reconciliation [-- --json] [-- --rows N] [-- --rounds K] [-- --no-large]`: two lists of a million rows, about one in a hundred broken, from
 * the files to matches and breaks with reasons in the database; in turn with the same by COPY and a full outer join. README beside.
 */
type Options = Readonly<{
  rows: number
  rounds: number
  isLarge: boolean
  memoryMib: number
  seed: number
  say: (message: string) => void
}>

async function main(args: readonly string[]): Promise<void> {
  const option = (name: string): string | undefined => args[args.indexOf(`--${name}`) + 1 || args.length]
  const measured = await measure({
    rows: Number(option('rows') ?? 1_000_000),
    rounds: Number(option('rounds') ?? 3),
    isLarge: !args.includes('--no-large'),
    memoryMib: Number(option('memory') ?? 400),
    seed: Number(option('seed') ?? 20_160_912),
    say: (message) => void process.stderr.write(`· ${message}\n`),
  })
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(measured)}\n` : tableOf(measured))
  if (measured.found < measured.planted || measured.invented > 0 || !Object.values(measured.audits).every(Boolean))
    process.exitCode = 1
}

async function measure(options: Options): Promise<Measured> {
  const { rows, rounds, isLarge, seed, say } = options
  const database = await startBenchDatabase()
  try {
    say(`writing lists of ${rows} rows`)
    const exact = await writePlantedLists(database.folder, { shape: 'exact', rows, seed })
    const windowed = await writePlantedLists(database.folder, { shape: 'windowed', rows, seed: seed + 1 })
    const cells = { baseline: [] as number[], duckdb: [] as number[], exact: [] as OurRun[], windowed: [] as OurRun[] }
    const audits: Audit[] = []
    const ours = async (shape: ListShape, lists: PlantedLists): Promise<OurRun> => {
      const { run, audit } = await runAudited(database, shape, lists, options)
      audits.push(audit)
      return run
    }
    for (let round = 1; round <= rounds; round += 1) {
      await newResultTables(database.owner)
      cells.baseline.push(await runBaseline(database.owner, exact))
      cells.exact.push(await ours('exact', exact))
      cells.duckdb.push(await runDuckdbJoin(exact, options.memoryMib))
      cells.windowed.push(await ours('windowed', windowed))
      say(
        `round ${round}: baseline ${last(cells.baseline)} s, exact ${stepsOf(cells.exact.at(-1))}, duckdb ${last(cells.duckdb)} s, windowed ${stepsOf(cells.windowed.at(-1))}`,
      )
    }
    const seconds = median(cells.exact.map((run) => run.seconds))
    const large = isLarge ? await measureLarge(database, rows * 10, options) : null
    const all = [...audits, ...(large === null ? [] : [large.audit])]
    return {
      exact: {
        seconds,
        of_baseline: seconds / median(cells.baseline),
        of_duckdb: seconds / median(cells.duckdb),
        peak_mib: Math.max(...cells.exact.map(({ peakMib }) => peakMib)),
      },
      windowed: {
        of_exact: median(cells.windowed.map((run) => run.seconds)) / seconds,
        seconds: median(cells.windowed.map((run) => run.seconds)),
        peak_mib: Math.max(...cells.windowed.map(({ peakMib }) => peakMib)),
      },
      growth_1m_10m: large === null ? null : large.run.seconds / (10 * seconds),
      ...(large !== null && { large: { rows: rows * 10, seconds: large.run.seconds, peak_mib: large.run.peakMib } }),
      planted: sumOf(all, ({ planted }) => planted),
      found: sumOf(all, ({ found }) => found),
      invented: sumOf(all, ({ invented }) => invented),
      baseline_seconds: median(cells.baseline),
      duckdb_seconds: median(cells.duckdb),
      rows,
      rounds,
      steps: cells.exact.at(-1)?.steps ?? {},
      audits: Object.fromEntries(
        Object.keys(all[0]?.checks ?? {}).map((check) => [check, all.every(({ checks }) => checks[check] === true)]),
      ),
      examples: [...new Set(all.flatMap(({ examples }) => examples))].slice(0, 20),
      machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    }
  } finally {
    await database.remove()
  }
}

async function runAudited(database: BenchDatabase, shape: ListShape, lists: PlantedLists, { memoryMib, say }: Options) {
  await newResultTables(database.owner)
  const run = await runOurs(lists, { shape, url: database.url, folder: database.folder, memoryMib })
  const audit = await auditResults(database.owner, lists)
  for (const example of audit.examples) say(example)
  return { run, audit }
}

/** Ten times as many rows, once: that it finishes, and at what cost a row. */
async function measureLarge(database: BenchDatabase, rows: number, options: Options) {
  options.say(`writing lists of ${rows} rows`)
  const lists = await writePlantedLists(database.folder, { shape: 'exact', rows, seed: options.seed + 2 })
  options.say('matching them')
  const found = await runAudited(database, 'exact', lists, options)
  options.say(`large: ${stepsOf(found.run)}`)
  await Promise.all([lists.left, lists.right].map((path) => rm(path)))
  return found
}

const sumOf = (audits: readonly Audit[], of: (audit: Audit) => number): number =>
  audits.reduce((sum, audit) => sum + of(audit), 0)
const last = (values: readonly number[]): string => (values.at(-1) ?? Number.NaN).toFixed(2)
const stepsOf = (run: OurRun | undefined): string =>
  run === undefined
    ? 'nothing'
    : `${run.seconds.toFixed(2)} s, of processors ${run.cpuSeconds.toFixed(2)} s, ${run.peakMib} MiB (${Object.entries(
        run.steps,
      )
        .map(([step, of]) => `${step} ${of.toFixed(2)}`)
        .join(', ')})`

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
