import type { Database } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import { readJob } from '../../adapters/postgres/runs/job-repository.ts'
import { readRunByNumber } from '../../adapters/postgres/runs/job-run-repository.ts'
import { endPreview, readPreview } from '../../adapters/postgres/runs/preview-repository.ts'
import { matchLines, readBreaks } from '../../adapters/postgres/runs/run-result-reader.ts'
import { breakIdentities } from '../../domain/job/break-identity.ts'
import { shownBreak } from '../../domain/job/shown-break.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { readJobText } from '../jobs/job-document.ts'
import { evaluate } from './evaluate.ts'
import { RunLostError } from './execute-run.ts'
import { personalOf } from './personal-of-datasets.ts'
import { frozenInputs } from './freeze-inputs.ts'

const SHOWN_MAX = 200

/**
 * What a changed document would give over a run's frozen inputs, held against what the run gave: new and lost matches, new and gone breaks.
 * Matches are told apart by their rows, breaks by what they are known by from run to run. Writes only its own preview.
 */
export async function executePreview(
  { db, ring }: Readonly<{ db: Database; ring: KeyRing }>,
  id: string,
  epoch: number,
): Promise<void> {
  const preview = await readPreview(db, id)
  if (preview.epoch !== epoch) throw new RunLostError('another process has it')
  const run = await readRunByNumber(db, preview.run)
  const job = await readJob(db, run.job_id, run.job_version)
  const hand = { db, ring, run: { ...run, id, epoch }, job }
  const inputs = await frozenInputs(hand)

  const before = await linesOfRun(db, run.number)
  const after = { numbers: new Set<number>(), changed: new Set<number>(), shown: [] as object[] }
  const breaks = { new: 0, shown: [] as object[], gone: await identitiesOfRun(db, run.number) }
  const identities = breakIdentities(ring, job.id)
  const personal = personalOf(inputs.datasets)
  const result = await evaluate(hand, inputs, readJobText(preview.rules), {
    progress: () => undefined,
    matches: async (lines) => {
      for (const line of lines.toString('latin1').split('\n')) {
        const [number = '', rule = '', left = '', right = '', difference = ''] = line.split(',')
        if (number === '') continue
        after.numbers.add(Number(number))
        if (before.lines.delete(`${number},${left},${right}`)) continue
        after.changed.add(Number(number))
        if (after.shown.length < SHOWN_MAX)
          after.shown.push({ number: Number(number), rule, left_row: rowOf(left), right_row: rowOf(right), difference })
      }
    },
    breaks: async (page) => {
      for (const found of page) {
        if (breaks.gone.delete(identities.next(found))) continue
        breaks.new += 1
        const { number, kind, rule, failed, difference } = found
        if (breaks.shown.length < SHOWN_MAX)
          breaks.shown.push({
            number,
            kind,
            rule,
            failed,
            difference: formatFen(difference),
            ...shownBreak(found, personal),
          })
      }
    },
  })
  const gone = [...breaks.gone.values()]
  const lost = [...before.lines].map((line) => line.split(',')).toSorted(([a], [b]) => Number(a) - Number(b))
  // A match whose rows are not the same is lost, and another one is new.
  const changed = new Set([...after.changed, ...lost.map(([number]) => Number(number))])
  const countIn = (numbers: ReadonlySet<number>): number => [...changed].filter((number) => numbers.has(number)).length
  await endPreview(db, preview, {
    result: {
      matches: {
        before: run.match_count,
        after: result.matches,
        new: countIn(after.numbers),
        lost: countIn(before.numbers),
      },
      breaks: { before: run.break_count, after: result.breaks, new: breaks.new, gone: gone.length },
      totals: result.totals,
      new_matches: after.shown,
      lost_matches: lost.slice(0, SHOWN_MAX).map(([number = '', left = '', right = '']) => ({
        number: Number(number),
        left_row: rowOf(left),
        right_row: rowOf(right),
      })),
      new_breaks: breaks.shown,
      gone_breaks: gone.slice(0, SHOWN_MAX),
    },
  })
}

const rowOf = (text: string): number | null => (text === '' ? null : Number(text))

/** What the run gave, line by line: a million of them are held at once. */
async function linesOfRun(db: Database, run: number): Promise<Readonly<{ lines: Set<string>; numbers: Set<number> }>> {
  const lines = new Set<string>()
  const numbers = new Set<number>()
  await db.transaction(async (trx) => {
    for await (const page of matchLines(trx, run))
      for (const { number, left_row: left, right_row: right } of page) {
        lines.add(`${number},${left ?? ''},${right ?? ''}`)
        numbers.add(number)
      }
  })
  return { lines, numbers }
}

async function identitiesOfRun(db: Database, run: number): Promise<Map<string, object>> {
  const known = new Map<string, object>()
  for (let after = 0; ; ) {
    const page = await readBreaks(db, run, { open: false, today: todayInShanghai() }, { after, limit: 2_000 })
    for (const { number, kind, difference, identity, change } of page)
      if (change === null) known.set(identity, { number, kind, difference })
    const last = page.at(-1)
    if (last === undefined) return known
    after = last.number
  }
}
