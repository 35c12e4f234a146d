import { Counter, Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'
import { measuredGauge, type Series } from './measured-gauge.ts'

function pageWith(series: readonly Series[], labelNames: readonly string[] = []): () => Promise<string[]> {
  const registry = new Registry()
  const errors = new Counter({ name: 'errors', help: '-', labelNames: ['metric'], registers: [registry] })
  measuredGauge(registry, errors, { name: 'lag', help: '-', labelNames }, series)
  return async () => (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

describe('a measured gauge', () => {
  it('shows what it measures now', async () => {
    let value = 3
    const page = pageWith([{ measure: async () => value }])
    expect(await page()).toEqual(['lag 3'])
    value = 0
    expect(await page()).toEqual(['lag 0'])
  })

  it('leaves out what cannot be measured, counts it, and keeps the rest of the page', async () => {
    let isAway = false
    const away = async (): Promise<number> => {
      if (isAway) throw new Error('the broker is away')
      return 1
    }
    const page = pageWith(
      [
        { labels: { consumer: 'a' }, measure: away },
        { labels: { consumer: 'b' }, measure: async () => 2 },
      ],
      ['consumer'],
    )
    expect(await page()).toEqual(['lag{consumer="a"} 1', 'lag{consumer="b"} 2'])
    isAway = true
    expect(await page()).toContain('lag{consumer="b"} 2')
    // The count stands before the gauge on the page: it shows the failures of the scrape before.
    expect(await page()).toEqual(['errors{metric="lag"} 1', 'lag{consumer="b"} 2'])
    isAway = false
    expect(await page()).toContain('lag{consumer="a"} 1')
  })

  it('does not wait for ever', async () => {
    const page = pageWith([{ measure: () => new Promise(() => undefined) }])
    expect(await page()).not.toContain('lag 0')
  })
})
