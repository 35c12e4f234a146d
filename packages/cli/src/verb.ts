import type { Command } from 'commander'
import { keyArgument } from './arguments.ts'

/** Both languages and one example, as `--help` shows them. */
export type VerbDescription = Readonly<{ about: string; example: string }>

/** A group of verbs about one thing. */
export const addNoun = (program: Command, name: string, about: string): Command =>
  program.command(name).description(about)

/** Asks nobody. */
export const addLocalVerb = (parent: Command, usage: string, { about, example }: VerbDescription): Command =>
  parent.command(usage).description(about).addHelpText('after', `\n例 / example:  fundtrace ${example}`)

/** Asks a service and changes nothing. */
export const addReadingVerb = (noun: Command, usage: string, description: VerbDescription): Command =>
  addLocalVerb(noun, usage, description)
    .option('--json', '只输出 JSON / JSON only')
    .option('--token <token>', '令牌 / token (FUNDTRACE_TOKEN)')

/** Records or moves something, once for each key. */
export const addCreatingVerb = (noun: Command, usage: string, description: VerbDescription): Command =>
  addReadingVerb(noun, usage, description).option(
    '--key <key>',
    '幂等键,重发时用同一个 / idempotency key, the same when sent again (random)',
    keyArgument,
  )

/** Makes a thing that later verbs name by its id. */
export const addMakingVerb = (noun: Command, usage: string, description: VerbDescription): Command =>
  addCreatingVerb(noun, usage, description).option('--id', '只输出编号 / its id only')
