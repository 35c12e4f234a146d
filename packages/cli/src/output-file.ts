import { writeFile } from 'node:fs/promises'
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
