import { runFundtrace } from '../src/program.ts'
import type { ExitStatus } from '../src/terminal.ts'

export type Outcome = Readonly<{ status: ExitStatus; stdout: string; stderr: string }>

/** One call in this process, with what it would have shown on a terminal. */
export async function tryFundtrace(
  args: readonly string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<Outcome> {
  const stdout: Uint8Array[] = []
  let stderr = ''
  let status: ExitStatus = 0
  await runFundtrace(args, {
    environment,
    write: (output) => void stdout.push(typeof output === 'string' ? Buffer.from(output) : output),
    say: (line) => {
      stderr += `${line}\n`
    },
    readInput: () => Promise.resolve(input),
    exitWith: (given) => {
      status = given
    },
  })
  return { status, stdout: Buffer.concat(stdout).toString(), stderr }
}
