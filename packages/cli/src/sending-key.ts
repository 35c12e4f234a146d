import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** The key under which a service does this once. Told before anything is sent, so that a call without answer can be repeated. */
export function sendingKey(terminal: Terminal, verb: Command): string {
  const { key = randomUUID() } = verb.opts<{ key?: string }>()
  terminal.say(`· 幂等键 / idempotency key  --key ${key}`)
  return key
}
