import type { Transaction } from '@fundtrace/database'

/** Rows of one query in pages, sorted once and in bounded memory. The cursor ends with its transaction. `name`: an identifier of the caller's. */
export async function* cursorPages<Row>(
  trx: Transaction,
  name: string,
  query: string,
  bindings: Readonly<Record<string, string | number | string[]>>,
): AsyncGenerator<readonly Row[]> {
  await trx.raw(`DECLARE ${name} NO SCROLL CURSOR FOR ${query}`, bindings)
  try {
    for (;;) {
      const { rows } = await trx.raw<{ rows: Row[] }>(`FETCH ${PAGE_ROWS} FROM ${name}`)
      if (rows.length > 0) yield rows
      if (rows.length < PAGE_ROWS) return
    }
  } finally {
    // A transaction that failed has no cursors any more.
    await trx.raw(`CLOSE ${name}`).catch(() => undefined)
  }
}

const PAGE_ROWS = 5_000
