import { describe, expect, it } from 'vitest'
import { chooseKafka } from './kafka-server.ts'
import { KAFKA_SOURCES, type KafkaServer } from './kafka-sources.ts'
import { POSTGRES_SOURCES } from './postgres-sources.ts'
import type { Source } from './source.ts'

const none: Source<KafkaServer> = { name: 'jars', start: async () => ({ refused: 'no Java' }) }
const one: Source<KafkaServer> = {
  name: 'Docker',
  start: async () => ({ brokers: 'a:1', stop: async () => undefined }),
}

async function choose(sources: readonly Source<KafkaServer>[], isRequired: boolean) {
  const said: string[] = []
  const server = await chooseKafka({ sources, isRequired, say: (text) => said.push(text) })
  return { brokers: server?.brokers, said: said.join('\n') }
}

describe('the Kafka of the tests', () => {
  it('is looked for at the address given, then in Docker, then in the jars', () => {
    expect(KAFKA_SOURCES.map(({ name }) => name)).toEqual(['KAFKA_BROKERS', 'Docker', "Apache Kafka's jars"])
  })

  it('is told in one line', async () => {
    expect(await choose([none, one], false)).toEqual({
      brokers: 'a:1',
      said: 'Kafka of the tests: Docker; not jars: no Java',
    })
  })

  it('is missed loudly, with what was tried, where nobody requires it', async () => {
    const { brokers, said } = await choose([none], false)
    expect(brokers).toBeUndefined()
    expect(said).toMatch(/^\n#+\n#  NO KAFKA: EVERY TEST THAT NEEDS ONE IS SKIPPED\n[^]*- jars: no Java\n/)
  })

  it('fails the run where it is required', async () => {
    await expect(choose([none], true)).rejects.toThrow(/NO KAFKA\n[^]*- jars: no Java\n[^]*REQUIRE_KAFKA=1/)
    expect((await choose([one], true)).brokers).toBe('a:1')
  })
})

describe('the PostgreSQL of the tests', () => {
  it('is looked for at the address given, then in Docker, then in the package from npm', () => {
    expect(POSTGRES_SOURCES.map(({ name }) => name)).toEqual(['DATABASE_URL', 'Docker', 'embedded PostgreSQL'])
  })
})
