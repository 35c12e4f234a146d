import { once } from 'node:events'
import { createServer as createHttpServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type App, createLogger, createServer } from '@fundtrace/http-server'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTracing, type Tracing } from './tracing.ts'

/** A collector that takes what is sent and does not answer until it is told to. */
describe('a service whose collector does not answer', () => {
  const waiting: ServerResponse[] = []
  let status = 200
  let endpoint: string
  const collector = createHttpServer((request, response) => {
    if (request.url === '/echo') return response.end()
    waiting.push(response)
    // Answered, or given up by the sender.
    return response.once('close', () => waiting.splice(waiting.indexOf(response), 1))
  })
  const lines: string[] = []
  let tracing: Tracing
  let app: App

  beforeAll(async () => {
    await once(collector.listen(0, '127.0.0.1'), 'listening')
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = endpoint
    const logger = createLogger({
      name: 'test',
      level: 'info',
      destination: { write: (line) => void lines.push(line) },
    })
    tracing = startTracing({ service: 'test', version: '1', endpoint, log: logger })
    app = await createServer({
      name: 'test',
      title: 'test',
      version: '1',
      description: '',
      logger,
      verifier: async () => ({ subject: 'nobody', name: 'nobody', roles: [], areas: [], actingFor: null }),
      readiness: {},
      register: (server) => {
        const schema = { operationId: 'ask', summary: 'asks', tags: ['test'] }
        server.get('/ask', { config: { access: 'public' }, schema }, async () => ({}))
      },
    })
  })
  afterEach(() => lines.splice(0))
  afterAll(async () => {
    await app.close()
    collector.closeAllConnections()
    collector.close()
  })

  const ask = async (): Promise<void> => {
    expect((await app.inject('/ask')).statusCode).toBe(200)
  }
  const said = (): string[] =>
    lines.map((line) => String(JSON.parse(line).msg)).filter((message) => message.includes('traces'))
  const answerNext = async (): Promise<void> => {
    await expect.poll(() => waiting.length, { timeout: 20_000 }).toBeGreaterThan(0)
    waiting[0]?.writeHead(status).end('{}')
    await expect.poll(() => waiting).toEqual([])
  }

  it('answers, and says once that it is away and once that it is back', async () => {
    status = 400
    await ask()
    await answerNext()
    await expect.poll(said).toHaveLength(1)
    await ask()
    await answerNext()
    status = 200
    await ask()
    await answerNext()
    await expect
      .poll(said)
      .toEqual(['traces cannot be delivered; the service goes on without them', 'traces are delivered again'])
  })

  it('stops while the last spans are still on their way', async () => {
    await ask()
    await tracing.close()
    // Had the sender given up by now, the collector would know when it answers this.
    await fetch(`${endpoint}/echo`)
    expect(waiting).toHaveLength(1)
  })
})
