import { createHash, hash } from 'node:crypto'
import type { PostingsRequested } from '@fundtrace/contracts'
import { fenOf } from '@fundtrace/money'
import type { PostCommand } from '../../domain/posting/command.ts'
import { canonicalMetadata, requireImpersonalKey, requireSealable } from '../../domain/posting/metadata.ts'
import { accountNotGeneral } from '../../domain/posting/posting-errors.ts'

export type AskedPosting = PostingsRequested['postings'][number]
/** The event that asks. `source` says who. */
export type Asking = Readonly<{ fundId: string; source: string; eventId: string }>

/**
 * A posting of an event as the engine takes it. Throws a refusal where it names an account of the chart, or holds text that may not be
 * sealed. The hash is of its canonical JSON, put together here as its members come in one order only: this is the hot path.
 */
export function toPostCommand({ fundId, source, eventId }: Asking, posting: AskedPosting): PostCommand {
  const { key, effective_at: effectiveAt, document_number: documentNumber } = posting
  if (LONG_DIGITS.test(key)) requireImpersonalKey(key, today())
  if (documentNumber !== null) requireSealable(documentNumber, 'document_number')
  for (const { account } of posting.entries)
    if (!account.startsWith('general:')) throw accountNotGeneral(fundId, account)
  const metadata = posting.metadata === null ? null : canonicalMetadata(posting.metadata)
  return {
    kind: 'post',
    fundId,
    reference: `post:event-${scopeOf(source)}:${key}`,
    contentHash: createHash('sha256').update(canonicalText(posting, metadata)).digest(),
    askedBy: source,
    eventId,
    documentNumber,
    metadata,
    privateDetails: null,
    effectiveAt: effectiveAt === null ? null : Date.parse(effectiveAt),
    entries: posting.entries.map(({ account, amount }) => ({ account, amount: fenOf(amount) })),
    uses: posting.holds.map(({ hold_id: holdId, amount }) => ({ holdId, amount: fenOf(amount) })),
  }
}

function canonicalText(posting: AskedPosting, metadata: string | null): string {
  let entries = ''
  for (const { account, amount } of posting.entries)
    entries += `${entries === '' ? '' : ','}{"account":"${account}","amount":"${amount}"}`
  const holds = posting.holds.map(({ hold_id: holdId, amount }) => `{"amount":"${amount}","hold_id":"${holdId}"}`)
  return (
    `{"document_number":${JSON.stringify(posting.document_number)},"effective_at":${JSON.stringify(posting.effective_at)}` +
    `,"entries":[${entries}],"holds":[${holds.join(',')}],"metadata":${metadata ?? 'null'}}`
  )
}

/** 16 hex digits of the sender, so that nobody's key is in another's way. There are as many senders as services. */
function scopeOf(source: string): string {
  const known = scopes.get(source)
  if (known !== undefined) return known
  const scope = hash('sha256', source, 'hex').slice(0, 16)
  scopes.set(source, scope)
  return scope
}
const scopes = new Map<string, string>()

const LONG_DIGITS = /\d{17}/
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
