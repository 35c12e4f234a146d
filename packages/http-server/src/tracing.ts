import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { isProbeRoute } from './probe-routes.ts'

/** Does nothing in a process that has no tracing SDK. */
const tracer = trace.getTracer('@fundtrace/http-server')

/**
 * A span for every request, in the trace that its caller names by `traceparent`. It tells the route and the outcome, never a
 * path as sent, a query or a caller.
 */
export function installTracing(app: App): void {
  const spans = new WeakMap<FastifyRequest, Span>()
  const end = (request: FastifyRequest, attributes: Attributes, isFault: boolean): void => {
    const span = spans.get(request)
    if (span === undefined) return
    spans.delete(request)
    span.setAttributes(attributes)
    if (isFault) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end()
  }

  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? 'unknown'
    if (isProbeRoute(route)) return
    const attributes = {
      'http.request.method': request.method,
      'http.route': route,
      'fundtrace.request_id': request.id,
    }
    const caller = propagation.extract(ROOT_CONTEXT, request.headers)
    spans.set(request, tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, caller))
  })
  // Only here: what reads the body calls back from the socket, outside of any context that was entered before.
  app.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request)
    if (span === undefined) done()
    else context.with(trace.setSpan(context.active(), span), done)
  })
  app.addHook('onResponse', async (request, { statusCode }) => {
    end(request, { 'http.response.status_code': statusCode }, statusCode >= 500)
  })
  // Whoever asked has gone; there is no response to end the span.
  app.addHook('onRequestAbort', async (request) => end(request, { 'error.type': 'aborted' }, true))
}
