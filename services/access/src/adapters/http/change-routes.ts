import { CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { askChange, decideChange } from '../../application/change-officer.ts'
import { changeUnknown } from '../../domain/access-errors.ts'
import { findChange, listChanges, type OfficerChange } from '../postgres/change-repository.ts'
import {
  Areas,
  DoerFields,
  IdParams,
  normalAreas,
  OfficerFields,
  OrNull,
  Page,
  Reason,
  Roles,
  Subject,
  toDoerReply,
  WithReason,
} from './access-schemas.ts'
import { orderOf } from './order-of.ts'

const ADMIN = { access: { roles: ['admin'] } } as const
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Changes of officers']

const NewChange = Type.Object(
  {
    subject: Subject,
    name: Text(200),
    roles: Roles,
    areas: Areas,
    valid_from: Type.Optional(CalendarDay),
    valid_until: Type.Optional(CalendarDay),
    reason: Reason,
  },
  {
    additionalProperties: false,
    examples: [
      { subject: 'li-chuna', name: '李出纳', roles: ['treasury'], areas: ['441802'], reason: '清财人〔2016〕8号' },
    ],
  },
)
const ChangeReply = Type.Object({
  id: Uuid,
  place: Type.String(),
  ...OfficerFields,
  reason: Type.String(),
  asked_by: DoerFields,
  asked_at: Type.String({ format: 'date-time' }),
  state: Type.Enum(['asked', 'approved', 'rejected']),
  decided_by: OrNull(DoerFields),
  decision_reason: OrNull(Type.String()),
})

/** One administrator asks, another decides. */
export function changeRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/officer-changes',
    {
      config: ADMIN,
      schema: {
        operationId: 'askOfficerChange',
        summary: 'Ask that an officer be appointed, or have other roles, areas or days; another administrator decides',
        tags: TAGS,
        body: NewChange,
        response: { 201: ChangeReply },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { subject, name, roles, areas, valid_until, reason } = request.body
      const order = orderOf(request, caller)
      const validFrom = request.body.valid_from ?? order.today
      const powers = { name, roles, areas: normalAreas(areas), validFrom, validUntil: valid_until ?? null }
      return readChange(trx, await askChange(trx, { subject, ...powers, reason }, order))
    }),
  )

  app.get(
    '/v1/officer-changes',
    {
      config: READERS,
      schema: {
        operationId: 'listOfficerChanges',
        summary: 'What was asked for in my areas, in the order of asking; open=true: what nobody has decided yet',
        tags: TAGS,
        querystring: Type.Object({ ...Page, open: Type.Boolean({ default: false }) }),
        response: { 200: Type.Object({ changes: Type.Array(ChangeReply) }) },
      },
    },
    async (request) => {
      const { open, after, limit } = request.query
      const prefixes = areaPrefixes(callerOf(request))
      return { changes: (await listChanges(db, { prefixes, isOpenOnly: open, after, limit })).map(toChangeReply) }
    },
  )

  for (const [verb, outcome] of [
    ['approve', 'approved'],
    ['reject', 'rejected'],
  ] as const) {
    app.post(
      `/v1/officer-changes/:id/${verb}`,
      {
        config: ADMIN,
        schema: {
          operationId: `${verb}OfficerChange`,
          summary: `${verb === 'approve' ? 'Approve' : 'Reject'} what another administrator asked for`,
          tags: TAGS,
          params: IdParams,
          body: WithReason,
          response: { 200: ChangeReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { id } = request.params
          await decideChange(trx, id, { outcome, reason: request.body.reason }, orderOf(request, caller))
          return readChange(trx, id)
        },
        { status: 200 },
      ),
    )
  }
}

async function readChange(trx: Transaction, id: string) {
  const change = await findChange(trx, id)
  if (change === undefined) throw changeUnknown(id)
  return toChangeReply(change)
}

const toChangeReply = (change: OfficerChange) => ({
  id: change.id,
  place: change.place,
  subject: change.subject,
  name: change.name,
  roles: [...change.roles],
  areas: [...change.areas],
  valid_from: change.validFrom,
  valid_until: change.validUntil,
  reason: change.reason,
  asked_by: toDoerReply(change.askedBy),
  asked_at: change.askedAt,
  state: change.outcome ?? ('asked' as const),
  decided_by: change.decidedBy && toDoerReply(change.decidedBy),
  decision_reason: change.decisionReason,
})
