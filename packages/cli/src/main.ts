import { text } from 'node:stream/consumers'
import { runFundtrace } from './program.ts'

/** `npm run -s fundtrace -- ...`. Exit status: 0 done, 1 found something or a service refused, 2 bad input. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read the output, such as `head`, has seen enough.
  if (error.code !== 'EPIPE') throw error
})

await runFundtrace(process.argv.slice(2), {
  environment: process.env,
  write: (output) => void process.stdout.write(output),
  say: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY && { redraw: (line: string) => void process.stderr.write(`\r\u001b[2K${line}`) }),
  readInput: () => text(process.stdin),
  exitWith: (status) => {
    process.exitCode = status
  },
})
