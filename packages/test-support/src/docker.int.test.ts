import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { dockerWith } from './docker.ts'
import { KAFKA_SOURCES } from './kafka-sources.ts'
import { takeFirst } from './source.ts'

const IMAGE = 'fundtrace/no-such-image:1'

describe('Docker as a place for the servers of the tests', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('is passed over where DOCKER_HOST leads to nothing', async () => {
    vi.stubEnv('DOCKER_HOST', `tcp://127.0.0.1:${await freePort()}`)

    expect(await dockerWith(IMAGE)).toEqual({
      refused: expect.stringMatching(/^no engine answers \(DOCKER_HOST is tcp:.*ECONNREFUSED/),
    })
  })

  it('is not asked where a broker is named', async () => {
    const broker = createServer()
    await listen(broker)
    vi.stubEnv('DOCKER_HOST', `tcp://127.0.0.1:${await freePort()}`)
    vi.stubEnv('KAFKA_BROKERS', addressOf(broker))

    expect(await takeFirst(KAFKA_SOURCES)).toMatchObject({ source: 'KAFKA_BROKERS', refusals: [] })
    broker.close()
  })

  describe('with an engine that answers and reaches no registry', () => {
    const asked: string[] = []
    const engine = createServer((request, response) => {
      const path = request.url ?? ''
      asked.push(path)
      response.setHeader('content-type', 'application/json')
      if (path.endsWith('/info')) response.end('{"OperatingSystem":"stand-in","IndexServerAddress":""}')
      else if (path.includes('/distribution/')) response.writeHead(500).end('{"message":"no such registry"}')
      else response.writeHead(404).end('{"message":"No such image"}')
    })
    beforeAll(() => listen(engine))
    afterAll(() => void engine.close())

    it('is passed over, and says what is missing', async () => {
      vi.stubEnv('DOCKER_HOST', `tcp://${addressOf(engine)}`)

      expect(await dockerWith(IMAGE)).toEqual({
        refused: expect.stringMatching(
          /^the engine answers, and fundtrace\/no-such-image:1 is not there and cannot be pulled \(.*no such registry/,
        ),
      })
      expect(asked.filter((path) => path.includes('/images/create'))).toEqual([])
    })
  })
})

const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return `127.0.0.1:${address.port}`
}
