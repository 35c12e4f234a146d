import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import { type Dataset, readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import { holdCasesOfJob } from '../../adapters/postgres/job-case-lock.ts'
import {
  insertChange,
  insertManualMatch,
  knownIdentities,
  lastBreakNumber,
  matchedRows,
  type OpenBreak,
  settleBreaks,
  type SideRows,
  undoLines,
  unsettledBreaksOf,
} from '../../adapters/postgres/runs/change-repository.ts'
import { type JobRun, lockRun, readInputs, type RunSide } from '../../adapters/postgres/runs/job-run-repository.ts'
import { findMatch } from '../../adapters/postgres/runs/run-result-reader.ts'
import { copyBreaks } from '../../adapters/postgres/runs/run-result-writer.ts'
import { breakIdentities } from '../../domain/job/break-identity.ts'
import type { FoundBreak } from '../../domain/job/found-break.ts'
import {
  matchOneSided,
  matchRowsTaken,
  matchRowsUnknown,
  matchUndone,
  matchUnknown,
  runStateWrong,
} from '../../domain/job/job-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'
import { carryChange } from '../cases/carry-change.ts'
import { findRows } from '../datasets/open-dataset.ts'
import { requireOpenPeriod } from '../periods/require-open-period.ts'
import { personalOf } from './personal-of-datasets.ts'

/*
 * Officers' hands in a completed run. Nothing that the run found is changed or taken away: a change is a row with its reason, what it undoes
 * or settles is marked with it, and what it opens is added. Changes of one run come one after the other, under its lock.
 */

export type ChangeParts = Readonly<{ db: Database; ring: KeyRing }>
export type ChangeOrder = Readonly<{ runId: string; reason: string; officer: Person }>
export type Changed = Readonly<{ change: number; match: number }>

/** Its rows are free again, and each is a break until somebody matches it. A suggested match is refused in this way, too. */
export async function undoMatch(
  trx: Transaction,
  { db, ring }: ChangeParts,
  order: ChangeOrder & Readonly<{ match: number }>,
): Promise<Changed> {
  const run = await lockOpenRun(trx, order)
  const match = await findMatch(trx, run.number, order.match)
  if (match === undefined) throw matchUnknown(run.id, order.match)
  if (match.undone !== null) throw matchUndone(run.id, order.match)

  const change = await insertChange(trx, run.number, { ...order, kind: 'undo', match: match.number })
  await undoLines(trx, run.number, match.number, change)
  await openRows(trx, { db, ring }, run, match, { change, rule: match.rule, match: match.number })
  await carryChange(trx, { number: run.number, jobId: run.job_id, asOf: run.as_of }, change, order.officer)
  return { change, match: match.number }
}

/** Rows of open breaks that belong together after all: of both sides, or of one whose amounts cancel out. Their breaks are settled by it. */
export async function matchByHand(
  trx: Transaction,
  { db, ring }: ChangeParts,
  order: ChangeOrder & Readonly<{ left: readonly number[]; right: readonly number[] }>,
): Promise<Changed> {
  const run = await lockOpenRun(trx, order)
  const rows = { left: sorted(order.left), right: sorted(order.right) }
  const breaks = await unsettledBreaksOf(trx, run.number, rows)
  for (const side of SIDES) {
    const known = new Set(breaks.flatMap((each) => [...each.rows[side], ...each.related[side]]))
    const strangers = rows[side].filter((row) => !known.has(row))
    if (strangers.length > 0) throw matchRowsUnknown(run.id, side, strangers)
  }
  const items = await itemsOf(db, ring, run, rows)
  const difference = sum(items.right.map(({ item }) => item)) - sum(items.left.map(({ item }) => item))
  if (!isMatch(rows, difference)) throw matchOneSided(run.id, formatFen(difference))
  const change = await insertChange(trx, run.number, { ...order, kind: 'manual_match', match: null })
  try {
    await insertManualMatch(trx, run.number, { change, ...rows, difference: formatFen(difference) })
  } catch (error) {
    if (/^run_matches_(?:left|right)_once$/.test(violatedConstraint(error) ?? '')) throw matchRowsTaken(run.id)
    throw error
  }
  const settled = breaks.filter((each) => isSettledBy(each, rows))
  await settleBreaks(
    trx,
    run.number,
    settled.map(({ number }) => number),
    change,
  )
  await openRows(trx, { db, ring }, run, await orphans(trx, run, settled), { change, rule: 'manual', match: -change })
  await carryChange(trx, { number: run.number, jobId: run.job_id, asOf: run.as_of }, change, order.officer)
  return { change, match: -change }
}

/** What has no row opposite agrees with nothing, but several rows of one side may undo each other. */
const isMatch = ({ left, right }: SideRows, difference: bigint): boolean =>
  (left.length > 0 && right.length > 0) || (left.length + right.length > 1 && difference === 0n)

/** A break of rows of its own is settled with them; one that only speaks for others, with all of those. */
function isSettledBy({ rows: own, related }: OpenBreak, matched: SideRows): boolean {
  const rows = own.left.length + own.right.length > 0 ? own : related
  return SIDES.every((side) => rows[side].every((row) => matched[side].includes(row)))
}

/** What settled breaks spoke for and nothing speaks for any more. */
async function orphans(trx: Transaction, run: JobRun, settled: readonly OpenBreak[]): Promise<SideRows> {
  const spokenFor = {
    left: [...new Set(settled.flatMap((each) => each.related.left))],
    right: [...new Set(settled.flatMap((each) => each.related.right))],
  }
  const matched = await matchedRows(trx, run.number, spokenFor)
  const open = await unsettledBreaksOf(trx, run.number, spokenFor)
  const left = (side: 'left' | 'right'): number[] => {
    const kept = new Set([...matched[side], ...open.flatMap((each) => [...each.rows[side], ...each.related[side]])])
    return spokenFor[side].filter((row) => !kept.has(row)).sort(ascending)
  }
  return { left: left('left'), right: left('right') }
}

/** What a rule only suggested is so. */
export async function confirmMatch(
  trx: Transaction,
  order: ChangeOrder & Readonly<{ match: number }>,
): Promise<Changed> {
  const run = await lockOpenRun(trx, order)
  const match = await findMatch(trx, run.number, order.match)
  if (match === undefined || !match.suggested) throw matchUnknown(run.id, order.match)
  if (match.undone !== null) throw matchUndone(run.id, order.match)
  try {
    const change = await insertChange(trx, run.number, { ...order, kind: 'confirm', match: match.number })
    return { change, match: match.number }
  } catch (error) {
    if (violatedConstraint(error) === 'run_changes_confirmed_once') throw matchUndone(run.id, order.match)
    throw error
  }
}

/** Its period cannot be closed until the end of the transaction. The run first, as who completes one locks. */
async function lockOpenRun(trx: Transaction, { runId, reason }: ChangeOrder): Promise<JobRun> {
  requireNoPersonalNumber(reason)
  const run = await lockRun(trx, runId)
  if (run.state !== 'completed') throw runStateWrong(run.id, run.state, 'completed')
  await holdCasesOfJob(trx, run.job_id)
  await requireOpenPeriod(trx, run.job_id, run.as_of)
  return run
}

const SIDES = ['left', 'right'] as const
type SidedItem = Readonly<{ side: 'left' | 'right'; item: Item }>

/** Each of these rows is alone now, and a break. */
async function openRows(
  trx: Transaction,
  { db, ring }: ChangeParts,
  run: JobRun,
  rows: SideRows,
  by: Readonly<{ change: number; rule: string; match: number }>,
): Promise<void> {
  if (rows.left.length + rows.right.length === 0) return
  const items = await itemsOf(db, ring, run, rows)
  const first = await lastBreakNumber(trx, run.number)
  const identities = breakIdentities(ring, run.job_id)
  const opened = []
  for (const { side, item } of [...items.left, ...items.right]) {
    const found = openedBreak(first + opened.length + 1, side, item, by)
    let identity = identities.next(found)
    // Of rows that are alike others may be open already.
    while ((await knownIdentities(trx, run.number, [identity])).has(identity)) identity = identities.next(found)
    opened.push({ found, identity })
  }
  await copyBreaks(trx, { run: run.number, ring, personal: personalOf(items.datasets), change: by.change }, opened)
}

/** Read again from the frozen inputs. */
async function itemsOf(db: Database, ring: KeyRing, run: JobRun, rows: SideRows) {
  const datasets = new Map<RunSide, Dataset>()
  for (const { side, dataset_id } of await readInputs(db, run.number))
    datasets.set(side, await readDataset(db, dataset_id))
  const read = async (side: 'left' | 'right'): Promise<SidedItem[]> => {
    const dataset = datasets.get(side)
    if (dataset === undefined) return []
    const found = await findRows({ db, ring }, dataset, new Set(rows[side]))
    return rows[side].flatMap((row) => {
      const item = found.get(row)
      return item === undefined ? [] : [{ side, item }]
    })
  }
  return { datasets, left: await read('left'), right: await read('right') }
}

const openedBreak = (
  number: number,
  side: 'left' | 'right',
  item: Item,
  by: Readonly<{ rule: string; match: number }>,
): FoundBreak => ({
  number,
  kind: side === 'left' ? 'missing_left' : 'missing_right',
  rule: by.rule,
  failed: null,
  difference: side === 'left' ? -item.amount : item.amount,
  left: side === 'left' ? item : null,
  right: side === 'right' ? item : null,
  fund: item.fields['fund'] ?? null,
  identity: null,
  field: '',
  detail: { match: String(by.match) },
  candidates: [],
  related: { left: [], right: [], items: [] },
  explanation:
    by.match > 0
      ? {
          zh: `第 ${by.match} 号匹配已撤销，该记录重新成为差异`,
          en: `Match ${by.match} was undone; the row is open again`,
        }
      : { zh: '人工匹配后该记录仍无对应', en: 'A match by hand has left this row without another' },
})

const sum = (items: readonly Item[]): bigint => items.reduce((total, { amount }) => total + amount, 0n)
const ascending = (a: number, b: number): number => a - b
const sorted = (rows: readonly number[]): number[] => [...new Set(rows)].sort(ascending)
