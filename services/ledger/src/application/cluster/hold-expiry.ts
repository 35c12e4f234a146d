import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import type { PostingLog } from '../posting-log.ts'
import { findHoldsOver } from '../../adapters/postgres/holds-over.ts'
import type { ExpiryCommand } from '../../domain/posting/command.ts'
import type { PostingDesk } from '../engine/posting-desk.ts'

/**
 * The ledger's own clock: holds whose time is over are ended by a record of the journal. Nobody can use such a hold any more, this only
 * frees what it keeps back. Each has one reference for ever, so two processes that look at once end it once.
 */
export function startHoldExpiry(options: {
  db: Database
  desk: PostingDesk
  log: PostingLog
  /** Of these alone: the others have a process of their own that looks. */
  shards: () => readonly number[]
  everyMs?: number
}): Readonly<{ close: () => Promise<void> }> {
  const { log } = options
  let closing = false
  let timer: NodeJS.Timeout | undefined

  const look = async (): Promise<void> => {
    try {
      while (!closing && (await expireHolds(options)) === HOLDS_AT_ONCE);
    } catch (error) {
      log.warn({ err: error }, 'holds whose time is over could not be ended; that is tried again')
    }
    if (!closing) plan()
  }
  let looking: Promise<void> = Promise.resolve()
  const plan = (): void => {
    timer = setTimeout(() => {
      looking = look()
    }, options.everyMs ?? EVERY_MS)
    timer.unref()
  }
  plan()
  return {
    close: async () => {
      closing = true
      clearTimeout(timer)
      await looking
    },
  }
}

const EVERY_MS = 3_000
const HOLDS_AT_ONCE = 1_000

/** How many it ended. */
async function expireHolds({
  db,
  desk,
  log,
  shards,
}: Pick<Parameters<typeof startHoldExpiry>[0], 'db' | 'desk' | 'log' | 'shards'>): Promise<number> {
  const found = await findHoldsOver(db, shards(), HOLDS_AT_ONCE)
  const commands = found.map(({ fundId, holdId }) => expiryOf(fundId, holdId))
  const byFund = Map.groupBy(commands, ({ fundId }) => fundId)
  const results = await Promise.all([...byFund].map(([fundId, ofFund]) => desk.submit(fundId, ofFund)))
  const refusals = results.flat().flatMap((result) => ('refusal' in result ? [result.refusal.code] : []))
  // One that ended a moment ago is no news; it is not found again.
  if (refusals.length > 0) log.info({ refusals: [...new Set(refusals)] }, 'holds had ended already')
  return found.length - refusals.length
}

function expiryOf(fundId: string, holdId: string): ExpiryCommand {
  return {
    kind: 'expiry',
    fundId,
    reference: `expiry:${holdId}`,
    contentHash: createHash('sha256').update(`{"hold_ids":["${holdId}"],"kind":"expiry"}`).digest(),
    holdIds: [holdId],
    askedBy: null,
    eventId: null,
    documentNumber: null,
    metadata: null,
    privateDetails: null,
  }
}
