import { fenOf, formatFen } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import Type, { type Static } from 'typebox'
import type { Submission } from '../../application/cluster/clustered-desk.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'

/** How one process of the ledger hands commands to another: amounts as text of two places, hashes in hex, sealed details in base64. */
const Amount = Type.String({ pattern: '^-?\\d{1,19}\\.\\d{2}$' })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Bytes = Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' })
const Moment = Type.Union([Type.Integer(), Type.Null()])
const MaybeText = Type.Union([Type.String(), Type.Null()])

const ABOUT = {
  reference: Type.String(),
  content_hash: Hash,
  asked_by: MaybeText,
  event_id: MaybeText,
  document_number: MaybeText,
  metadata: MaybeText,
  private_details: Type.Union([Type.Object({ hash: Hash, salt: Bytes, sealed: Bytes }), Type.Null()]),
}
const CommandWire = Type.Union([
  Type.Object({
    ...ABOUT,
    kind: Type.Literal('post'),
    effective_at: Moment,
    entries: Type.Array(Type.Object({ account: Type.String(), amount: Amount })),
    uses: Type.Array(Type.Object({ hold_id: Type.String(), amount: Amount })),
  }),
  Type.Object({ ...ABOUT, kind: Type.Literal('reversal'), reverses: Type.String(), effective_at: Moment }),
  Type.Object({
    ...ABOUT,
    kind: Type.Literal('hold'),
    holds: Type.Array(Type.Object({ hold_id: Type.String(), account: Type.String(), amount: Amount })),
    expires_at: Moment,
  }),
  Type.Object({ ...ABOUT, kind: Type.Literal('void'), hold_ids: Type.Array(Type.String()) }),
  Type.Object({ ...ABOUT, kind: Type.Literal('expiry'), hold_ids: Type.Array(Type.String()) }),
])
type CommandWire = Static<typeof CommandWire>

const SubmissionWire = Type.Object({
  fund_id: Type.String(),
  linked: Type.Boolean(),
  commands: Type.Array(CommandWire),
})
export type SubmissionWire = Static<typeof SubmissionWire>
export const ForwardBody = Type.Object({ submissions: Type.Array(SubmissionWire, { minItems: 1 }) })

const Problem = Type.Object({
  code: Type.String(),
  kind: Type.Enum([
    'malformed',
    'unauthenticated',
    'forbidden',
    'not_found',
    'conflict',
    'refused',
    'too_large',
    'unavailable',
  ]),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  detail: Type.String(),
  values: Type.Record(Type.String(), Type.Unknown()),
})
const ResultWire = Type.Union([
  Type.Object({
    receipt: Type.Object({
      id: Type.String(),
      number: Type.Union([Type.Integer(), Type.Null()]),
      shard: Type.Integer(),
      position: Type.Integer(),
      recorded_at: Type.Integer(),
    }),
    is_replayed: Type.Boolean(),
  }),
  Type.Object({ refusal: Problem }),
])
/** Each submission has its own outcome: one that could not be posted in time says nothing of the next. `fault`: the other's own. */
const AnswerWire = Type.Union([
  Type.Object({ results: Type.Array(ResultWire) }),
  Type.Object({ problem: Problem }),
  Type.Object({ fault: Type.String() }),
])
export const ForwardReply = Type.Object({ answers: Type.Array(AnswerWire) })
export type AnswerWire = Static<typeof AnswerWire>

export const submissionWire = ({ fundId, commands, linked }: Submission): SubmissionWire => ({
  fund_id: fundId,
  linked,
  commands: commands.map(commandWire),
})

export const submissionOf = (wire: SubmissionWire): Submission => ({
  fundId: wire.fund_id,
  linked: wire.linked,
  commands: wire.commands.map((command) => commandOf(wire.fund_id, command)),
})

export function answerWire(outcome: PromiseSettledResult<readonly CommandResult[]>): AnswerWire {
  if (outcome.status === 'fulfilled') return { results: outcome.value.map(resultWire) }
  const reason: unknown = outcome.reason
  if (reason instanceof DomainError) return { problem: problemWire(reason) }
  return { fault: reason instanceof Error ? reason.message : String(reason) }
}

