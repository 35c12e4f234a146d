import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findLeaks } from './find-leaks.ts'

const TOLD_MAX = 20

/** Throws where a log below the folder holds what no log may; says how much was looked through. */
export async function searchLogs(folder: string): Promise<string> {
  const told: string[] = []
  let lines = 0
  const files = await filesBelow(folder)
  for (const file of files) {
    let number = 0
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      number += 1
      for (const { shown } of findLeaks(line)) told.push(`${file.slice(folder.length + 1)}:${number} ${shown}`)
    }
    lines += number
  }
  if (told.length > 0) {
    throw new Error(
      `THE LOGS OF THE TESTS HOLD WHAT NO LOG MAY (${told.length} times):\n${told.slice(0, TOLD_MAX).join('\n')}`,
    )
  }
  return `${lines} lines of ${files.length} logs hold no identity or card number, token, key or password`
}

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  const isFile = await Promise.all(paths.map(async (path) => (await stat(path)).isFile()))
  return paths.filter((_, index) => isFile[index])
}
