import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { KEPT, type Topic } from '@fundtrace/contracts'
import { describeWithOwnKafka, type OwnKafka, startOwnKafka } from '@fundtrace/test-support'
import kafkajs from 'kafkajs'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { numbered, publication } from '../../test/publications.ts'
import { collect, startReader, valuesOf } from '../../test/test-reader.ts'
import type { Transport } from '../transport.ts'
import { ensureKafkaTopics } from './ensure-kafka-topics.ts'
import type { KafkaAddress } from './kafka-address.ts'
import { openKafka } from './kafka-client.ts'
import { createKafkaTransport } from './kafka-transport.ts'
import type { RightChange } from './topic-rights.ts'

const PATIENCE = { timeout: 40_000, interval: 50 }
const log = pino({ level: 'silent' })

const ADMIN = 'admin'
const passwordOf = (user: string): string => `secret-of-${user}`
const USERS = [ADMIN, ...['allocation', 'ledger', 'disbursement'].map((service) => `fundtrace_${service}`)]
const security = { admin: ADMIN, users: Object.fromEntries(USERS.map((user) => [user, passwordOf(user)])) }

describeWithOwnKafka('a Kafka that asks who we are', () => {
  let broker: OwnKafka
  let ca: string
  const opened: Transport[] = []

  beforeAll(async () => {
    broker = await startOwnKafka({ security })
    ca = await readFile(broker.caFile ?? '', 'utf8')
  })
  afterEach(() => Promise.all(opened.splice(0).map((transport) => transport.close())))
  afterAll(() => broker.remove())

  const addressAs = (user: string): KafkaAddress => ({
    brokers: [broker.brokers],
    tls: { ca },
    sasl: { mechanism: 'scram-sha-512', username: user, password: passwordOf(user) },
  })
  const openAt = (kafka: KafkaAddress, service: string, listener = log): Transport => {
    const transport = createKafkaTransport({ kafka, service, log: listener })
    opened.push(transport)
    return transport
  }
  const open = (service: string): Transport => openAt(addressAs(`fundtrace_${service}`), service)
  const ensure = (topics: readonly Topic[], as = ADMIN): Promise<void> =>
    ensureKafkaTopics({ kafka: addressAs(as), topics, log })
  const topicOf = (changes: Partial<Topic> = {}): Topic => ({
    name: `test.${randomBytes(5).toString('hex')}.v1`,
    writers: ['allocation'],
    readers: ['ledger'],
    ...KEPT,
    partitions: 2,
    ...changes,
  })

  it('lets the writer write, and the reader read, read all and measure', async () => {
    const topic = topicOf()
    await ensure([topic])
    await open('allocation').publish(publication(topic.name, 1, numbered('m', 5)))
    const transport = open('ledger')
    // A broker that has just started may be loading its groups yet.
    await expect.poll(() => transport.measureLag('ledger.reading', [topic.name]), PATIENCE).toBe(5)
    const reader = await startReader(transport, { group: 'ledger.reading', topics: [topic.name] })
    await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(numbered('m', 5))
    await expect.poll(() => transport.measureLag('ledger.reading', [topic.name]), PATIENCE).toBe(0)
    expect(valuesOf(await collect(transport.readAll(topic.name)))).toEqual(numbered('m', 5))
    await expect.poll(() => transport.ping(), PATIENCE).toBeUndefined()
  })

  it('lets nobody write but the writer', async () => {
    const topic = topicOf()
    await ensure([topic])
    for (const service of ['ledger', 'disbursement'])
      await expect(open(service).publish(publication(topic.name, 0, ['forged']))).rejects.toThrow(/authoriz/i)
    expect(await collect(open('ledger').readAll(topic.name))).toEqual([])
  })

  it('lets nobody read but the reader, not the writer either, and says so once', async () => {
    const topic = topicOf()
    await ensure([topic])
    const writer = open('allocation')
    await writer.publish(publication(topic.name, 0, ['secret']))
    await expect(collect(writer.readAll(topic.name))).rejects.toThrow(/authoriz/i)

    // It may join its group, and is refused at every fetch: three times over is still one fault.
    let crashes = 0
    const listener = pino({ level: 'debug' }, { write: (line) => void (crashes += line.includes('Crash: ') ? 1 : 0) })
    const spy = openAt(addressAs('fundtrace_allocation'), 'allocation', listener)
    const reader = await startReader(spy, { group: 'allocation.spying', topics: [topic.name] })
    await expect.poll(() => crashes, PATIENCE).toBeGreaterThanOrEqual(3)
    expect(reader.handled).toEqual([])
    expect(reader.faults).toHaveLength(1)
    await expect(spy.ping()).rejects.toThrow(/authoriz/i)

    const stranger = open('disbursement')
    await expect(stranger.measureLag('disbursement.spying', [topic.name])).rejects.toThrow()
    const other = await startReader(stranger, { group: 'disbursement.spying', topics: [topic.name] })
    await expect.poll(() => other.faults, PATIENCE).toHaveLength(1)
    await expect(stranger.ping()).rejects.toThrow(topic.name)
  }, 120_000)

  it('lets nobody into a group of another service', async () => {
    const topic = topicOf()
    await ensure([topic])
    const transport = open('ledger')
    const reader = await startReader(transport, { group: 'allocation.plans', topics: [topic.name] })
    await expect.poll(() => reader.faults, PATIENCE).toHaveLength(1)
    await expect(transport.ping()).rejects.toThrow(/group/i)
    await expect(transport.measureLag('allocation.plans', [topic.name])).rejects.toThrow(/group/i)
  })

  it('lets no service make a topic', async () => {
    const topic = topicOf()
    await expect(ensure([topic], 'fundtrace_allocation')).rejects.toThrow()
    const admin = openKafka(addressAs(ADMIN), 'test', log).admin()
    await admin.connect()
    expect(await admin.listTopics()).not.toContain(topic.name)
    await admin.disconnect()
  })

  it.each([
    [
      'another password',
      (right: KafkaAddress) => ({ ...right, sasl: { ...saslOf(right), password: 'guessed' } }),
      /SASL/,
    ],
    [
      'a user who is not known',
      (right: KafkaAddress) => ({ ...right, sasl: { ...saslOf(right), username: 'x' } }),
      /SASL/,
    ],
    ['no login', ({ brokers, tls }: KafkaAddress) => ({ brokers, ...(tls && { tls }) }), /./],
    ['no TLS', ({ brokers, sasl }: KafkaAddress) => ({ brokers, ...(sasl && { sasl }) }), /./],
    ['an authority that it does not trust', (right: KafkaAddress) => ({ ...right, tls: {} }), /certificate/],
  ])('turns away who comes with %s', async (_, spoil, saying) => {
    const transport = openAt(spoil(addressAs('fundtrace_allocation')), 'allocation')
    await expect(transport.ping()).rejects.toThrow(saying)
    await expect(transport.publish(publication('test.nowhere.v1', 0, ['m']))).rejects.toThrow(saying)
  })

  it('takes away a right that a topic no longer gives, and nothing else', async () => {
    const [topic, other] = [topicOf(), topicOf()]
    await ensure([topic, other])
    const ledger = open('ledger')
    const disbursement = open('disbursement')
    const reader = await startReader(ledger, { group: 'ledger.losing', topics: [topic.name] })
    await expect.poll(() => ledger.ping(), PATIENCE).toBeUndefined()

    await ensure([{ ...topic, readers: ['disbursement'] }, other])
    await expect.poll(() => reader.faults, PATIENCE).toHaveLength(1)
    await open('allocation').publish(publication(topic.name, 0, ['for another']))
    expect(valuesOf(await collect(disbursement.readAll(topic.name)))).toEqual(['for another'])
    await expect(collect(ledger.readAll(topic.name))).rejects.toThrow()
    expect(reader.handled).toEqual([])
    expect(await collect(ledger.readAll(other.name))).toEqual([])

    await ensure([topic, other])
    await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['for another'])
    await expect(collect(disbursement.readAll(topic.name))).rejects.toThrow()
  }, 120_000)

  it('keeps the rights of whoever is no service of ours, and what is denied to anybody', async () => {
    const topic = topicOf()
    await ensure([topic])
    const admin = openKafka(addressAs(ADMIN), 'test', log).admin()
    await admin.connect()
    const right = (user: string, operation = AclOperationTypes.READ, permissionType = AclPermissionTypes.ALLOW) => ({
      resourceType: AclResourceTypes.TOPIC,
      resourceName: topic.name,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      principal: `User:${user}`,
      host: '*',
      operation,
      permissionType,
    })
    const denied = right('fundtrace_disbursement', AclOperationTypes.WRITE, AclPermissionTypes.DENY)
    await admin.createAcls({ acl: [right('backup'), denied, right('fundtrace_disbursement')] })

    const changes: RightChange[] = []
    const told = { log, onRight: (change: RightChange) => void changes.push(change) }
    await ensureKafkaTopics({ kafka: addressAs(ADMIN), topics: [topic], ...told })
    expect(changes).toEqual([{ change: 'taken', right: `User:fundtrace_disbursement READ topic ${topic.name}` }])

    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.TOPIC,
      resourceName: topic.name,
      resourcePatternType: ResourcePatternTypes.LITERAL,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    })
    const kept = resources.flatMap(({ acls }) => acls.map(({ principal }) => principal))
    expect(kept.sort()).toEqual([
      'User:backup',
      'User:fundtrace_allocation',
      'User:fundtrace_disbursement',
      'User:fundtrace_ledger',
    ])
    await admin.disconnect()
  })
})

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs

const saslOf = ({ sasl }: KafkaAddress): NonNullable<KafkaAddress['sasl']> => {
  if (sasl === undefined) throw new Error('No login')
  return sasl
}
