import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { addNoun } from '../verb.ts'
import { addArchiveVerbs } from './archive.ts'
import { addBookVerbs } from './books.ts'
import { addCheckpointVerbs } from './checkpoint.ts'
import { addTraceVerbs } from './trace.ts'

/** The book of record itself, beside single funds. */
export function addLedgerCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'ledger', '总账 / the ledger: its seal, its periods, its reports')
  addBookVerbs(noun, terminal)
  addArchiveVerbs(noun, terminal)
  addCheckpointVerbs(noun, terminal)
  addTraceVerbs(noun, terminal)
}
