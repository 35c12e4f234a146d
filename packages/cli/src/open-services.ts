import type { Command } from 'commander'
import { tokenMalformed, tokenMissing } from './cli-problems.ts'
import { type Client, createClient } from './client.ts'
import { readAddresses } from './state-folder.ts'
import type { Terminal } from './terminal.ts'

/** The services as the officer whose token was given sees them. */
export async function openServices(terminal: Terminal, verb: Command): Promise<Client> {
  const { token = terminal.environment['FUNDTRACE_TOKEN'] } = verb.opts<{ token?: string }>()
  if (token === undefined || token.trim() === '') throw tokenMissing()
  // A line break inside would make fetch refuse the header in words that repeat the token.
  if (!/^[\w.~+/-]+=*$/u.test(token.trim())) throw tokenMalformed()
  return createClient(await readAddresses(terminal.environment), token.trim())
}
