import type { Envelope } from '@fundtrace/contracts'
import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { contextOf } from './trace-context.ts'

/** Does nothing in a process that has no tracing SDK. */
const tracer = trace.getTracer('@fundtrace/messaging')

/** The writing of announcements; whoever takes them in continues from here. */
export const announceInSpan = (topic: string, key: string, messages: number, work: () => Promise<void>) =>
  inSpan(
    `create ${topic}`,
    {
      kind: SpanKind.PRODUCER,
      attributes: {
        'messaging.operation.name': 'create',
        'messaging.operation.type': 'create',
        'messaging.destination.name': topic,
        'messaging.batch.message_count': messages,
        'fundtrace.key': key,
      },
    },
    context.active(),
    work,
  )

/** The handling of an event, as a part of the trace in which it was written. */
export const handleInSpan = <Outcome extends string>(
  consumer: string,
  envelope: Envelope,
  work: () => Promise<Outcome>,
): Promise<Outcome> =>
  inSpan(
    `process ${envelope.type}`,
    {
      kind: SpanKind.CONSUMER,
      attributes: {
        'messaging.operation.name': 'process',
        'messaging.operation.type': 'process',
        'messaging.consumer.group.name': consumer,
        'messaging.message.id': envelope.id,
        'cloudevents.event_source': envelope.source,
        'cloudevents.event_type': envelope.type,
        'fundtrace.key': envelope.subject,
        'fundtrace.request_id': envelope.correlationid,
      },
    },
    contextOf(envelope),
    async (span) => {
      const outcome = await work()
      span.setAttribute('fundtrace.outcome', outcome)
      return outcome
    },
  )

/**
 * Does a later step of something long, such as a payment batch, in the trace in which it began hours ago. The request that
 * does the step has a trace of its own: the two spans link to each other. Without a beginning that can be read the step
 * belongs to the request alone.
 */
export function continueTrace<Result>(
  beginning: string | null,
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  const request = trace.getActiveSpan()
  const parent = beginning === null ? ROOT_CONTEXT : contextOf({ traceparent: beginning })
  if (trace.getSpanContext(parent) === undefined) return inSpan(name, { attributes }, context.active(), work)
  const links = request === undefined ? [] : [{ context: request.spanContext() }]
  return inSpan(name, { attributes, links }, parent, (span) => {
    request?.addLink({ context: span.spanContext() })
    return work()
  })
}

/** What was thrown is told by its type alone: its message may hold what is nobody's business. */
const inSpan = <Result>(
  name: string,
  options: SpanOptions,
  parent: Context,
  work: (span: Span) => Promise<Result>,
): Promise<Result> =>
  tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
      throw error
    } finally {
      span.end()
    }
  })
