import Type, { type Static } from 'typebox'

/**
 * Every message between services: a CloudEvents 1.0 event in its JSON form.
 *
 * `source` names the sending service and the topic; within one source and `subject` (the key: a fund) `sequence` counts
 * 1, 2, 3 ... without a gap, given out under a lock in the database transaction that writes the fact. So a reader that has seen
 * n and then n + 2 knows that it missed one.
 */
export const Envelope = Type.Object({
  specversion: Type.Literal('1.0'),
  id: Type.String({ format: 'uuid' }),
  source: Type.String({ pattern: '^/[a-z-]+/[a-z0-9.]+$' }),
  type: Type.String({ pattern: '^[A-Z][A-Za-z]+$' }),
  subject: Type.String({ minLength: 1, maxLength: 100 }),
  time: Type.String({ format: 'date-time' }),
  datacontenttype: Type.Literal('application/json'),
  /** The request of a person or machine that all this began with. */
  correlationid: Type.String({ minLength: 1, maxLength: 64 }),
  /** The event that this one answers or follows from; absent at the start of a chain. */
  causationid: Type.Optional(Type.String({ format: 'uuid' })),
  sequence: Type.Integer({ minimum: 1 }),
  /** The span in which it was written: the distributed tracing extension of CloudEvents, which is W3C Trace Context. */
  traceparent: Type.Optional(Type.String({ pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' })),
  tracestate: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
  data: Type.Unknown(),
})
export type Envelope = Static<typeof Envelope>

/** What a service says happened; messaging adds the rest of the envelope. */
export type Announcement<Name extends string = string, Data = unknown> = Readonly<{ type: Name; data: Data }>
