import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson, type KeyRecord, type SignedCheckpoint } from '@fundtrace/seal'
import { publishedOtherwise } from '../../domain/seal-errors.ts'

/**
 * A folder that somebody outside keeps a copy of: each signed checkpoint and each key record is a file with a name of its own, written
 * whole or not at all, and never written again.
 */
export type CheckpointFolder = Readonly<{
  /** The number of the last checkpoint in it, 0 where there is none. */
  lastPublished: () => Promise<number>
  /** Throws LEDGER_CHECKPOINT_PUBLISHED_OTHERWISE where another one was published under its number. */
  publishCheckpoint: (checkpoint: SignedCheckpoint) => Promise<void>
  publishKey: (key: KeyRecord) => Promise<void>
}>

export function openCheckpointFolder(folder: string): CheckpointFolder {
  return {
    lastPublished: async () => {
      await mkdir(folder, { recursive: true })
      const numbers = (await readdir(folder)).map((name) => Number(CHECKPOINT_FILE.exec(name)?.[1] ?? 0))
      return numbers.reduce((most, number) => Math.max(most, number), 0)
    },
    publishCheckpoint: (checkpoint) =>
      publish(folder, checkpointFile(checkpoint.body.number), checkpoint, checkpoint.body.number),
    publishKey: (key) => publish(folder, `key-${padded(key.body.number, 4)}.json`, key, key.body.since),
  }
}

export const checkpointFile = (number: number): string => `checkpoint-${padded(number, 9)}.json`

const CHECKPOINT_FILE = /^checkpoint-(\d{9,})\.json$/
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

async function publish(folder: string, name: string, content: unknown, number: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const text = `${canonicalJson(content)}\n`
  const target = join(folder, name)
  const draft = join(folder, `.${name}.${randomUUID()}`)
  const file = await open(draft, 'w', 0o644)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    // A link does not replace what is there, as a rename would.
    await link(draft, target)
    await syncFolder(folder)
  } catch (error) {
    if (!isThere(error)) throw error
    if ((await readFile(target, 'utf8')) !== text) throw publishedOtherwise(number, name)
  } finally {
    await unlink(draft)
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

const isThere = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === 'EEXIST'
