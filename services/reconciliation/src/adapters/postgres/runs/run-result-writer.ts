import { copyIn, type Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { blindIndex, type KeyRing, sealBytes } from '@fundtrace/personal-data'
import { contentOfBreak } from '../../../domain/content-identity.ts'
import type { FoundBreak } from '../../../domain/job/found-break.ts'
import type { PersonalFields } from '../../../domain/job/mask-item.ts'
import { clearBreak, shownBreak } from '../../../domain/job/shown-break.ts'

/** Lines of the engine, put behind the run's number. The unique indexes are the proof that no row has two places. */
export async function copyMatches(trx: Transaction, run: number, lines: Buffer): Promise<void> {
  const text = lines.toString('latin1')
  const prefixed = `${run},${text.slice(0, -1).replaceAll('\n', `\n${run},`)}\n`
  await copyIn(
    trx,
    'COPY run_matches (run, number, rule, left_row, right_row, difference, suggested) FROM STDIN (FORMAT csv)',
    [Buffer.from(prefixed, 'latin1')],
  )
}

export type WrittenBreak = Readonly<{ found: FoundBreak; identity: string }>

/** `change`: of the officer's hand that opened them; null where the run did. */
export async function copyBreaks(
  trx: Transaction,
  {
    run,
    ring,
    personal,
    change,
  }: Readonly<{ run: number; ring: KeyRing; personal: PersonalFields; change: number | null }>,
  breaks: readonly WrittenBreak[],
): Promise<void> {
  const rows = breaks.map(({ found, identity }) => {
    const sealed = sealBytes(ring, Buffer.from(JSON.stringify(clearBreak(found))), breakContext(run, found.number))
    return csvRow([
      run,
      found.number,
      found.kind,
      found.rule,
      found.failed,
      formatFen(found.difference),
      found.left?.row ?? null,
      found.right?.row ?? null,
      found.left && formatFen(found.left.amount),
      found.right && formatFen(found.right.amount),
      found.left?.on ?? null,
      found.right?.on ?? null,
      found.fund,
      identity,
      blindIndex(ring, contentOfBreak(found.left, found.right, found.related.items), 'break-content'),
      JSON.stringify(shownBreak(found, personal)),
      `\\x${sealed.toString('hex')}`,
      change,
    ])
  })
  await copyIn(
    trx,
    `COPY run_breaks (run, number, kind, rule, failed, difference, left_row, right_row, left_amount, right_amount, left_on, right_on,
                      fund, identity, content, shown, sealed, change) FROM STDIN (FORMAT csv)`,
    [Buffer.from(rows.join(''))],
  )
}

/** What the sealed content of a break is bound to. */
export const breakContext = (run: number, number: number): string => `job-run:${run}:break:${number}`

/** An empty field without quotes is NULL. */
const csvRow = (values: readonly (string | number | null)[]): string =>
  `${values.map((value) => (value === null ? '' : typeof value === 'number' ? value : `"${value.replaceAll('"', '""')}"`)).join(',')}\n`
