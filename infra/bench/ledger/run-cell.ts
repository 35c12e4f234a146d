import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ReaderOrder, ReaderResult } from './read-events.ts'
import type { WriterOrder, WriterResult } from './writer.ts'

/** Runs one cell of the engine in a process of its own; `nodeOptions` such as a heap limit. */
export const runWriter = (order: WriterOrder, nodeOptions: readonly string[] = []): Promise<WriterResult> =>
  runCell('writer.ts', order, nodeOptions)

export const runReader = (order: ReaderOrder): Promise<ReaderResult> => runCell('read-events.ts', order, [])

async function runCell<Result>(program: string, order: object, nodeOptions: readonly string[]): Promise<Result> {
  const entry = fileURLToPath(new URL(program, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, entry, JSON.stringify(order)])
  return JSON.parse(stdout) as Result
}
