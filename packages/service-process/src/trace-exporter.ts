import type { Logger } from '@fundtrace/http-server'
import { ExportResultCode } from '@opentelemetry/core'
import type { SpanExporter } from '@opentelemetry/sdk-trace'

/**
 * Says once that the collector is away and once that it is back. The SDK is told of success each time: it would only say it
 * again for every batch, and the spans are lost anyway once the exporter has given up on them.
 */
export function sayOnce(exporter: SpanExporter, log: Logger): SpanExporter {
  let isAway = false
  return {
    export: (spans, done) =>
      exporter.export(spans, ({ code, error }) => {
        const failed = code !== ExportResultCode.SUCCESS
        if (failed && !isAway) log.warn({ err: error }, 'traces cannot be delivered; the service goes on without them')
        if (!failed && isAway) log.info('traces are delivered again')
        isAway = failed
        done({ code: ExportResultCode.SUCCESS })
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  }
}
