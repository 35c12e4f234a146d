import type { Database } from '@fundtrace/database'
import type { HtmlReport } from '@fundtrace/spreadsheet'
import type { LookUpPublicNames } from '../adapters/allocation/public-names.ts'
import { readBatch } from '../adapters/postgres/batch-repository.ts'
import { type BatchOfBoard, readBatchesOfBoard, readPublicPlaces } from '../adapters/postgres/public-batches.ts'
import { publicListUnknown } from '../domain/paper-errors.ts'
import { type PublicKind, publicKind, resultsEnd } from '../domain/public-phase.ts'
import { primed, sumOf } from './paper-lines.ts'
import { howToObject, LISTED, publicReport, publicTitle } from './public-list.ts'
import type { LinePage, ReadLines, StampedList } from './public-orders.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/** A list as it is headed on the notice board. Amounts are yuan with two places. */
export type BoardBatch = Readonly<{
  batch_id: string
  kind: PublicKind
  title: string
  fund_name: string
  fiscal_year: number | null
  area_code: string
  made_on: string
  lines: number
  total: string
  notice_from: string | null
  notice_to: string | null
  /** Of a notice: days left to object, today included. */
  days_left: number | null
  /** Of results: the last day on which they are here. */
  public_to: string | null
}>

export async function listBoardBatches(
  db: Database,
  areaCode: string,
  today = todayInShanghai(),
): Promise<BoardBatch[]> {
  const batches = await readBatchesOfBoard(db, { areaCode }, LISTED)
  return batches.flatMap((batch) => headed(batch, today) ?? [])
}

/** @throws DomainError DISBURSEMENT_PUBLIC_LIST_UNKNOWN where it is not on the board today */
export async function openBoardBatch(
  db: Database,
  batchId: string,
  today = todayInShanghai(),
): Promise<Readonly<{ list: BoardBatch; stamp: string }>> {
  const [found] = await readBatchesOfBoard(db, { areaCode: '', batchId }, LISTED)
  const list = found === undefined ? null : headed(found, today)
  if (found === undefined || list === null) throw publicListUnknown(batchId)
  return { list, stamp: found.stamp }
}

export type BoardEntry = Readonly<{
  number: number
  name: string | null
  area_code: string
  area_name: string | null
  period: string
  amount: string
}>

export type BoardSources = Readonly<{ readLines: ReadLines; lookUp: LookUpPublicNames }>

/** Masked by the register. Of an award it has nothing to say of in public, the name stays out. */
export async function readBoardEntries(
  { readLines, lookUp }: BoardSources,
  list: StampedList,
  page: LinePage,
): Promise<BoardEntry[]> {
  const lines = await readLines(list, page)
  const names = await lookUp(lines.map(({ award_id }) => award_id))
  return lines.map(({ award_id, ...line }) => ({
    ...line,
    ...(names.get(award_id) ?? { name: null, area_name: null }),
  }))
}

export async function readBoardPlaces(db: Database, lookUp: LookUpPublicNames, batchId: string) {
  const places = await readPublicPlaces(db, batchId, LISTED)
  const names = await lookUp(places.map(({ award_id }) => award_id))
  return places.map(({ award_id, ...place }) => ({ ...place, area_name: names.get(award_id)?.area_name ?? null }))
}

export const boardObjection = (batch: BoardBatch) =>
  howToObject({ noticeFrom: batch.notice_from, noticeUntil: batch.notice_to })

/** The list, or what of it is in an area, as the treasury prints it. */
export async function boardReport(
  db: Database,
  sources: BoardSources,
  { list, stamp }: Readonly<{ list: BoardBatch; stamp: string }>,
  area: string,
): Promise<HtmlReport> {
  const { batch_id, fund_name, notice_from: noticeFrom, notice_to: noticeUntil } = list
  const places = (await readPublicPlaces(db, batch_id, LISTED)).filter(({ area_code }) => area_code.startsWith(area))
  const batch = await readBatch(db, batch_id)
  const [found] = await readBatchesOfBoard(db, { areaCode: '', batchId: batch_id }, LISTED)
  const fund = { name: fund_name, programme_id: found?.programme_id ?? '' }
  const sum = sumOf(places.map(({ lines, ...place }) => ({ ...place, ids: [], count: lines })))
  const rows = await primed(rowsOf(sources, { batch_id, stamp }, area))
  // A notice that is over is no longer told of.
  return publicReport({ ...batch, noticeFrom, noticeUntil }, fund, sum, rows)
}

async function* rowsOf(sources: BoardSources, list: StampedList, area: string) {
  for (let after = 0; ; ) {
    const entries = await readBoardEntries(sources, list, { area, after, limit: PAGE })
    for (const { number, area_name, area_code, name, period, amount } of entries)
      yield [String(number), area_name ?? area_code, name ?? '—', period, amount]
    const last = entries.at(-1)
    if (last === undefined || entries.length < PAGE) return
    after = last.number
  }
}

const PAGE = 1_000

function headed(batch: BatchOfBoard, today: string): BoardBatch | null {
  const kind = publicKind(
    { state: batch.state, noticeFrom: batch.notice_from, noticeUntil: batch.notice_until, madeOn: batch.made_on },
    today,
  )
  if (kind === null) return null
  const [from, to] = kind === 'notice' ? [batch.notice_from, batch.notice_until] : [null, null]
  return {
    batch_id: batch.id,
    kind,
    title: publicTitle({ noticeFrom: from }, { name: batch.fund_name }),
    fund_name: batch.fund_name,
    fiscal_year: batch.fiscal_year,
    area_code: batch.area_code,
    made_on: batch.made_on,
    lines: batch.count,
    total: batch.total,
    notice_from: from,
    notice_to: to,
    days_left: to === null ? null : daysFrom(today, to) + 1,
    public_to: kind === 'notice' ? null : dayBefore(resultsEnd(batch.made_on)),
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
