import { runFundtrace } from '../src/program.ts'
import type { ExitStatus } from '../src/terminal.ts'

export type Outcome = Readonly<{ status: ExitStatus; stdout: string; stderr: string }>

/** One call in this process, with what it would have shown on a terminal. */
export async function tryFundtrace(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  let outcome: Outcome = { status: 0, stdout: '', stderr: '' }
  await runFundtrace(args, {
    environment,
    write: (output) => {
      outcome = { ...outcome, stdout: outcome.stdout + output.toString() }
    },
    say: (line) => {
      outcome = { ...outcome, stderr: `${outcome.stderr}${line}\n` }
    },
    readInput: () => Promise.resolve(''),
    exitWith: (status) => {
      outcome = { ...outcome, status }
    },
  })
  return outcome
}
