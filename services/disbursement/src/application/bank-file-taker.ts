import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { findFilesBeingTaken, readIncomingFile } from '../adapters/postgres/incoming-file-repository.ts'
import { type TakingParts, takeBankFile } from './take-bank-file.ts'

export type BankFileTaker = Readonly<{
  /** Takes the file here, unless it has been; comes back when it is taken or refused, or after so long, while it goes on. */
  take: (fileId: string) => Promise<void>
  /** Goes on with what a process that died left half taken, one after the other. It needs no officer: the file is kept, and who gave it, too. */
  resume: () => Promise<void>
  /** Waits for the pages that are being written; the rest waits for whoever asks again. */
  close: () => Promise<void>
}>

const LOOK_AGAIN_MS = 50

/** `waitMs`: how long a request waits. `onFault` is told what went wrong after its request was answered. */
export function createBankFileTaker(
  parts: Omit<TakingParts, 'isClosing'> &
    Readonly<{ waitMs: number; onFault: (error: unknown, fileId: string) => void }>,
): BankFileTaker {
  const { db, waitMs, onFault } = parts
  const closing = new AbortController()
  const underWay = new Map<string, Promise<void>>()

  /** One at a time for each file in this process; between processes the pages see to it. */
  function begin(fileId: string): Promise<void> {
    const before = underWay.get(fileId)
    if (before !== undefined) return before
    const doing = takeBankFile({ ...parts, isClosing: () => closing.signal.aborted }, fileId).finally(() =>
      underWay.delete(fileId),
    )
    underWay.set(fileId, doing)
    return doing
  }
  return {
    take: async (fileId) => {
      const deadline = Date.now() + waitMs
      let isAnswered = false
      const doing = begin(fileId)
      doing.catch((error: unknown) => isAnswered && onFault(error, fileId))
      try {
        await Promise.race([doing, wait(waitMs, undefined, { ref: false })])
        while (!closing.signal.aborted && Date.now() < deadline && (await isBeingTaken(db, fileId)))
          await wait(LOOK_AGAIN_MS)
      } finally {
        isAnswered = true
      }
    },
    resume: async () => {
      for (const fileId of await findFilesBeingTaken(db)) {
        if (closing.signal.aborted) return
        await begin(fileId).catch((error: unknown) => onFault(error, fileId))
      }
    },
    close: async () => {
      closing.abort()
      await Promise.allSettled(underWay.values())
    },
  }
}

const isBeingTaken = async (db: Database, fileId: string): Promise<boolean> =>
  (await readIncomingFile(db, fileId)).state === 'taking'
