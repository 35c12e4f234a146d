import type { Caller } from '@fundtrace/http-server'
import type { Officer } from '../../application/officer.ts'

/** The caller as the use cases know him; the request's id travels along the events that it leads to. */
export const officerOf = (request: { id: string }, caller: Caller): Officer => ({
  subject: caller.subject,
  actingFor: caller.actingFor,
  correlationId: request.id,
})
