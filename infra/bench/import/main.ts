import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { openAsBlob } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient, localTokens } from '@fundtrace/cli'
import { SHAPES } from '../../../services/allocation/test/large-register-files.ts'
import { plantedRegister, VILLAGES } from '../../../services/allocation/test/planted-register.ts'
import { startHouse, type House } from '../../embedded/house.ts'
import { peakMib } from '../allocation/peak-memory.ts'

/**
 * `node infra/bench/import/main.ts [households] [--json]`: a register of 100,000 households (350,000 people) as a county sends it, checked with
 * 200 planted faults (dry run), then the same without faults taken in, by the service as `npm start` runs it.
 */
const HOUSEHOLDS = 100_000
const FAULTS = 200
/** The JavaScript heap of each service: what held the rows or the households of such a file would not fit. */
const HEAP_MIB = 192

async function main(households: number, asJson: boolean): Promise<void> {
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-bench-'))
  await chmod(folder, 0o755)
  try {
    const house = await startHouse({
      folder,
      environment: { NODE_OPTIONS: `--max-old-space-size=${HEAP_MIB}`, RATE_LIMIT_PER_MINUTE: '0' },
      onProgress: say,
    })
    try {
      const measured = await measure(house, folder, households, say)
      process.stdout.write(`${JSON.stringify(measured, null, asJson ? 0 : 2)}\n`)
      if (!measured.every(({ audits }) => Object.values(audits).every(Boolean))) process.exitCode = 1
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(house: House, folder: string, households: number, say: (message: string) => void) {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const token = await tokenOf({ subject: 'finance-44-bench', name: 'bench', roles: ['finance'], areas: ['441802'] })
  const bureau = createClient(house.addresses, token)
  await bureau.post('allocation', '/v1/register/areas', {
    valid_from: '2000-01-01',
    reason: 'bench',
    areas: [...new Set(VILLAGES.flatMap((code) => [code.slice(0, 9), code]))].map((code) => ({ code, name: code })),
  })
  const faulty = plantedRegister({ households, faults: FAULTS })
  const results = []
  for (const shape of ['csv-gb18030', 'xlsx-wps'] as const) {
    say(`${shape} with ${FAULTS} faults`)
    const file = await SHAPES[shape](faulty, folder)
    const run = await importFile(bureau, file, 'dry_run=true')
    const told = await faultsOf(bureau, run.found.id)
    results.push({
      ...(await figures(house, shape, file, run)),
      audits: { every_planted_fault_and_no_other: JSON.stringify(told) === JSON.stringify(faulty.planted) },
    })
    say(JSON.stringify(results.at(-1)))
  }
  const good = await SHAPES['csv-utf8'](plantedRegister({ households }), folder)
  for (const [what, file, written] of [
    ['taken in', good, households],
    ['the same households in another file', await SHAPES['csv-gb18030'](plantedRegister({ households }), folder), 0],
  ] as const) {
    say(what)
    const run = await importFile(bureau, file, `synthetic=true&control_households=${households}`)
    results.push({
      ...(await figures(house, what, file, run)),
      audits: { all_written: run.found.state === 'applied' && run.found.households_written === written },
    })
    say(JSON.stringify(results.at(-1)))
  }
  return results
}

type Found = Readonly<{ id: string; state: string; rows: number; households_written: number; problem: unknown }>
type Run = Readonly<{ found: Found; steps: Readonly<Record<string, number>> }>

/** How long each step took, from the first byte that is sent to the last. */
async function importFile(bureau: Client, file: string, query: string): Promise<Run> {
  const steps: Record<string, number> = {}
  let step = 'uploading'
  let since = performance.now()
  const path = `/v1/register/imports?valid_from=2016-06-30&${query}`
  let found = await bureau.upload<Found>('allocation', path, await openAsBlob(file))
  for (;;) {
    if (found.state !== step) {
      steps[step] = Math.round((performance.now() - since) / 100) / 10
      since = performance.now()
      step = found.state
    }
    if (!['reading', 'comparing', 'judging', 'applying'].includes(found.state)) break
    await pause(200)
    found = await bureau.get<Found>('allocation', `/v1/register/imports/${found.id}`)
  }
  if (found.problem !== null) throw new Error(JSON.stringify(found.problem))
  return { found, steps }
}

async function figures(house: House, what: string, file: string, { found, steps }: Run) {
  const seconds = Object.values(steps).reduce((sum, each) => sum + each, 0)
  return {
    what,
    rows: found.rows,
    file_mib: Math.round((await stat(file)).size / 2 ** 20),
    seconds: Math.round(seconds * 10) / 10,
    rows_s: Math.round(found.rows / seconds),
    steps,
    peak_mib: await peakMib(house, 'allocation'),
    machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}`,
  }
}

async function faultsOf(bureau: Client, id: string): Promise<string[]> {
  const path = `/v1/register/imports/${id}/faults?limit=1000`
  const { faults } = await bureau.get<{ faults: { row: number; code: string }[] }>('allocation', path)
  return faults.map(({ row, code }) => `${row} ${code}`)
}

const [given] = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument))
await main(given === undefined ? HOUSEHOLDS : Number(given), process.argv.includes('--json'))
