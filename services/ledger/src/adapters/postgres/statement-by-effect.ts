import type { Database } from '@fundtrace/database'
import type { Bound } from '../../domain/moment.ts'
import { shardOf } from '../../domain/shard.ts'
import { cursorMalformed } from '../../domain/statement-errors.ts'
import type { Account } from './balance-at.ts'
import {
  ENTRIES_OF_WINDOW,
  openingOf,
  placeKnown,
  type Window,
  windowBefore,
  windowBindings,
} from './balance-window.ts'
import {
  STATEMENT_COLUMNS,
  type StatementBounds,
  type StatementLine,
  type StatementRow,
  STREAMED,
  toStatementLine,
} from './statement.ts'

type EffectPage = Readonly<{ lines: StatementLine[]; next: string | null }>

/**
 * The lines of an account in the order in which they count, each with what stood on the account after it in that order. All pages show what
 * was known when the first was read: the cursor carries that place of the journal, so that what is told later moves no line. A page reads
 * whole windows, at most one month more than it shows.
 *
 * @throws DomainError LEDGER_CURSOR_MALFORMED
 */
export async function readByEffect(
  db: Database,
  account: Account,
  bounds: StatementBounds,
  page: Readonly<{ after: string; limit: number }>,
): Promise<EffectPage> {
  const shard = shardOf(account.fundId)
  const cursor = page.after === '' ? null : parseCursor(page.after)
  const known = cursor?.known ?? (await placeKnown(db, shard, bounds.recordedBefore))
  const told = bounds.recordedFrom === null ? null : await placeKnown(db, shard, bounds.recordedFrom)
  const rows: EffectRow[] = []
  let from: Bound | null = cursor === null ? bounds.effectiveFrom : momentOf(cursor.micros)
  while (rows.length < page.limit) {
    const window = await windowFrom(db, account.fundId, shard, from, known)
    rows.push(...(await readWindow(db, account, window, { bounds, cursor, told, limit: page.limit - rows.length })))
    from = window.endsAt
    if (from === null || (bounds.effectiveBefore !== null && from >= bounds.effectiveBefore)) break
  }
  const last = rows.length === page.limit ? rows.at(-1) : undefined
  return {
    lines: rows.map(toStatementLine),
    next: last === undefined ? null : [known, last.micros, last.journal_id, last.ordinal].join('.'),
  }
}

/** All of them, page by page. Sorts the month anew for each page, of which a month of an ordinary account has one. */
export async function* streamByEffect(
  db: Database,
  account: Account,
  bounds: StatementBounds,
): AsyncGenerator<StatementLine> {
  for (let after = ''; ; ) {
    const { lines, next } = await readByEffect(db, account, bounds, { after, limit: STREAMED * 20 })
    yield* lines
    if (next === null) return
    after = next
  }
}

/** The window that holds the moment itself; without one, the fund's first. */
const windowFrom = (db: Database, fundId: string, shard: number, from: Bound | null, known: string): Promise<Window> =>
  windowBefore(db, fundId, shard, from === null ? EARLIEST : momentOf(microsOf(from) + 1n), known)

type Wanted = Readonly<{ bounds: StatementBounds; cursor: Cursor | null; told: string | null; limit: number }>

async function readWindow(
  db: Database,
  account: Account,
  window: Window,
  { bounds, cursor, told, limit }: Wanted,
): Promise<EffectRow[]> {
  const { balance } = await openingOf(db, account.id, window)
  const { rows } = await db.raw<{ rows: EffectRow[] }>(
    `SELECT * FROM (
       SELECT ${STATEMENT_COLUMNS}, e.journal_id, e.ordinal, (extract(epoch FROM t.effective_at) * 1000000)::bigint AS micros,
              :opening::numeric(21,2) + sum(CASE :side WHEN 'debit' THEN e.amount ELSE -e.amount END)
                OVER (ORDER BY t.effective_at, e.journal_id, e.ordinal) AS balance_after
       ${ENTRIES_OF_WINDOW}) lines
      WHERE (:effectiveFrom::timestamptz IS NULL OR effective_at >= :effectiveFrom::timestamptz)
        AND (:effectiveBefore::timestamptz IS NULL OR effective_at < :effectiveBefore::timestamptz)
        AND (:told::bigint IS NULL OR journal_id > :told::bigint)
        AND (:micros::bigint IS NULL OR (micros, journal_id, ordinal) > (:micros::bigint, :place::bigint, :ordinal::smallint))
      ORDER BY micros, journal_id, ordinal LIMIT :limit`,
    {
      ...windowBindings(window),
      account: account.id,
      opening: balance,
      side: account.normalSide,
      told,
      limit,
      effectiveFrom: bounds.effectiveFrom,
      effectiveBefore: bounds.effectiveBefore,
      micros: cursor?.micros ?? null,
      place: cursor?.place ?? null,
      ordinal: cursor?.ordinal ?? null,
    },
  )
  return rows
}

/** After which line to go on, and what was known when the first page was read. Microseconds since 1970. */
type Cursor = Readonly<{ known: string; micros: string; place: string; ordinal: string }>

function parseCursor(text: string): Cursor {
  const [, known = '', micros = '', place = '', ordinal = ''] = CURSOR.exec(text) ?? []
  if (known === '') throw cursorMalformed(text)
  return { known, micros, place, ordinal }
}

const CURSOR = /^(\d{1,18})\.(-?\d{1,17})\.(\d{1,18})\.(\d{1,4})$/

const microsOf = (bound: Bound): bigint => BigInt(Date.parse(bound)) * 1000n

/** ISO with microseconds, as PostgreSQL reads it. */
function momentOf(micros: string | bigint): Bound {
  const whole = BigInt(micros)
  const rest = ((whole % 1000n) + 1000n) % 1000n
  const iso = new Date(Number((whole - rest) / 1000n)).toISOString()
  return `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}

/** Before any public money of this republic. */
const EARLIEST: Bound = '1949-10-01T00:00:00.000Z'

type EffectRow = StatementRow & { journal_id: string; ordinal: number; micros: string }
