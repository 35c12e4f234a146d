import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { summaryText } from '@fundtrace/cli'
import { startHouse } from '../embedded/house.ts'
import { chosenLedgers } from '../embedded/house-ledgers.ts'
import { chosenTransport } from '../embedded/house-transport.ts'
import { runMainJobIn } from './run-in-house.ts'
import { untilInterrupted } from './until-interrupted.ts'

/**
 * `npm run demo`: the main job in a temporary folder, then the end. With --json, stdout holds the summary and nothing else.
 * Exit status: 0 all checks hold, 1 a check failed or the job did not end.
 */
async function main(asJson: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-demo-'))
  await chmod(folder, 0o755)
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  try {
    const house = await startHouse({
      folder,
      transport: chosenTransport(process.env),
      ledgers: chosenLedgers(process.env),
      onProgress: say,
    })
    try {
      const summary = await Promise.race([runMainJobIn(house, say), untilInterrupted()])
      process.stdout.write(`${asJson ? JSON.stringify(summary, null, 1) : summaryText(summary)}\n`)
      if (!summary.checks.every((check) => check.ok)) process.exitCode = 1
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

try {
  await main(process.argv.includes('--json'))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
// What a cut-short job still waits for must not hold the process.
process.exit()
