import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Break, type Item, type Match, type MatchResult, openMatching, readRuleSet } from '../src/matching.ts'

export type Outcome = Readonly<{ result: MatchResult; matches: readonly Match[]; breaks: readonly Break[] }>

const SIDES = { left: { name: { zh: '账', en: 'book' } }, right: { name: { zh: '银行', en: 'bank' } } }

export type Lists = Readonly<{
  match: (
    left: readonly Item[],
    right: readonly Item[],
    rules: Readonly<Record<string, unknown>>,
    from?: string,
  ) => Promise<Outcome>
  close: () => Promise<void>
}>

/** Matches lists one after the other, in a folder that is gone afterwards. */
export async function openLists(): Promise<Lists> {
  const folder = await mkdtemp(join(tmpdir(), 'matching-'))
  const matching = await openMatching({ folder, memoryMib: 256 })
  return {
    match: async (left, right, rules, from) => {
      await matching.loadItems('left', [left])
      await matching.loadItems('right', [right])
      const result = await matching.match(readRuleSet({ version: 1, ...SIDES, ...rules }), { from: from ?? null })
      return {
        result,
        matches: (await gather(matching.matches())).flat(),
        breaks: (await gather(matching.breaks())).flat(),
      }
    },
    close: async () => {
      await matching.close()
      await rm(folder, { recursive: true })
    },
  }
}

export async function gather<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(page)
  return all
}

/** `yuan` as '100.00'. */
export const item = (
  row: number,
  yuan: string,
  on: string | null,
  fields: Readonly<Record<string, string>> = {},
): Item => ({
  row,
  id: `L${row}`,
  amount: BigInt(yuan.replace('.', '')),
  on,
  at: null,
  fields,
})
