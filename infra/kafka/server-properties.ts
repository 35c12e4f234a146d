import type { SecuredListener } from './security.ts'

/** One node that is broker and controller. */
export type BrokerSettings = Readonly<{
  dataDirectory: string
  port: number
  /** Where it listens and how it is called; loopback without it. */
  host?: Readonly<{ listen: string; advertised: string }>
  controllerPort: number
  security?: SecuredListener | undefined
}>

/** The text of `server.properties`. */
export function serverProperties({ dataDirectory, port, host, controllerPort, security }: BrokerSettings): string {
  const properties = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'log.dirs': dataDirectory,
    listeners: `CLIENT://${host?.listen ?? '127.0.0.1'}:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `CLIENT://${host?.advertised ?? '127.0.0.1'}:${port}`,
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    // Read at every start, not kept in the data: the controller may have another port each time.
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    ...ONE_SMALL_NODE,
    ...security?.properties,
  }
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

const ONE_SMALL_NODE = {
  'auto.create.topics.enable': 'false',
  'default.replication.factor': '1',
  'offsets.topic.replication.factor': '1',
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'transaction.state.log.num.partitions': '4',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  // A test that kills a member wants the group to notice soon.
  'group.min.session.timeout.ms': '1000',
  // The broker of a killed process is still alive to the controller for so long, and may not come back before.
  'broker.heartbeat.interval.ms': '500',
  'broker.session.timeout.ms': '3000',
  // Its default alone, 128 MiB, would be a third of the heap.
  'log.cleaner.dedupe.buffer.size': '8388608',
  'num.network.threads': '2',
  'num.io.threads': '4',
}
