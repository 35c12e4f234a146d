import type { KafkaServer } from './kafka-sources.ts'
import { banner, type Source, takeFirst, takenLine } from './source.ts'

export type KafkaWish = Readonly<{
  sources: readonly Source<KafkaServer>[]
  /** REQUIRE_KAFKA=1, as in CI: no Kafka is a failure, not a reason to skip. */
  isRequired: boolean
  say: (text: string) => void
}>

/** The Kafka of the run; undefined where none can be had and none is required. */
export async function chooseKafka({ sources, isRequired, say }: KafkaWish): Promise<KafkaServer | undefined> {
  const taken = await takeFirst(sources)
  if (taken.server !== undefined) {
    say(takenLine('Kafka', taken))
    return taken.server
  }
  if (isRequired) {
    throw new Error(banner('NO KAFKA', taken.refusals, 'REQUIRE_KAFKA=1 asks for one: the run has failed.'))
  }
  say(banner('NO KAFKA: EVERY TEST THAT NEEDS ONE IS SKIPPED', taken.refusals, HELP))
  return undefined
}

const HELP =
  'Set KAFKA_BROKERS, start Docker, or install Java 17 and Maven. With REQUIRE_KAFKA=1, as in CI, this fails.'
