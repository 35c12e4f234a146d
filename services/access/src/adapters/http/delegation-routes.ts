import { CalendarDay, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, ROLES } from '@fundtrace/http-server'
import Type from 'typebox'
import { askDelegation, decideDelegation, endDelegation } from '../../application/delegate.ts'
import { delegationUnknown } from '../../domain/access-errors.ts'
import { type DelegationRecord, findDelegation, listDelegations } from '../postgres/delegation-repository.ts'
import {
  Areas,
  DoerFields,
  IdParams,
  normalAreas,
  OrNull,
  Page,
  Reason,
  Roles,
  Subject,
  toDoerReply,
  WithReason,
} from './access-schemas.ts'
import { orderOf } from './order-of.ts'

/** Whose delegation it is decides who may ask, decide or end, not a role alone. */
const OFFICERS = { access: { roles: [...ROLES] } }
const TAGS = ['Standing in 代岗']

const NewDelegation = Type.Object(
  {
    delegator: Type.Optional(Subject),
    delegate: Subject,
    roles: Roles,
    areas: Areas,
    first_day: CalendarDay,
    last_day: CalendarDay,
    reason: Reason,
  },
  { additionalProperties: false },
)
const DelegationReply = Type.Object({
  id: Uuid,
  place: Type.String(),
  delegator: Type.String({ description: 'for whom' }),
  delegate: Type.String({ description: 'who stands in' }),
  roles: Type.Array(Type.Enum([...ROLES])),
  areas: Type.Array(Type.String()),
  first_day: CalendarDay,
  last_day: CalendarDay,
  reason: Type.String(),
  asked_by: DoerFields,
  asked_at: Type.String({ format: 'date-time' }),
  state: Type.Enum(['asked', 'approved', 'rejected', 'ended']),
  decided_by: OrNull(DoerFields),
})

/** Who stands in for whom, asked for by one and approved by another. */
export function delegationRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/delegations',
    {
      config: OFFICERS,
      schema: {
        operationId: 'askDelegation',
        summary: 'Ask that an officer may stand in for me, or, as an administrator, for another',
        tags: TAGS,
        body: NewDelegation,
        response: { 201: DelegationReply },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { delegator, delegate, roles, areas, first_day, last_day, reason } = request.body
      const wanted = {
        delegator: delegator ?? caller.subject,
        delegate,
        roles,
        areas: normalAreas(areas),
        firstDay: first_day,
        lastDay: last_day,
        reason,
      }
      return readDelegation(trx, await askDelegation(trx, wanted, orderOf(request, caller)))
    }),
  )

  app.get(
    '/v1/delegations',
    {
      config: OFFICERS,
      schema: {
        operationId: 'listDelegations',
        summary: 'My own delegations; for audit and administrators also those of their areas, in the order of asking',
        tags: TAGS,
        querystring: Type.Object(Page),
        response: { 200: Type.Object({ delegations: Type.Array(DelegationReply) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const isReader = caller.roles.some((role) => role === 'audit' || role === 'admin')
      const prefixes = isReader ? areaPrefixes(caller) : []
      const found = await listDelegations(db, { ...request.query, person: caller.subject, prefixes })
      return { delegations: found.map(toDelegationReply) }
    },
  )

  for (const [verb, summary] of [
    ['approve', 'Approve that one officer stands in for another: an administrator, or the superior of the other'],
    ['reject', 'Reject it'],
    ['end', 'End it at once: either of the two, or an administrator'],
  ] as const) {
    app.post(
      `/v1/delegations/:id/${verb}`,
      {
        config: OFFICERS,
        schema: {
          operationId: `${verb}Delegation`,
          summary,
          tags: TAGS,
          params: IdParams,
          body: WithReason,
          response: { 200: DelegationReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { id } = request.params
          const { reason } = request.body
          const order = orderOf(request, caller)
          if (verb === 'end') await endDelegation(trx, id, reason, order)
          else await decideDelegation(trx, id, { outcome: verb === 'approve' ? 'approved' : 'rejected', reason }, order)
          return readDelegation(trx, id)
        },
        { status: 200 },
      ),
    )
  }
}

async function readDelegation(trx: Transaction, id: string) {
  const delegation = await findDelegation(trx, id)
  if (delegation === undefined) throw delegationUnknown(id)
  return toDelegationReply(delegation)
}

const toDelegationReply = (delegation: DelegationRecord) => ({
  id: delegation.id,
  place: delegation.place,
  delegator: delegation.delegator,
  delegate: delegation.delegate,
  roles: [...delegation.roles],
  areas: [...delegation.areas],
  first_day: delegation.firstDay,
  last_day: delegation.lastDay,
  reason: delegation.reason,
  asked_by: toDoerReply(delegation.askedBy),
  asked_at: delegation.askedAt,
  state: delegation.state,
  decided_by: delegation.decidedBy && toDoerReply(delegation.decidedBy),
})
