import type { Database } from '@fundtrace/database'
import type { Config, Logger } from '@fundtrace/http-server'
import { announceBlock } from './adapters/messaging/announce-block.ts'
import type { CheckpointClock } from './application/seal/checkpoint-clock.ts'
import { sealEarlierRecords } from './application/seal/seal-earlier-records.ts'
import { type OpenPosting, openPosting, type POSTING_SETTINGS } from './open-posting.ts'
import { type OpenSeal, openSeal, type SEAL_SETTINGS } from './open-seal.ts'

/** What of the ledger lives as long as its process: what posts, and what seals. */
export type OpenLedger = OpenPosting & Readonly<{ seal: OpenSeal }>

export function openLedger(
  parts: Readonly<{ db: Database; config: Config<typeof POSTING_SETTINGS & typeof SEAL_SETTINGS>; log: Logger }>,
): OpenLedger {
  const { db, config, log } = parts
  const posting = openPosting(parts, { announce: announceBlock, algorithm: config.sealAlgorithm })
  const seal = openSeal(parts)
  let clock: CheckpointClock | undefined
  return {
    ...posting,
    seal,
    start: () => {
      posting.start()
      clock = seal.startClock()
      sealEarlierRecords(db, config.sealAlgorithm).catch((error: unknown) =>
        log.error({ err: error }, 'earlier records could not be sealed; the next posting into their shard does it'),
      )
    },
    close: async () => {
      await clock?.close()
      await posting.close()
    },
  }
}
