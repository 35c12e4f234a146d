import { Envelope } from '@fundtrace/contracts'
import { type Context, context, propagation, ROOT_CONTEXT } from '@opentelemetry/api'
import { Compile } from 'typebox/compile'

/** A place in a trace as it travels: in an envelope, in HTTP headers of the same names, in a column. */
export type TraceContext = Pick<Envelope, 'traceparent' | 'tracestate'>

/** The span that is open here; empty where the process does not trace. */
export function currentTrace(): TraceContext {
  const carrier: Record<string, unknown> = {}
  propagation.inject(context.active(), carrier)
  return readable(carrier)
}

/** Where spans continue that trace; the root, of a trace of its own, where there is none or it says nothing. */
export const contextOf = (trace: TraceContext): Context => propagation.extract(ROOT_CONTEXT, readable(trace))

/** A trace is for the eyes: what is wrong with it never makes a message poison. */
export function dropBrokenTrace(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return message
  const { traceparent, tracestate, ...rest } = message as Readonly<Record<string, unknown>>
  return { ...rest, ...readable({ traceparent, tracestate }) }
}

const isTraceparent = Compile(Envelope.properties.traceparent)
const isTracestate = Compile(Envelope.properties.tracestate)

function readable({ traceparent, tracestate }: Readonly<Record<string, unknown>>): TraceContext {
  if (!isTraceparent.Check(traceparent)) return {}
  return isTracestate.Check(tracestate) ? { traceparent, tracestate } : { traceparent }
}
