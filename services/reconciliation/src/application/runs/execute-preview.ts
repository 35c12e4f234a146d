import type { Database } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import { readJob } from '../../adapters/postgres/runs/job-repository.ts'
import { readRunByNumber } from '../../adapters/postgres/runs/job-run-repository.ts'
import { endPreview, readPreview } from '../../adapters/postgres/runs/preview-repository.ts'
import { breakIdentities } from '../../domain/job/break-identity.ts'
import type { FoundBreak } from '../../domain/job/found-break.ts'
import { maskItem, type PersonalFields } from '../../domain/job/mask-item.ts'
import { shownBreak } from '../../domain/job/shown-break.ts'
import { findRows } from '../datasets/open-dataset.ts'
import { readJobText } from '../jobs/job-document.ts'
import { compareBreaks } from './changed-breaks.ts'
import { type ChangedMatchLine, compareMatches } from './changed-matches.ts'
import { evaluate } from './evaluate.ts'
import { RunLostError } from './execute-run.ts'
import { type FrozenInputs, frozenInputs } from './freeze-inputs.ts'
import { personalOf } from './personal-of-datasets.ts'

const SHOWN_MAX = 200

type Kept = Readonly<{ db: Database; ring: KeyRing }>

/**
 * What a changed document would give over a run's frozen inputs, held against what the run gave: new and lost matches, new and gone breaks.
 * Matches are told apart by their rows, breaks by what they are known by from run to run. Writes only its own preview, and holds neither list.
 */
export async function executePreview(kept: Kept, id: string, epoch: number): Promise<void> {
  const { db, ring } = kept
  const preview = await readPreview(db, id)
  if (preview.epoch !== epoch) throw new RunLostError('another process has it')
  const run = await readRunByNumber(db, preview.run)
  const job = await readJob(db, run.job_id, run.job_version)
  const hand = { db, ring, run: { ...run, id, epoch }, job }
  const inputs = await frozenInputs(hand)
  const personal = personalOf(inputs.datasets)

  const identities = breakIdentities(ring, job.id)
  const before = await compareBreaks(db, run.number)
  const fresh = { count: 0, shown: [] as object[] }
  const matches = compareMatches(db, run.number, SHOWN_MAX)
  try {
    const result = await evaluate(hand, inputs, readJobText(preview.rules), {
      progress: () => undefined,
      matches: matches.take,
      breaks: async (page) => {
        const named = page.map((found) => ({ found, identity: identities.next(found) }))
        const unknown = await before.unknownOf(named.map(({ identity }) => identity))
        for (const { found, identity } of named) {
          if (!unknown.has(identity)) continue
          fresh.count += 1
          if (fresh.shown.length < SHOWN_MAX) fresh.shown.push(describeBreak(found, personal))
        }
      },
    })
    const { gained, lost, gainedLines, lostLines } = await matches.end()
    const gone = await before.gone(SHOWN_MAX)
    const show = await rowsOf(kept, inputs, personal, [...gainedLines, ...lostLines])
    await endPreview(db, preview, {
      result: {
        matches: { before: run.match_count, after: result.matches, new: gained, lost },
        breaks: { before: run.break_count, after: result.breaks, new: fresh.count, gone: gone.count },
        totals: result.totals,
        new_matches: gainedLines.map(show),
        lost_matches: lostLines.map(show),
        new_breaks: fresh.shown,
        gone_breaks: gone.shown,
      },
    })
  } finally {
    await matches.close()
  }
}

const describeBreak = (found: FoundBreak, personal: PersonalFields): object => ({
  number: found.number,
  kind: found.kind,
  rule: found.rule,
  failed: found.failed,
  difference: formatFen(found.difference),
  ...shownBreak(found, personal),
})

/** Each line with its rows as they are shown, people masked. */
async function rowsOf(
  kept: Kept,
  { datasets }: FrozenInputs,
  personal: PersonalFields,
  lines: readonly ChangedMatchLine[],
): Promise<(line: ChangedMatchLine) => object> {
  const rowsIn = async (side: 'left' | 'right'): Promise<ReadonlyMap<number, Item>> => {
    const dataset = datasets.get(side)
    const wanted = new Set(lines.flatMap((line) => line[`${side}_row`] ?? []))
    return dataset === undefined ? new Map() : findRows(kept, dataset, wanted)
  }
  const items = { left: await rowsIn('left'), right: await rowsIn('right') }
  const shown = (side: 'left' | 'right', row: number | null): object | null => {
    const item = row === null ? undefined : items[side].get(row)
    return item === undefined ? null : { ...maskItem(item, personal), amount: formatFen(item.amount) }
  }
  return (line) => ({ ...line, left: shown('left', line.left_row), right: shown('right', line.right_row) })
}
