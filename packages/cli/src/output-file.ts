import { createWriteStream } from 'node:fs'
import { unlink, writeFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileUnwritable } from './cli-problems.ts'
import { reasonOf } from './input-file.ts'

/** For its owner alone, and never over a file that is there. */
export async function writeNewFile(file: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw fileUnwritable(file, reasonOf(error))
  }
}

/** The same for what comes in pieces; how many bytes they were. What broke off leaves no file behind. */
export async function streamNewFile(file: string, content: Readable): Promise<number> {
  await writeNewFile(file, Buffer.alloc(0))
  const target = createWriteStream(file)
  try {
    await pipeline(content, target)
  } catch (error) {
    await unlink(file)
    throw error
  }
  return target.bytesWritten
}
