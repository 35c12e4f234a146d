import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'
import { visibleText } from './visible-text.ts'

/** What came of a verb: `data` for machines, `text` for people; `id` of what was made, for the next line of a script. */
export type Answer = Readonly<{ data: unknown; text: string; id?: string; foundSomething?: boolean }>

export function giveAnswer(terminal: Terminal, verb: Command, answer: Answer): void {
  terminal.write(`${wantedForm(verb, answer)}\n`)
  if (answer.foundSomething) terminal.exitWith(1)
}

function wantedForm(verb: Command, { data, text, id }: Answer): string {
  const wanted = verb.opts<{ json?: boolean; id?: boolean }>()
  // An escape within a text of JSON is the same text.
  if (wanted.json) return visibleText(JSON.stringify(data))
  return wanted.id && id !== undefined ? id : text
}
