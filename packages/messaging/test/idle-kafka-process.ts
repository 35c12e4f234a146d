import { createHook } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { createKafkaTransport } from '../src/kafka/kafka-transport.ts'
import type { KafkaAddress } from '../src/kafka/kafka-address.ts'

/** Publishes one message, then does nothing for some seconds, and prints how many timers were set in them. */
export type IdleOptions = Readonly<{ kafka: KafkaAddress; topic: string; seconds: number; isReader: boolean }>

const { kafka, topic, seconds, isReader } = JSON.parse(process.argv[2] ?? '') as IdleOptions

const transport = createKafkaTransport({ kafka, service: 'ledger', log: pino({ level: 'silent' }) })
const arrived = Promise.withResolvers<void>()
if (isReader)
  await transport.subscribe({
    group: `ledger.idle-${process.pid}`,
    topics: [topic],
    onMessage: async () => arrived.resolve(),
    onFault: arrived.reject,
  })
await transport.publish({ topic, partition: 0, messages: [{ key: 'a', value: 'a' }] })
if (isReader) await arrived.promise

let timers = 0
const hook = createHook({ init: (_id, type) => void (timers += type === 'Timeout' ? 1 : 0) })
hook.enable()
await wait(seconds * 1_000)
hook.disable()
console.log(timers)
await transport.close()
