import { hash } from 'node:crypto'
import type { Caller } from '@fundtrace/http-server'
import { fenOf } from '@fundtrace/money'
import type { KeyRing } from '@fundtrace/personal-data'
import type { HashAlgorithm } from '@fundtrace/seal'
import { privateDetailsIndex, sealPrivateDetails } from '../../application/private-details.ts'
import type {
  AskedEntry,
  HoldCommand,
  PostCommand,
  PrivateDetails,
  ReversalCommand,
  UsedHold,
  VoidCommand,
} from '../../domain/posting/command.ts'
import {
  canonicalMetadata,
  canonicalPrivate,
  requireImpersonalKey,
  requireSealable,
} from '../../domain/posting/metadata.ts'
import { accountNotGeneral } from '../../domain/posting/posting-errors.ts'
import type { HoldBody, PostBody, ReversalBody, VoidBody } from './posting-schemas.ts'

/** Who asks of which fund, and what private details are sealed with: the same for all transactions of a request. */
export type Asked = Readonly<{
  fundId: string
  /** The subject of the caller. */
  askedBy: string
  /** Keeps the keys of callers apart, in the reference. */
  scope: string
  ring: KeyRing
  algorithm: HashAlgorithm
}>

export const askedBy = (
  caller: Caller,
  fundId: string,
  { ring, algorithm }: Pick<Asked, 'ring' | 'algorithm'>,
): Asked => ({ fundId, askedBy: caller.subject, scope: scopeOf(caller), ring, algorithm })

/*
 * A body becomes a command and the hash of its content in one pass, because this is the hot path: the canonical text is put together
 * from members whose schema says what they look like. Same content, same text, in whatever order its members came; a test holds it
 * against a canonicaliser. Private details stand in it by a keyed hash.
 */
export function toPostCommand(asked: Asked, key: string, body: PostBody): PostCommand {
  const { fundId, ring } = asked
  const reference = referenceOf('post', asked, key)
  const entries: AskedEntry[] = []
  let text = ''
  for (const { account, amount } of body.entries) {
    text += `${text === '' ? '' : ','}{"account":"${requireGeneral(fundId, account)}","amount":"${amount}"}`
    entries.push({ account, amount: fenOf(amount) })
  }
  text = `{${documentText(body)}${effectiveText(body)}"entries":[${text}]`

  let uses: readonly UsedHold[] = NO_HOLDS
  if (body.holds !== undefined) {
    uses = body.holds.map(({ hold_id, amount }) => ({ holdId: hold_id, amount: fenOf(amount) }))
    text += `,"holds":[${body.holds.map(({ hold_id, amount }) => `{"amount":"${amount}","hold_id":"${hold_id}"}`).join(',')}]`
  }
  const metadata = body.metadata === undefined ? null : canonicalMetadata(body.metadata)
  if (metadata !== null) text += `,"metadata":${metadata}`
  let privateDetails: PrivateDetails | null = null
  if (body.private !== undefined) {
    text += `,"private":"${privateDetailsIndex(ring, canonicalPrivate(body.private))}"`
    privateDetails = sealPrivateDetails(ring, asked.algorithm, { fundId, reference }, body.private)
  }
  return {
    ...about(asked, reference, `${text}}`, body.document_number),
    kind: 'post',
    metadata,
    privateDetails,
    effectiveAt: timeOf(body.effective_at),
    entries,
    uses,
  }
}

export function toReversalCommand(
  asked: Asked,
  key: string,
  transactionId: string,
  body: ReversalBody,
): ReversalCommand {
  const metadata = reasonText(body.reason)
  const text = `{${documentText(body)}${effectiveText(body)}"metadata":${metadata},"reverses":"${transactionId}"}`
  return {
    ...about(asked, referenceOf('reversal', asked, key), text, body.document_number),
    kind: 'reversal',
    metadata,
    reverses: transactionId,
    effectiveAt: timeOf(body.effective_at),
  }
}

