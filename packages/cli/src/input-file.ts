import { readFile } from 'node:fs/promises'
import { fileMalformed, fileUnreadable } from './cli-problems.ts'

/** A file that the caller named, byte for byte. */
export async function readInputFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    throw fileUnreadable(file, reasonOf(error))
  }
}

export async function readJsonFile(file: string): Promise<unknown> {
  const text = (await readInputFile(file)).toString('utf8').replace(/^\uFEFF/u, '')
  try {
    return JSON.parse(text) as unknown
  } catch {
    // What the parser says quotes the file, which may hold a person's data.
    throw fileMalformed(file, 'it is not JSON')
  }
}

/** The system's own short name for what is wrong, such as ENOENT. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be opened'
