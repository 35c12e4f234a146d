import type { Database } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import { parseMoney, toFen } from '@fundtrace/money'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import type { LocatedRow } from '../../adapters/postgres/case-healing.ts'
import { readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import { readInputs } from '../../adapters/postgres/runs/job-run-repository.ts'
import { breakContext } from '../../adapters/postgres/runs/run-result-writer.ts'
import { listUnfound } from '../../adapters/postgres/unfound-cases.ts'
import { identityOfRow } from '../../domain/content-identity.ts'
import type { CompletedRun } from '../../domain/job/run.ts'
import type { BreakContent, WrittenItem } from '../../domain/job/shown-break.ts'
import { openDataset } from '../datasets/open-dataset.ts'

type Kept = Readonly<{ db: Database; ring: KeyRing }>
type RowSide = LocatedRow['side']

/**
 * Where the rows of cases that a run's breaks do not name stand in its inputs, so that a case that heals says by which match. Mostly there are none, and
 * nothing is read; where there are, the inputs are read once more. Null for a run that has no two sides: a control.
 */
export async function locateRows(
  kept: Kept,
  run: Pick<CompletedRun, 'number' | 'jobId'>,
): Promise<readonly LocatedRow[] | null> {
  const inputs = await readInputs(kept.db, run.number)
  if (inputs.some(({ side }) => side === 'facts')) return null
  const sought = await readSought(kept, run)
  const located: LocatedRow[] = []
  for (const { side, dataset_id } of inputs) {
    if (side === 'facts' || sought[side].size === 0) continue
    for await (const page of openDataset(kept, await readDataset(kept.db, dataset_id)))
      for (const item of page) located.push(...findSought(sought[side], side, item))
  }
  return located
}

/** Cases by the identity of their row, by its cheap mark: rows that cannot be sought are not hashed. */
type Sought = Map<string, Map<string, string[]>>

async function readSought(
  { db, ring }: Kept,
  run: Pick<CompletedRun, 'number' | 'jobId'>,
): Promise<Readonly<Record<RowSide, Sought>>> {
  const sought = { left: new Map(), right: new Map() } as const satisfies Record<RowSide, Sought>
  for await (const { case_id, last_run, last_break, sealed } of listUnfound(db, run)) {
    // Our own text, believed because its seal opens.
    const content = JSON.parse(openBytes(ring, sealed, breakContext(last_run, last_break)).toString()) as BreakContent
    for (const side of ['left', 'right'] as const) {
      const written = content[side]
      if (written !== null) seek(sought[side], readItem(written), case_id)
    }
  }
  return sought
}

function seek(sought: Sought, item: Item, caseId: string): void {
  const marked = sought.get(markOf(item)) ?? new Map<string, string[]>()
  const identity = identityOfRow(item)
  marked.set(identity, [...(marked.get(identity) ?? []), caseId])
  sought.set(markOf(item), marked)
}

function findSought(sought: Sought, side: RowSide, item: Item): LocatedRow[] {
  const caseIds = sought.get(markOf(item))?.get(identityOfRow(item)) ?? []
  return caseIds.map((caseId) => ({ caseId, side, row: item.row }))
}

const markOf = (item: Item): string => (item.id === `L${item.row}` ? `fen ${item.amount}` : item.id)

const readItem = ({ amount, ...item }: WrittenItem): Item => ({ ...item, amount: toFen(parseMoney(amount)) })
