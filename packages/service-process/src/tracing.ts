import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@fundtrace/http-server'
import { context, propagation, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { sayOnce } from './trace-exporter.ts'

export type Tracing = Readonly<{ close: () => Promise<void> }>

/** A batch of ten thousand payments is announced at once; what comes while the queue is full is dropped, and no more memory taken. */
const QUEUE_SPANS_MAX = 8_192
const EXPORT_EVERY_MS = 1_000
/** Well within the time that a process has to stop. */
const FLUSH_MS_MAX = 2_000

/**
 * Sends the spans of this process to the OTLP collector at `endpoint`; without one the tracing calls of all packages do nothing.
 * The exporter itself reads the endpoint and the other standard variables (OTEL_EXPORTER_OTLP_HEADERS, _TIMEOUT, ...).
 */
export function startTracing(options: {
  service: string
  version: string
  /** Empty: none. */
  endpoint: string
  log: Logger
}): Tracing {
  if (options.endpoint === '') return { close: async () => undefined }
  const resource = resourceFromAttributes({
    'service.namespace': 'fundtrace',
    'service.name': options.service,
    'service.version': options.version,
  })
  const provider = new TracerProvider({
    resource: defaultResource().merge(resource),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: sayOnce(new OTLPTraceExporter(), options.log),
        maxQueueSize: QUEUE_SPANS_MAX,
        scheduledDelayMillis: EXPORT_EVERY_MS,
      }),
    ],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return {
    close: async () => {
      const flushed = provider.shutdown().catch(() => undefined)
      await Promise.race([flushed, wait(FLUSH_MS_MAX, undefined, { ref: false })])
    },
  }
}
