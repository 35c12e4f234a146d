import { randomBytes } from 'node:crypto'
import { KEPT, LEDGER_JOURNAL, LEDGER_POSTINGS, type PostingsAnswered, type Topic } from '@fundtrace/contracts'
import {
  type ConsumerDefinition,
  listDeadLetters,
  partitionOf,
  startConsumer,
  type Transport,
} from '@fundtrace/messaging'
import { createLogger } from '@fundtrace/http-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { announceBlock } from '../src/adapters/messaging/announce-block.ts'
import { postingsConsumer } from '../src/adapters/messaging/postings-consumer.ts'
import { engineUnavailable } from '../src/application/engine/engine-errors.ts'
import type { PostingDesk } from '../src/application/engine/posting-desk.ts'
import { answersOf } from './delivery.ts'
import { type EngineHouse, openEngineHouse } from './engine-fixture.ts'
import { idOf } from './ledger-fixture.ts'

/** A transport with the topic of the test alone, as the service that writes there and as the ledger. */
export type PostingsBroker = Readonly<{
  makeTopic: (topic: Topic) => Promise<void>
  open: (service: 'disbursement' | 'ledger') => Transport
}>

const FUNDS = ['north-2016', 'south-2016']
const EVENTS = 12
const PER_EVENT = 20

/** From the topic to the book, over any transport, while the desk fails again and again, before it has committed and after. */
export function provePostings(makeBroker: () => Promise<PostingsBroker>): void {
  const opened: Transport[] = []
  let house: EngineHouse
  let broker: PostingsBroker
  beforeAll(async () => {
    broker = await makeBroker()
    house = await openEngineHouse(() => undefined, { announce: announceBlock })
    for (const fund of FUNDS) {
      await house.openFund(fund)
      await house.openAccounts(fund, 'a', '!poor')
    }
  })
  afterAll(async () => {
    await Promise.all(opened.map((transport) => transport.close()))
    await house.close()
  })

  it('posts every event once and in the order of its fund, whatever fails on the way', async () => {
    const name = `test.${randomBytes(5).toString('hex')}.v1`
    const topic = { ...KEPT, name, writers: ['disbursement'], readers: ['ledger'] }
    await broker.makeTopic(topic)
    const sender = broker.open('disbursement')
    const reader = broker.open('ledger')
    opened.push(sender, reader)
    for (const fund of FUNDS) {
      const messages = Array.from({ length: EVENTS }, (_, index) => ({ key: fund, value: eventOf(fund, index + 1) }))
      await sender.publish({ topic: name, partition: partitionOf(fund, topic.partitions), messages })
    }

    const desk = failingDesk(house.engine)
    const definition: ConsumerDefinition = {
      ...postingsConsumer(desk),
      name: `ledger.${name.slice(5, 15)}`,
      topics: [name],
    }
    const start = () =>
      startConsumer({
        db: house.db,
        transport: reader,
        consumer: definition,
        log: createLogger({ name: 'test', level: 'silent' }),
      })
    const answered = async (): Promise<number> =>
      (await Promise.all(FUNDS.map(answersAbout))).reduce((sum, answers) => sum + answers.length, 0)
    // One member begins, another goes on.
    const first = await start()
    await expect.poll(answered, PATIENCE).toBeGreaterThan(EVENTS / 2)
    await first.close()
    const second = await start()
    await expect.poll(answered, PATIENCE).toBe(FUNDS.length * EVENTS)
    await second.close()

    for (const fund of FUNDS) {
      const results = (await answersAbout(fund)).flatMap((answer) => answer.results)
      expect(results.map(({ key, status, number }) => `${key} ${status} ${number}`)).toEqual(
        Array.from({ length: EVENTS * PER_EVENT }, (_, index) => `${keyOf(index)} posted ${index + 1}`),
      )
    }
    expect(await house.db('transactions').count({ count: '*' }).first()).toEqual({
      count: `${FUNDS.length * EVENTS * PER_EVENT}`,
    })
    expect(await listDeadLetters(house.db, definition.name)).toEqual([])
  }, 90_000)

  const answersAbout = async (fund: string): Promise<PostingsAnswered[]> =>
    (await answersOf(house.db, fund, LEDGER_JOURNAL.name)).flatMap(({ type, data }) =>
      type === 'PostingsAnswered' ? [data as PostingsAnswered] : [],
    )
}

const PATIENCE = { timeout: 40_000, interval: 50 }

/** Every ninth submission is refused at once, every eleventh committed and its answer lost. */
function failingDesk(desk: PostingDesk): PostingDesk {
  let submissions = 0
  return {
    submit: async (fundId, commands, options) => {
      submissions += 1
      const mine = submissions
      if (mine % 9 === 0) return fail(options)
      const results = await desk.submit(fundId, commands, options)
      return mine % 11 === 0 ? fail(options) : results
    },
  }
}

function fail(options: Parameters<PostingDesk['submit']>[2]): never {
  if (options?.stream !== undefined) options.stream.isBroken = true
  throw engineUnavailable()
}

/** What one event brings to the poor account the next takes away again: out of their order they would be refused. */
function eventOf(fund: string, sequence: number): string {
  const sign = sequence % 2 === 1 ? ['', '-'] : ['-', '']
  return JSON.stringify({
    specversion: '1.0',
    id: idOf(`event ${sequence}`, fund),
    source: `/disbursement/${LEDGER_POSTINGS.name}`,
    type: 'PostingsRequested',
    subject: fund,
    time: '2016-07-01T01:30:00.000Z',
    datacontenttype: 'application/json',
    correlationid: 'test',
    sequence,
    data: {
      fund_id: fund,
      linked: sequence % 3 === 0,
      postings: Array.from({ length: PER_EVENT }, (_, index) => ({
        key: keyOf((sequence - 1) * PER_EVENT + index),
        entries: [
          { account: 'general:a', amount: `${sign[0]}7.00` },
          { account: 'general:poor', amount: `${sign[1]}7.00` },
        ],
        effective_at: null,
        document_number: null,
        metadata: null,
        holds: [],
      })),
    },
  })
}

const keyOf = (index: number): string => `posting-${index}`
