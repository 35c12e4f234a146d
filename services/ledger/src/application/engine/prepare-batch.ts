import type { Client } from 'pg'
import {
  type Accepted,
  readAccounts,
  readFunds,
  readHolds,
  readKnown,
  readPostedBefore,
} from '../../adapters/postgres/journal/read-shard.ts'
import type { Command } from '../../domain/posting/command.ts'
import type { ShardBook } from '../../domain/posting/shard-book.ts'
import type { Waiting } from './waiting-command.ts'

/**
 * Reads into the book what the commands name and it does not know: funds, accounts, holds, postings to be reversed; and, if that is asked for,
 * what was posted under their references before. What the book knows already is ahead of the database and is not read again. `begun` is asked for
 * the connection before something is read, and only then.
 */
export async function prepareBatch(
  begun: () => Promise<Client>,
  book: ShardBook,
  batch: readonly Waiting[],
  asksForKnown: boolean,
): Promise<ReadonlyMap<string, Accepted>> {
  const commands = batch.flatMap((waiting) => waiting.commands)
  await loadFunds(begun, book, commands)
  await loadHolds(begun, book, commands)
  await loadPostedBefore(begun, book, commands)
  await loadAccounts(begun, book, commands)
  if (!asksForKnown) return NONE
  return readKnown(
    await begun(),
    book.shard,
    commands.map((command) => command.fundId),
    commands.map((command) => command.reference),
  )
}

const NONE: ReadonlyMap<string, Accepted> = new Map()

async function loadFunds(begun: () => Promise<Client>, book: ShardBook, commands: readonly Command[]): Promise<void> {
  const missing = new Set<string>()
  for (const { fundId } of commands) if (!book.funds.has(fundId)) missing.add(fundId)
  if (missing.size === 0) return
  for (const fund of await readFunds(await begun(), book.shard, [...missing])) book.funds.set(fund.id, fund)
}

async function loadAccounts(
  begun: () => Promise<Client>,
  book: ShardBook,
  commands: readonly Command[],
): Promise<void> {
  const missing = new Map<string, { fundId: string; code: string }>()
  for (const command of commands) {
    const accounts = book.funds.get(command.fundId)?.accounts
    if (accounts === undefined) continue
    for (const code of accountsOf(book, command)) {
      if (!accounts.has(code)) missing.set(`${command.fundId} ${code}`, { fundId: command.fundId, code })
    }
  }
  if (missing.size === 0) return
  for (const account of await readAccounts(await begun(), [...missing.values()])) {
    book.funds.get(account.fundId)?.accounts.set(account.code, account)
    book.accountCount += 1
  }
}

function accountsOf(book: ShardBook, command: Command): readonly string[] {
  switch (command.kind) {
    case 'post': {
      const codes = command.entries.map((entry) => entry.account)
      for (const { holdId } of command.uses) codes.push(...holdAccount(book, holdId))
      return codes
    }
    case 'hold':
      return command.holds.map((hold) => hold.account)
    case 'void':
    case 'expiry':
      return command.holdIds.flatMap((holdId) => holdAccount(book, holdId))
    case 'reversal':
      return book.postedBefore.get(command.reverses)?.entries.map((entry) => entry.account) ?? []
  }
}

function holdAccount(book: ShardBook, holdId: string): readonly string[] {
  const hold = book.holds.get(holdId)
  return hold === undefined ? [] : [hold.account]
}

async function loadHolds(begun: () => Promise<Client>, book: ShardBook, commands: readonly Command[]): Promise<void> {
  const missing = new Set<string>()
  for (const command of commands) {
    const named =
      command.kind === 'post'
        ? command.uses.map((use) => use.holdId)
        : command.kind === 'void' || command.kind === 'expiry'
          ? command.holdIds
          : []
    for (const id of named) if (!book.holds.has(id)) missing.add(id)
  }
  if (missing.size === 0) return
  for (const hold of await readHolds(await begun(), [...missing])) book.holds.set(hold.id, hold)
}

async function loadPostedBefore(
  begun: () => Promise<Client>,
  book: ShardBook,
  commands: readonly Command[],
): Promise<void> {
  const missing = new Set<string>()
  for (const command of commands)
    if (command.kind === 'reversal' && !book.postedBefore.has(command.reverses)) missing.add(command.reverses)
  if (missing.size === 0) return
  for (const posted of await readPostedBefore(await begun(), [...missing])) book.postedBefore.set(posted.id, posted)
}
