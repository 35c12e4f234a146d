import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHouse } from '../embedded/house.ts'
import { runMainJob } from './main-job.ts'
import { printSummary } from './print-summary.ts'

/**
 * `npm run demo`: the main job in a temporary folder, then the end. With --json, stdout holds the summary and nothing else.
 * Exit status: 0 all checks hold, 1 a check failed or the job did not end.
 */
async function main(asJson: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-demo-'))
  await chmod(folder, 0o755)
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  try {
    const house = await startHouse({ folder, onProgress: say })
    try {
      const summary = await Promise.race([runMainJob(house, say), untilInterrupted()])
      if (asJson) process.stdout.write(`${JSON.stringify(summary, null, 1)}\n`)
      else printSummary(summary)
      if (!summary.checks.every((check) => check.ok)) process.exitCode = 1
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const untilInterrupted = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    const interrupt = (): void => reject(new Error('已中断 / interrupted'))
    process.once('SIGINT', interrupt)
    process.once('SIGTERM', interrupt)
  })

try {
  await main(process.argv.includes('--json'))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
// What a cut-short job still waits for must not hold the process.
process.exit()
