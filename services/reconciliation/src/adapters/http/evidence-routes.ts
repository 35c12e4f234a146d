import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import type { RunEvidence } from '@fundtrace/evidence'
import { type App, type Caller, callerOf, idempotent, keepUnmaskedRead, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import type { Signer } from '@fundtrace/seal'
import Type from 'typebox'
import { gatherComparison } from '../../application/evidence/gather-comparison.ts'
import { gatherJobRun } from '../../application/evidence/gather-job-run.ts'
import { openPack, openReport } from '../../application/evidence/open-evidence.ts'
import { unknown } from '../../domain/errors.ts'
import { evidenceKeyMissing, purposeMissing, runNotCompleted } from '../../domain/evidence-errors.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'
import { lastCheckpoint } from '../ledger/last-checkpoint.ts'
import { insertDownload } from '../postgres/evidence/evidence-downloads.ts'
import { readRun as readComparison } from '../postgres/run-reader.ts'
import { readFunds } from '../postgres/plan-copies.ts'
import { readRun as readJobRun } from '../postgres/runs/job-run-repository.ts'
import { requireSightOf } from './fund-access.ts'

export type EvidenceParts = Readonly<{
  db: Database
  ring: KeyRing
  /** Null where the house has no key for it. */
  signer: Signer | null
  ledgerUrl: string | undefined
}>

const TAGS = ['Evidence']
const TAKERS = { access: { roles: ['audit'] } } as const
const Params = Type.Object({ run_id: Uuid })
const Order = Type.Object(
  {
    with_inputs: Type.Optional(
      Type.Boolean({
        description:
          'With the input files as they were sent, which may name people: it is kept who took them, and what for',
      }),
    ),
    purpose: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
  },
  { additionalProperties: false },
)
const binary = (type: string) => ({
  200: { content: { [type]: { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } } },
})

export function evidenceRoutes(app: App, parts: EvidenceParts): void {
  for (const kind of RUN_KINDS) {
    packRoute(app, parts, kind)
    for (const form of ['html', 'xlsx'] as const) reportRoute(app, parts, kind, form)
  }
  app.get(
    '/v1/evidence-keys',
    {
      config: {
        access: { roles: ['audit', 'finance', 'treasury', 'admin'], everywhere: 'a public key is of no fund' },
      },
      schema: {
        operationId: 'listEvidenceKeys',
        summary:
          'The public key that evidence packs are signed with, for `fundtrace verify --key`; keep it outside of this house',
        tags: TAGS,
        response: {
          200: Type.Object({ keys: Type.Array(Type.Object({ key_id: Type.String(), public_key: Type.String() })) }),
        },
      },
    },
    async () => ({
      keys:
        parts.signer === null
          ? []
          : [{ key_id: parts.signer.keyId, public_key: parts.signer.publicKeyDer.toString('base64') }],
    }),
  )
}

type RunKind = Readonly<{
  kind: 'job_run' | 'comparison'
  path: string
  operation: string
  about: string
  /** The run, once the caller may see it. */
  require: (trx: Database | Transaction, caller: Caller, id: string) => Promise<Subject>
}>
type Subject = Readonly<{
  areaCode: string
  /** Rows of its inputs. */
  rows: number
  gather: (
    trx: Transaction,
    parts: EvidenceParts & Readonly<{ checkpoint: RunEvidence['checkpoint']; withInputs: boolean }>,
  ) => Promise<RunEvidence>
}>

const RUN_KINDS: readonly RunKind[] = [
  {
    kind: 'job_run',
    path: '/v1/job-runs/:run_id',
    operation: 'JobRun',
    about: "a job's completed run",
    require: async (db, caller, id) => {
      const run = await readJobRun(db, id)
      requireArea(caller, run.area_code)
      if (run.state !== 'completed') throw runNotCompleted(id, run.state)
      return {
        areaCode: run.area_code,
        rows: (run.left_rows ?? 0) + (run.right_rows ?? 0),
        gather: (trx, parts) => gatherJobRun(trx, run, parts),
      }
    },
  },
  {
    kind: 'comparison',
    path: '/v1/runs/:run_id',
    operation: 'Run',
    about: 'a comparison of statements',
    require: async (db, caller, id) => {
      const run = await readComparison(db, id)
      if (run === undefined) throw unknown('run', id)
      await requireSightOf(db, caller, run.funds)
      const [fund] = await readFunds(db, run.funds)
      const areaCode = fund?.areaCode ?? ''
      return {
        areaCode,
        rows: 0,
        gather: (trx, { checkpoint }) => gatherComparison(trx, run, { areaCode, checkpoint }),
      }
    },
  },
]

function packRoute(app: App, parts: EvidenceParts, { kind, path, operation, about, require }: RunKind): void {
  const { db } = parts
  app.post(
    `${path}/evidence`,
    {
      config: TAKERS,
      schema: {
        operationId: `take${operation}Evidence`,
        summary: `The signed evidence pack of ${about}, a ZIP that \`fundtrace verify\` proves without us; who took it is kept`,
        tags: TAGS,
        params: Params,
        body: Order,
        response: binary('application/zip'),
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { run_id: runId } = request.params
        const { with_inputs: withInputs = false, purpose } = request.body
        const { areaCode, rows } = await require(trx, caller, runId)
        requireSigner(parts)
        if (withInputs && purpose === undefined) throw purposeMissing()
        requireNoPersonalNumber(purpose ?? '')
        const id = await insertDownload(trx, {
          subject_kind: kind,
          subject: runId,
          form: 'pack',
          with_inputs: withInputs,
          taken_by: caller.subject,
          taken_for: caller.actingFor,
          purpose: purpose ?? null,
        })
        if (withInputs && rows > 0)
          await keepUnmaskedRead(trx, {
            caller,
            correlationId: request.id,
            what: 'evidence_inputs',
            subject: runId,
            shown: [{ area: areaCode, count: rows }],
            ...(purpose !== undefined && { purpose }),
          })
        return { download_id: id }
      },
      {
        status: 200,
        respond: async (_download, request, reply) => {
          const { run_id: runId } = request.params
          const caller = callerOf(request)
          const { gather } = await require(db, caller, runId)
          const checkpoint = await checkpointFor(parts, request)
          const pack = await openPack(
            db,
            (trx) => gather(trx, { ...parts, checkpoint, withInputs: request.body.with_inputs === true }),
            { signer: requireSigner(parts), madeBy: caller.subject, madeAt: new Date() },
          )
          return sendFile(reply, `fundtrace-evidence-${runId}.zip`, 'application/zip', pack)
        },
      },
    ),
  )
}

const REPORT_TYPES = {
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

function reportRoute(
  app: App,
  parts: EvidenceParts,
  { kind, path, operation, about, require }: RunKind,
  form: 'html' | 'xlsx',
): void {
  const { db } = parts
  app.get(
    `${path}/report.${form}`,
    {
      config: TAKERS,
      schema: {
        operationId: `get${operation}${form === 'html' ? 'Page' : 'Workbook'}`,
        summary: `The report of ${about} for people, ${form === 'html' ? 'to print' : 'as a workbook'}; not signed, and people masked`,
        tags: TAGS,
        params: Params,
        response: binary(form === 'html' ? 'text/html' : REPORT_TYPES.xlsx),
      },
    },
    async (request, reply) => {
      const { run_id: runId } = request.params
      const caller = callerOf(request)
      const { gather } = await require(db, caller, runId)
      await db.transaction((trx) =>
        insertDownload(trx, {
          subject_kind: kind,
          subject: runId,
          form,
          with_inputs: false,
          taken_by: caller.subject,
          taken_for: caller.actingFor,
          purpose: null,
        }),
      )
      const checkpoint = await checkpointFor(parts, request)
      const report = await openReport(db, (trx) => gather(trx, { ...parts, checkpoint, withInputs: false }), form)
      return sendFile(reply, `fundtrace-report-${runId}.${form}`, REPORT_TYPES[form], report)
    },
  )
}

function requireSigner({ signer }: EvidenceParts): Signer {
  if (signer === null) throw evidenceKeyMissing()
  return signer
}

const checkpointFor = ({ ledgerUrl }: EvidenceParts, { id, raw }: Readonly<{ id: string; raw: IncomingMessage }>) =>
  lastCheckpoint({ ledgerUrl, authorization: raw.headers.authorization ?? '', requestId: id })

/** Of Fastify's reply, what a file needs. */
type Reply<Self> = Readonly<{
  header: (name: string, value: string) => Self
  type: (mediaType: string) => Self
  send: (body: Readable) => Self
}>

const sendFile = <Self extends Reply<Self>>(reply: Self, name: string, mediaType: string, body: Readable): Self =>
  reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type(mediaType)
    .send(body)
