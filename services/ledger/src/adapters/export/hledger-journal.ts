import assert from 'node:assert/strict'
import type { GovernmentAccounts } from '../../domain/government-accounts.ts'
import { dayOf } from '../../domain/period.ts'
import type { FundJournal, JournalTransaction } from '../postgres/journal-pages.ts'
import { kindName } from './account-kind-names.ts'

/**
 * A fund's journal as hledger reads it (its manual, "Journal format"): date is the day in which it counts, date2 the day on which it was
 * recorded, both of Shanghai; accounts and commodity are declared, so that `hledger check --strict` passes; ids stand in tags. With a first
 * day there is an opening transaction on it, so that balances are those of the ledger.
 */
export async function* hledgerJournal(
  journal: FundJournal,
  about: Readonly<{ openingDay: string | null; notes: readonly string[]; codes: GovernmentAccounts }>,
): AsyncGenerator<string> {
  yield [...about.notes.map((note) => `; ${line(note)}`), '', `commodity 1000.00 ${COMMODITY}`, '', ''].join('\n')
  for (const { code, kind, name } of await journal.accounts())
    yield `account ${accountName(code)}  ; ${[kindName(kind), ...(name === null ? [] : [line(name)]), ...tagsOf(kind, about.codes)].join(', ')}\n`

  const openings = about.openingDay === null ? [] : await journal.openings()
  if (about.openingDay !== null && openings.length > 0)
    yield `\n${about.openingDay} * 期初余额 opening balances\n${postings(openings)}`

  let text = ''
  for await (const transaction of journal.transactions()) {
    text += transactionText(transaction)
    if (text.length < CHUNK_LENGTH) continue
    yield text
    text = ''
  }
  yield text
}

function transactionText(transaction: JournalTransaction): string {
  const { id, number, kind, reference, document_number, effective_at, recorded_at, entries } = transaction
  const document = document_number === null ? '' : ` ${line(document_number)}`
  return (
    `\n${dayOf(effective_at)}=${dayOf(recorded_at)} * (${number}) ${kind}${document}\n` +
    `    ; id:${id}\n    ; reference:${line(reference)}\n${postings(entries)}`
  )
}

const postings = (entries: readonly Readonly<{ account: string; amount: string }>[]): string =>
  entries.map(({ account, amount }) => `    ${accountName(account)}  ${amount} ${COMMODITY}\n`).join('')

/** Codes are slugs and ids, which mean nothing to hledger; anything else would be another account there. */
function accountName(code: string): string {
  assert(/^[a-z0-9][a-z0-9-]*(:[a-z0-9][a-z0-9._-]*)?$/i.test(code), `${code} can stand as it is`)
  return code
}

const tagsOf = (kind: string, { standards, of }: GovernmentAccounts): string[] =>
  of(kind).flatMap((account, index) =>
    account === null ? [] : [`${standards[index]?.id ?? ''}:${account.code} ${line(account.name)}`],
  )

/** In one line, and with nothing that ends a description or a tag. */
const line = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(';', '；')
    .replaceAll(',', '，')
    .replaceAll('|', '｜')

const COMMODITY = 'CNY'
const CHUNK_LENGTH = 64 * 1024
