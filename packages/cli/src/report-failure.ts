import { DomainError } from '@fundtrace/problem'
import { CommanderError } from 'commander'
import { serviceUnreachable, usageWrong } from './cli-problems.ts'
import { ProblemError, ServiceUnreachableError } from './client.ts'
import { faultTexts } from './fault-text.ts'
import type { ExitStatus, Terminal } from './terminal.ts'
import { visibleText } from './visible-text.ts'

/**
 * Says on stderr why nothing came of it: for people in Chinese and English, or with --json as one line of JSON, the last one.
 * What is not a refusal but a fault of ours is thrown again, with its stack.
 */
export function reportFailure(error: unknown, terminal: Terminal, asJson: boolean): void {
  const failure = toFailure(error)
  if (failure === undefined) return
  // What a file or a service says is not to be obeyed by the terminal.
  terminal.say(visibleText(asJson ? JSON.stringify(failure.problem) : failureText(failure.problem)))
  terminal.exitWith(failure.status)
}

/** The members of a service's problem details that are shown, wherever the problem was found. */
type FoundProblem = Readonly<{ code: string; title: string; detail: string; values: Readonly<Record<string, unknown>> }>
type Failure = Readonly<{ status: ExitStatus; problem: FoundProblem }>

function toFailure(error: unknown): Failure | undefined {
  if (error instanceof ProblemError) return refusal(error)
  if (error instanceof DomainError) return badInput(error)
  if (error instanceof ServiceUnreachableError) return badInput(serviceUnreachable(error.service, error.address))
  if (error instanceof CommanderError) return misuse(error)
  throw error
}

const badInput = ({ code, title, message, values }: DomainError): Failure => ({
  status: 2,
  problem: { code, title: `${title.zh} / ${title.en}`, detail: message, values },
})

const BAD_REQUEST = 400

/** What a service could not even read is bad input, like what was stopped here; anything else it decided. */
function refusal({ status, code, title, detail, problem }: ProblemError): Failure {
  const values = Object.fromEntries(Object.entries(problem).filter(([name]) => !SHOWN_ALREADY.has(name)))
  return { status: status === BAD_REQUEST ? 2 : 1, problem: { code, title, detail, values } }
}

/** The members of RFC 9457 that say nothing about what was offending, and those that have a place of their own. */
const SHOWN_ALREADY = new Set(['type', 'title', 'title_zh', 'title_en', 'status', 'detail', 'code'])

/** Help that was asked for has been shown already and is no failure. */
function misuse(error: CommanderError): Failure | undefined {
  if (error.exitCode === 0) return undefined
  if (error.code === 'commander.help') return badInput(usageWrong('Say what to do: a command is missing.'))
  return badInput(usageWrong(error.message.replace(/^error: /u, '')))
}

function failureText({ code, title, detail, values }: FoundProblem): string {
  const lines = Object.entries(values).map(([name, value]) => valueLines(name, value))
  return [`✗ ${title}  [${code}]`, `  ${detail.replaceAll('\n', ' ')}`, ...lines].join('\n')
}

/** Faults of a file or request, each with its place, read as lines; anything else stands as it came. */
function valueLines(name: string, value: unknown): string {
  const faults = name === 'errors' ? faultTexts(value) : undefined
  return faults === undefined ? `  ${name}: ${valueText(value)}` : faults.join('\n').replaceAll(/^/gmu, '  ')
}

const valueText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
