import { setTimeout as wait } from 'node:timers/promises'
import { type Counter, Gauge, type Registry } from 'prom-client'

const MEASURE_MS_MAX = 2_000

export type Series = Readonly<{ labels?: Readonly<Record<string, string>>; measure: () => Promise<number> }>

/**
 * A gauge that is measured when Prometheus asks. What cannot be measured in time is left out, as a zero or the last value would
 * be a lie, and counted in `errors`; the rest of the page stays.
 */
export function measuredGauge(
  registry: Registry,
  errors: Counter<'metric'>,
  about: Readonly<{ name: string; help: string; labelNames?: readonly string[] }>,
  series: readonly Series[],
): void {
  const { name, help, labelNames = [] } = about
  const gauge = new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect: async () => {
      await Promise.all(
        series.map(async ({ labels = {}, measure }) => {
          try {
            gauge.set(labels, await inTime(measure()))
          } catch {
            gauge.remove(labels)
            errors.inc({ metric: name })
          }
        }),
      )
    },
  })
}

async function inTime(measurement: Promise<number>): Promise<number> {
  const timeout = new AbortController()
  const giveUp = wait(MEASURE_MS_MAX, undefined, { signal: timeout.signal, ref: false }).then(() => {
    throw new Error(`The measurement took longer than ${MEASURE_MS_MAX} ms`)
  })
  try {
    return await Promise.race([measurement, giveUp])
  } finally {
    timeout.abort()
    giveUp.catch(() => undefined)
    measurement.catch(() => undefined)
  }
}
