import type { Database } from '@fundtrace/database'
import type { ReadinessChecks } from '@fundtrace/http-server'
import type { Transport } from '@fundtrace/messaging'
import { Counter, Registry } from 'prom-client'
import { measuredGauge } from './measured-gauge.ts'
import { type MessageCounts, measureMessages } from './message-metrics.ts'
import type { OpenedService } from './opened-service.ts'

/** What the metrics page of a service shows beside its requests. */
export function measureService(
  { consumers, counters, gauges }: Pick<OpenedService, 'consumers' | 'counters' | 'gauges'>,
  { db, transport, readiness }: { db: Database; transport: Transport; readiness: ReadinessChecks },
): Readonly<{ registry: Registry; counts: MessageCounts }> {
  const registry = new Registry()
  const errors = new Counter({
    name: 'metrics_scrape_errors_total',
    help: 'Measurements that failed or took too long, and were left out',
    labelNames: ['metric'],
    registers: [registry],
  })
  for (const counter of counters) registry.registerMetric(counter)
  for (const { name, help, measure } of gauges) measuredGauge(registry, errors, { name, help }, [{ measure }])
  measuredGauge(
    registry,
    errors,
    {
      name: 'readiness_check_passes',
      help: '1 where what the service needs answers, as in /health/ready',
      labelNames: ['check'],
    },
    Object.entries(readiness).map(([check, ask]) => ({
      labels: { check },
      measure: async () =>
        ask().then(
          () => 1,
          () => 0,
        ),
    })),
  )
  return { registry, counts: measureMessages(registry, errors, { db, transport, consumers }) }
}
