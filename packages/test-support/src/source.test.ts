import { describe, expect, it } from 'vitest'
import { banner, takenLine, type Source, takeFirst } from './source.ts'

type Server = Readonly<{ address: string }>
const has = (name: string): Source<Server> => ({ name, start: async () => ({ address: `at ${name}` }) })
const refuses = (name: string, refused: string): Source<Server> => ({ name, start: async () => ({ refused }) })
const mustNotBeAsked = (name: string): Source<Server> => ({
  name,
  start: async () => {
    throw new Error(`${name} was asked`)
  },
})

describe('takeFirst', () => {
  it('takes the first that has a server and does not ask the rest', async () => {
    expect(await takeFirst([has('KAFKA_BROKERS'), mustNotBeAsked('Docker')])).toEqual({
      server: { address: 'at KAFKA_BROKERS' },
      source: 'KAFKA_BROKERS',
      refusals: [],
    })
  })

  it('goes on where one refuses, and remembers why', async () => {
    const choice = await takeFirst([refuses('KAFKA_BROKERS', 'not set'), refuses('Docker', 'no engine'), has('jars')])

    expect(choice).toEqual({
      server: { address: 'at jars' },
      source: 'jars',
      refusals: [
        { source: 'KAFKA_BROKERS', reason: 'not set' },
        { source: 'Docker', reason: 'no engine' },
      ],
    })
  })

  it('tells what each said where none has one', async () => {
    expect(await takeFirst([refuses('KAFKA_BROKERS', 'not set'), refuses('jars', 'no Java')])).toEqual({
      server: undefined,
      refusals: [
        { source: 'KAFKA_BROKERS', reason: 'not set' },
        { source: 'jars', reason: 'no Java' },
      ],
    })
  })

  it('does not go past a place that was named and does not work', async () => {
    await expect(takeFirst([mustNotBeAsked('KAFKA_BROKERS'), has('jars')])).rejects.toThrow('KAFKA_BROKERS was asked')
  })
})

describe('what is said', () => {
  it('names the source taken, and the reason against each before it', () => {
    const refusals = [{ source: 'Docker', reason: 'the image cannot be pulled' }]
    expect(takenLine('Kafka', { server: {}, source: 'jars', refusals })).toBe(
      'Kafka of the tests: jars; not Docker: the image cannot be pulled',
    )
  })

  it('frames every line of a banner', () => {
    const text = banner('NO KAFKA', [{ source: 'jars', reason: 'no Java\ninstall it' }], 'set KAFKA_BROKERS')
    const inside = text.split('\n').filter(Boolean)

    expect(inside.every((line) => line.startsWith('#'))).toBe(true)
    expect(text).toContain('#  - jars: no Java\n#  install it\n')
    expect(text).toContain('#  set KAFKA_BROKERS\n')
  })
})
