import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, copyIn } from '@fundtrace/database'
import { type Break, contentOf, openMatching } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import { fileAt, parseColumnMapping, plainCsv } from '@fundtrace/tabular-source'
import { readHighWater } from '../ledger/high-water.ts'
import { breakData } from './break-data.ts'
import type { OurOrder, OurRun } from './our-run.ts'
import { rulesFor } from './rules.ts'

/** Both files read, proven and hashed; matched; every break explained; all of it in the database, committed. */
async function reconcile({ left, right, shape, url, folder: within, memoryMib }: OurOrder): Promise<OurRun> {
  const ruleSet = rulesFor(shape)
  const db = connect(url, { application: 'bench ours', connectionsMax: 2 })
  const folder = await mkdtemp(join(within, 'matching-'))
  const steps: Record<string, number> = {}
  const begun = performance.now()
  let before = begun
  const step = (name: string): void => {
    const now = performance.now()
    steps[name] = (now - before) / 1000
    before = now
  }

  const matching = await openMatching({ folder, memoryMib, files: [left, right] })
  for (const [side, path] of [
    ['left', left],
    ['right', right],
  ] as const) {
    const plain = await plainCsv(await fileAt(path), parseColumnMapping(ruleSet[side].columns))
    if (plain === null) throw new Error(`${path} is not the plain file that it was written as`)
    const { faultCount } = await matching.loadCsv(side, path, plain.columns)
    if (faultCount > 0) throw new Error(`${path} has ${faultCount} faults`)
  }
  step('read')
  await matching.match(ruleSet)
  step('match')
  const matches = join(folder, 'matches.csv')
  await matching.writeMatchesCsv(matches)
  step('matches')
  await db.transaction(async (trx) => {
    await trx.raw('ALTER TABLE run_matches ALTER run SET DEFAULT 2')
    await copyIn(
      trx,
      'COPY run_matches (number, rule, left_row, right_row, difference, suggested) FROM STDIN (FORMAT csv)',
      createReadStream(matches, { highWaterMark: 1024 * 1024 }),
    )
    step('copy matches')
    await copyIn(
      trx,
      `COPY run_breaks (run, number, kind, rule, failed, difference, left_row, right_row, left_amount, right_amount, left_on, right_on, identity, shown)
       FROM STDIN (FORMAT csv)`,
      breakLines(matching.breaks()),
    )
  })
  step('breaks')
  const seconds = (performance.now() - begun) / 1000
  await matching.close()
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
  const { user, system } = process.cpuUsage()
  return { seconds, steps, cpuSeconds: (user + system) / 1_000_000, peakMib: await readHighWater() }
}

async function* breakLines(pages: AsyncIterable<readonly Break[]>): AsyncGenerator<Buffer> {
  const seen = new Map<string, number>()
  for await (const page of pages) yield Buffer.from(page.map((one) => breakLine(one, seen)).join(''))
}

/** As the service does: known by what its rows say, and by which of several alike it is. */
function breakLine(one: Break, seen: Map<string, number>): string {
  const { number, kind, rule, failed, difference, left, right } = one
  const content = [kind, left === null ? '' : contentOf(left), right === null ? '' : contentOf(right)].join(' ')
  const hash = createHash('sha256').update(content).digest('base64url')
  const occurrence = seen.get(hash) ?? 0
  seen.set(hash, occurrence + 1)
  return csvLine([
    2,
    number,
    kind,
    rule,
    failed,
    formatFen(difference),
    left?.row ?? null,
    right?.row ?? null,
    left === null ? null : formatFen(left.amount),
    right === null ? null : formatFen(right.amount),
    left?.on ?? null,
    right?.on ?? null,
    occurrence === 0 ? hash : `${hash} ${occurrence}`,
    JSON.stringify(breakData(one)),
  ])
}

/** An empty field without quotes is NULL. */
const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => (value === null ? '' : typeof value === 'number' ? value : `"${value.replaceAll('"', '""')}"`)).join(',')}\n`

process.send?.(await reconcile(JSON.parse(process.argv[2] ?? '') as OurOrder))
process.disconnect()