/** The ids of the holds follow from the reference, so that asking again gives the same. */
export function toHoldCommand(asked: Asked, key: string, body: HoldBody): HoldCommand {
  const { fundId } = asked
  const reference = referenceOf('hold', asked, key)
  const metadata = body.metadata === undefined ? null : canonicalMetadata(body.metadata)
  const expiry = body.expires_at === undefined ? '' : `"expires_at":"${body.expires_at}",`
  const holds = body.holds.map(
    ({ account, amount }) => `{"account":"${requireGeneral(fundId, account)}","amount":"${amount}"}`,
  )
  const text = `{${documentText(body)}${expiry}"holds":[${holds.join(',')}]${metadata === null ? '' : `,"metadata":${metadata}`}}`
  return {
    ...about(asked, reference, text, body.document_number),
    kind: 'hold',
    metadata,
    holds: body.holds.map(({ account, amount }, index) => ({
      holdId: holdIdOf(fundId, reference, index + 1),
      account,
      amount: fenOf(amount),
    })),
    expiresAt: timeOf(body.expires_at),
  }
}

export function toVoidCommand(asked: Asked, key: string, holdId: string, body: VoidBody): VoidCommand {
  const metadata = reasonText(body.reason)
  const text = `{${documentText(body)}"hold_id":"${holdId}","metadata":${metadata}}`
  return {
    ...about(asked, referenceOf('void', asked, key), text, body.document_number),
    kind: 'void',
    metadata,
    holdIds: [holdId],
  }
}

/**
 * '<kind>:<who>:<key>'. `who` is 16 hex digits of SHA-256 over the caller's subject and sorted areas: nobody's key is in another's way,
 * and the reference does not say who it was. A key used for one transaction is the same key in a bulk request.
 */
function referenceOf(kind: 'post' | 'reversal' | 'hold' | 'void', { scope }: Asked, key: string): string {
  if (LONG_DIGITS.test(key)) requireImpersonalKey(key, today())
  return `${kind}:${scope}:${key}`
}
const LONG_DIGITS = /\d{17}/

const scopes = new Map<string, string>()
function scopeOf({ subject, areas }: Caller): string {
  const who = areas.length === 1 ? `${areas[0]} ${subject}` : `${areas.toSorted().join(',')} ${subject}`
  const known = scopes.get(who)
  if (known !== undefined) return known
  const scope = hash('sha256', `http ${who}`, 'hex').slice(0, 16)
  if (scopes.size >= 10_000) scopes.clear()
  scopes.set(who, scope)
  return scope
}

const about = (asked: Asked, reference: string, content: string, documentNumber: string | undefined) => ({
  fundId: asked.fundId,
  reference,
  contentHash: Buffer.from(hash('sha256', content, 'binary'), 'binary'),
  askedBy: asked.askedBy,
  eventId: null,
  documentNumber: documentNumber ?? null,
  privateDetails: null,
})

function documentText({ document_number: number }: Readonly<{ document_number?: string }>): string {
  if (number === undefined) return ''
  requireSealable(number, 'document_number')
  return `"document_number":${JSON.stringify(number)},`
}

const effectiveText = ({ effective_at: at }: Readonly<{ effective_at?: string }>): string =>
  at === undefined ? '' : `"effective_at":"${at}",`

const reasonText = (reason: string): string => {
  requireSealable(reason, 'reason')
  return `{"reason":${JSON.stringify(reason)}}`
}

function requireGeneral(fundId: string, account: string): string {
  if (!account.startsWith('general:')) throw accountNotGeneral(fundId, account)
  return account
}

function holdIdOf(fundId: string, reference: string, ordinal: number): string {
  const hex = hash('sha256', `hold ${fundId} ${reference} ${ordinal}`, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const timeOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text))
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
const NO_HOLDS: readonly UsedHold[] = []
