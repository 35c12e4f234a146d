import type { Database } from '@fundtrace/database'
import { type Config, type Logger, setting } from '@fundtrace/http-server'
import { signerFromPem } from '@fundtrace/seal'
import { openCheckpointFolder } from './adapters/files/checkpoint-folder.ts'
import { type CheckpointClock, startCheckpointClock } from './application/seal/checkpoint-clock.ts'
import type { CheckpointParts } from './application/seal/make-checkpoint.ts'
import { publishCheckpoints } from './application/seal/publish-checkpoints.ts'

/** What of the environment says how the journal is sealed, and with which keys. */
export const SEAL_SETTINGS = {
  /** Ed25519, PKCS#8 PEM. */
  sealKey: setting.secret('SEAL_KEY'),
  /** The one that it is to be rotated to, while it is. */
  sealKeyNext: setting.optional(setting.secret('SEAL_KEY_NEXT')),
  /** For new blocks and checkpoints; old ones stay as they are and stay provable. */
  sealAlgorithm: setting.choice('SEAL_ALGORITHM', ['sha256', 'sm3'], { default: 'sha256' }),
  checkpointEverySeconds: setting.integer('CHECKPOINT_EVERY_SECONDS', 1, 86_400, { default: 600 }),
  /** Where signed checkpoints are put for somebody outside to keep. */
  publishFolder: setting.optional(setting.text('SEAL_PUBLISH_FOLDER')),
}

/** One for routes and the clock. */
export type OpenSeal = CheckpointParts &
  Readonly<{
    publish: () => Promise<void>
    startClock: () => CheckpointClock
  }>

/** Throws SEAL_KEY_UNREADABLE where a key is none. */
export function openSeal({
  db,
  config,
  log,
}: Readonly<{ db: Database; config: Config<typeof SEAL_SETTINGS>; log: Logger }>): OpenSeal {
  const folder = config.publishFolder === undefined ? null : openCheckpointFolder(config.publishFolder)
  const parts: CheckpointParts = {
    keys: {
      current: signerFromPem(config.sealKey),
      next: config.sealKeyNext === undefined ? null : signerFromPem(config.sealKeyNext),
    },
    algorithm: config.sealAlgorithm,
    lastPublished: async () => (folder === null ? 0 : folder.lastPublished()),
  }
  const publish = async (): Promise<void> => {
    if (folder !== null) await publishCheckpoints(db, folder)
  }
  const everyMs = config.checkpointEverySeconds * 1000
  return { ...parts, publish, startClock: () => startCheckpointClock(db, { ...parts, everyMs, log, publish }) }
}