/** Throws where the submission was not decided. */
export function resultsOf(answer: AnswerWire): readonly CommandResult[] {
  if ('problem' in answer) throw domainErrorOf(answer.problem)
  if ('fault' in answer) throw new Error(`The process that posts into the shard failed: ${answer.fault}`)
  return answer.results.map(resultOf)
}

function commandWire(command: Command): CommandWire {
  const { privateDetails } = command
  const about = {
    reference: command.reference,
    content_hash: command.contentHash.toString('hex'),
    asked_by: command.askedBy,
    event_id: command.eventId,
    document_number: command.documentNumber,
    metadata: command.metadata,
    private_details: privateDetails && {
      hash: privateDetails.hash.toString('hex'),
      salt: privateDetails.salt.toString('base64'),
      sealed: privateDetails.sealed.toString('base64'),
    },
  }
  switch (command.kind) {
    case 'post':
      return {
        ...about,
        kind: command.kind,
        effective_at: command.effectiveAt,
        entries: command.entries.map(({ account, amount }) => ({ account, amount: formatFen(amount) })),
        uses: command.uses.map(({ holdId, amount }) => ({ hold_id: holdId, amount: formatFen(amount) })),
      }
    case 'reversal':
      return { ...about, kind: command.kind, reverses: command.reverses, effective_at: command.effectiveAt }
    case 'hold':
      return {
        ...about,
        kind: command.kind,
        holds: command.holds.map(({ holdId, account, amount }) => ({
          hold_id: holdId,
          account,
          amount: formatFen(amount),
        })),
        expires_at: command.expiresAt,
      }
    case 'void':
    case 'expiry':
      return { ...about, kind: command.kind, hold_ids: [...command.holdIds] }
  }
}

function commandOf(fundId: string, wire: CommandWire): Command {
  const details = wire.private_details
  const about = {
    fundId,
    reference: wire.reference,
    contentHash: Buffer.from(wire.content_hash, 'hex'),
    askedBy: wire.asked_by,
    eventId: wire.event_id,
    documentNumber: wire.document_number,
    metadata: wire.metadata,
    privateDetails: details && {
      hash: Buffer.from(details.hash, 'hex'),
      salt: Buffer.from(details.salt, 'base64'),
      sealed: Buffer.from(details.sealed, 'base64'),
    },
  }
  switch (wire.kind) {
    case 'post':
      return {
        ...about,
        kind: wire.kind,
        effectiveAt: wire.effective_at,
        entries: wire.entries.map(({ account, amount }) => ({ account, amount: fenOf(amount) })),
        uses: wire.uses.map(({ hold_id, amount }) => ({ holdId: hold_id, amount: fenOf(amount) })),
      }
    case 'reversal':
      return { ...about, kind: wire.kind, reverses: wire.reverses, effectiveAt: wire.effective_at }
    case 'hold':
      return {
        ...about,
        kind: wire.kind,
        holds: wire.holds.map(({ hold_id, account, amount }) => ({ holdId: hold_id, account, amount: fenOf(amount) })),
        expiresAt: wire.expires_at,
      }
    case 'void':
    case 'expiry':
      return { ...about, kind: wire.kind, holdIds: wire.hold_ids }
  }
}

type ResultWire = Static<typeof ResultWire>
type ProblemWire = Static<typeof Problem>

const resultWire = (result: CommandResult): ResultWire =>
  'refusal' in result
    ? { refusal: problemWire(result.refusal) }
    : {
        receipt: {
          id: result.receipt.id,
          number: result.receipt.number,
          shard: result.receipt.shard,
          position: result.receipt.position,
          recorded_at: result.receipt.recordedAt,
        },
        is_replayed: result.isReplayed,
      }

const resultOf = (wire: ResultWire): CommandResult =>
  'refusal' in wire
    ? { refusal: domainErrorOf(wire.refusal) }
    : {
        receipt: {
          id: wire.receipt.id,
          number: wire.receipt.number,
          shard: wire.receipt.shard,
          position: wire.receipt.position,
          recordedAt: wire.receipt.recorded_at,
        },
        isReplayed: wire.is_replayed,
      }

const problemWire = ({ code, kind, title, message, values }: DomainError): ProblemWire => ({
  code,
  kind,
  title,
  detail: message,
  values,
})

function domainErrorOf(problem: ProblemWire): DomainError {
  // What was a problem's values over there is JSON, and so it is here.
  return new DomainError({ ...problem, values: problem.values as DomainError['values'] })
}
