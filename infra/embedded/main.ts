import { stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { summaryText } from '@fundtrace/cli'
import { runMainJobIn } from '../demo/run-in-house.ts'
import { type House, startHouse } from './house.ts'
import { chosenLedgers } from './house-ledgers.ts'
import { chosenTransport } from './house-transport.ts'
import { takeLauncherLock } from './launcher-lock.ts'
import { openStateFolder } from './state-folder.ts'

/** `npm start`: the whole house on this machine, the main job on the first start, then it stays up until Ctrl-C. */
const NODE_MAJOR_MIN = 22
const FIRST_PORT = 4100

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
    throw new Error(`Node ${NODE_MAJOR_MIN} or later is needed, this is ${process.version}`)
  }
  const folder = process.env['FUNDTRACE_HOME'] ?? fileURLToPath(new URL('../../.data', import.meta.url))
  const state = await openStateFolder(folder)
  const releaseLock = await takeLauncherLock(state.lock)
  const stopped = untilAskedToStop()
  const house = await startHouse({
    folder,
    transport: chosenTransport(process.env),
    ledgers: chosenLedgers(process.env),
    firstPort: Number(process.env['FUNDTRACE_PORT'] ?? FIRST_PORT),
    console: true,
    environment: telemetryOf(process.env),
    onProgress: say,
  })
  try {
    await Promise.race([firstStart(house), stopped])
    if (!stopped.isAsked()) printAddresses(house)
    await stopped
  } finally {
    say('正在停止 / stopping')
    await house.stop()
    await releaseLock()
    say('已停止 / stopped')
  }
}

/** Run again after a start that was cut short: every step has its key, so nothing happens twice. */
async function firstStart(house: House): Promise<void> {
  if (await exists(house.state.mainJobDone)) {
    say(`已有数据 / data of earlier runs found in ${house.state.path}`)
    return
  }
  const summary = await runMainJobIn(house, say)
  process.stdout.write(`${summaryText(summary)}\n`)
  if (summary.checks.every((check) => check.ok))
    await writeFile(house.state.mainJobDone, `${new Date().toISOString()}\n`)
}

/** Where the services are to send their traces, in OpenTelemetry's own variables. */
const telemetryOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith('OTEL_') && value !== undefined ? [[name, value]] : [],
    ),
  )

function untilAskedToStop(): Promise<void> & { isAsked: () => boolean } {
  let asked = false
  const promise = new Promise<void>((resolve) => {
    const stop = (): void => {
      asked = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    if (process.env['npm_lifecycle_event'] === 'start') stopWithParent(stop)
  })
  return Object.assign(promise, { isAsked: () => asked })
}

/** npm that is ended from outside does not always pass the signal on; without it nobody could stop this by Ctrl-C. */
function stopWithParent(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stop()
  }, 1_000).unref()
}

function printAddresses(house: House): void {
  const lines = Object.entries(house.addresses).map(
    ([name, url]) => `  ${name.padEnd(15)} ${url}   OpenAPI ${url}/docs`,
  )
  if (house.console !== undefined) {
    const { url, passcode } = house.console
    process.stdout.write(`\n工作台 / console  ${url}  口令 / passcode  ${passcode}\n`)
  }
  process.stdout.write(`
接口 / APIs
${lines.join('\n')}

令牌 / a token for each office (in another terminal, in this folder):
  财政局 finance bureau    npm run -s fundtrace -- token --role finance  --area 441802 --name 张会计
  国库   county treasury   npm run -s fundtrace -- token --role treasury --area 441802 --name 李出纳
  审计局 audit office      npm run -s fundtrace -- token --role audit    --area 44     --name 王审计
  管理员 administrators    npm run -s fundtrace -- token --role admin    --area 44     --name 系统管理员甲(乙 the other)
  全部命令 / all commands  npm run -s fundtrace -- --help

数据 / data  ${house.state.path}
按 Ctrl-C 停止 / Ctrl-C stops everything; starting again finds the data as it was.
`)
}

const say = (message: string): void => void process.stdout.write(`· ${message}\n`)

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
// What a cut-short main job still waits for must not hold the process.
process.exit()
