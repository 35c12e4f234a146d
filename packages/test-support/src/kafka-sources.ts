import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { untilKafkaAnswers } from '../../../infra/kafka/answer.ts'
import { startKafka } from '../../../infra/kafka/broker.ts'
import { launcherLacks } from '../../../infra/kafka/launcher-lacks.ts'
import { serverProperties } from '../../../infra/kafka/server-properties.ts'
import { untilAddressAnswers } from './address-answers.ts'
import { dockerWith } from './docker.ts'
import { reasonOf } from './reason.ts'
import type { Refusal, Source } from './source.ts'

export type KafkaServer = Readonly<{ brokers: string; stop: () => Promise<void> }>

export const KAFKA_SOURCES: readonly Source<KafkaServer>[] = [
  { name: 'KAFKA_BROKERS', start: givenKafka },
  { name: 'Docker', start: kafkaInDocker },
  { name: "Apache Kafka's jars", start: kafkaFromJars },
]

const GIVEN_ANSWERS_WITHIN_MS = 60_000

/** Not asked by a Kafka client: it may want a login that is the business of the tests. */
async function givenKafka(): Promise<KafkaServer | Refusal> {
  const brokers = process.env['KAFKA_BROKERS']
  if (brokers === undefined || brokers === '') return { refused: 'not set' }
  const answers = brokers.split(',').map((address) => untilAddressAnswers(address.trim(), GIVEN_ANSWERS_WITHIN_MS))
  await Promise.any(answers).catch((cause: unknown) => {
    throw new Error(`KAFKA_BROKERS is ${brokers}, and nothing answers there`, { cause })
  })
  return { brokers, stop: async () => undefined }
}

/** What the image and docker-compose.yml agree on: where the programs are, and who may write where. */
const PROGRAMS = '/opt/kafka/bin'
const PROPERTIES = '/tmp/server.properties'
const START = [
  `${PROGRAMS}/kafka-storage.sh format --cluster-id=${randomBytes(16).toString('base64url')} -c ${PROPERTIES}`,
  `exec ${PROGRAMS}/kafka-server-start.sh ${PROPERTIES}`,
].join(' && ')

const STARTS_WITHIN_MS = 180_000

async function kafkaInDocker(): Promise<KafkaServer | Refusal> {
  const image = process.env['KAFKA_IMAGE'] ?? 'apache/kafka:4.1.0'
  const docker = await dockerWith(image)
  if ('refused' in docker) return docker
  const { GenericContainer } = await import('testcontainers')
  const { host } = docker.info.containerRuntime
  // The broker has to be told its outer address before it starts: the same port inside as outside.
  const port = await freePort()
  const settings = { dataDirectory: '/tmp/kafka-data', port, controllerPort: port === 9093 ? 9094 : 9093 }
  try {
    const container = await new GenericContainer(image)
      .withExposedPorts({ container: port, host: port })
      .withCopyContentToContainer([
        {
          content: serverProperties({ ...settings, host: { listen: '0.0.0.0', advertised: host } }),
          target: PROPERTIES,
        },
      ])
      .withEntrypoint(['sh', '-c', START])
      .withEnvironment({ KAFKA_HEAP_OPTS: '-Xms64m -Xmx384m' })
      .withStartupTimeout(STARTS_WITHIN_MS)
      .start()
    const stop = async (): Promise<void> => void (await container.stop())
    try {
      await untilKafkaAnswers({ brokers: [`${host}:${port}`] })
    } catch (error) {
      await stop()
      throw error
    }
    return { brokers: `${host}:${port}`, stop }
  } catch (error) {
    return { refused: `the engine answers, and a container of ${image} does not start (${reasonOf(error)})` }
  }
}

async function kafkaFromJars(): Promise<KafkaServer | Refusal> {
  const lacks = launcherLacks()
  if (lacks !== undefined) return { refused: lacks }
  const directory = await mkdtemp(join(tmpdir(), 'fundtrace-kafka-'))
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true })
  try {
    const kafka = await startKafka({ directory })
    const stop = async (): Promise<void> => {
      await kafka.stop()
      await remove()
    }
    return { brokers: kafka.brokers, stop }
  } catch (error) {
    await remove()
    return { refused: reasonOf(error) }
  }
}
