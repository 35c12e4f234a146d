import type { Command } from 'commander'
import { countArgument } from './arguments.ts'
import { toQuery } from './query.ts'
import type { Terminal } from './terminal.ts'

const LIMIT_DEFAULT = 100
const LIMIT_MAX = 1000

/** A verb whose service answers in pages. */
export const withPages = (verb: Command, cursor: string): Command =>
  verb
    .option('--limit <n>', '每页行数 / rows of a page', countArgument(1, LIMIT_MAX), LIMIT_DEFAULT)
    .option('--after <cursor>', `从此之后 / begin after this ${cursor}`)

/** The verb's page as a query, joined to what else it asks for. */
export function pageQuery(verb: Command, query: Readonly<Record<string, string | undefined>> = {}): string {
  const { limit, after } = verb.opts<{ limit: number; after?: string }>()
  return toQuery({ ...query, after, limit: String(limit) })
}

/** Says how to go on where a page is full. */
export function sayIfMore(terminal: Terminal, verb: Command, rows: number, lastCursor: string | undefined): void {
  const { limit } = verb.opts<{ limit: number }>()
  if (rows >= limit && lastCursor !== undefined) terminal.say(`· 可能还有 / there may be more: --after ${lastCursor}`)
}
