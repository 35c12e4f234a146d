import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { startHouse } from '../../embedded/house.ts'
import type { HouseTransport } from '../../embedded/house-transport.ts'
import { launcherLacks } from '../../kafka/launcher-lacks.ts'
import { auditPayments } from './audit-payments.ts'
import { measureEngine } from './engine-alone.ts'
import { appointOfficers } from './officers.ts'
import { openFund, openFunders } from './open-fund.ts'
import { type Paid, payBatch } from './pay-batch.ts'
import { peakMibs } from './peak-memory.ts'
import { type County, seedPayees } from './seed-payees.ts'
import { ownerRole } from '../../postgres/provision.ts'

/**
 * `npm run bench:disbursement [-- --json] [--transport postgres|kafka] [--payments N]`: a batch of 100,000 payments of a three-funder fund from its
 * lines over checks, approval, bank file, release and results to the ledger's last posting, through the services as `npm start` runs them; once for each transport,
 * Kafka where Java is. A line of JSON each.
 */
async function main(args: readonly string[]): Promise<void> {
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  const option = (name: string): string | undefined => args[args.indexOf(`--${name}`) + 1 || args.length]
  const payments = Number(option('payments') ?? 100_000)
  for (const transport of transportsOf(option('transport'), say)) {
    const measured = await measure(transport, payments, say)
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(measured)}\n` : tableOf(measured))
    if (!Object.values(measured.audits).every(Boolean)) process.exitCode = 1
  }
}

function transportsOf(asked: string | undefined, say: (message: string) => void): HouseTransport['name'][] {
  if (asked === 'postgres' || asked === 'kafka') return [asked]
  const lacks = launcherLacks()
  if (lacks !== undefined) say(`NO KAFKA, it is left out: ${lacks}`)
  return lacks === undefined ? ['postgres', 'kafka'] : ['postgres']
}

type Measured = Readonly<{
  payments_s: number
  of_engine: number
  peak_mib: number
  growth_10k_100k: number
  transport: string
  audits: Readonly<Record<string, boolean>>
  seconds: Readonly<{ small: number; large: number; steps: Readonly<Record<string, number>> }>
  ledger_tx_s: number
  engine_tx_s: number
  peak_mibs: Readonly<Record<string, number>>
  machine: string
}>

/** A release moves two accounts, a settlement one and the cash of three funders. */
const ENTRIES_OF_A_TRANSACTION = 3
const TRANSACTIONS_OF_A_PAYMENT = 2

async function measure(
  name: HouseTransport['name'],
  payments: number,
  say: (message: string) => void,
): Promise<Measured> {
  const small = Math.ceil(payments / 10)
  // The first is not measured: code and caches are warm for the others alike.
  const counties: County[] = [
    { code: '441881', households: small },
    { code: '441882', households: small },
    { code: '441802', households: payments },
  ]
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-bench-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const runs = []
  let peaks: Record<string, number>
  let audits: Record<string, boolean>
  try {
    // The register is asked by one treasury, far more often than people do.
    const environment = { RATE_LIMIT_PER_MINUTE: '0', FUNDING_WAIT_MS: '1000', WORK_WAIT_MS: '1000' }
    const house = await startHouse({ folder, transport: { name }, environment, onProgress: say })
    try {
      const officers = await appointOfficers(house)
      say(`register of ${small + small + payments} households`)
      const allocationUrl = house.databaseUrl('allocation', ownerRole('allocation'))
      await seedPayees(allocationUrl, house.secrets.personalDataKeysFile, counties)
      await openFunders(officers.bureau)
      for (const county of counties) {
        say(`fund of ${county.households} awards`)
        const payable = await openFund(house, officers, county)
        const paid = await payBatch(house, officers, payable)
        runs.push({ payable, paid })
        say(`${county.households} payments in ${paid.total.toFixed(1)} s: ${stepsOf(paid)}`)
      }
      peaks = await peakMibs(house)
      say('audits')
      audits = await auditPayments(house, runs, say)
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const [, smaller, large] = runs.map(({ paid }) => paid)
  if (smaller === undefined || large === undefined) throw new Error('Nothing was paid')
  const engine = await measureEngine(ENTRIES_OF_A_TRANSACTION, say)
  const posted = (TRANSACTIONS_OF_A_PAYMENT * payments) / large.total
  return {
    payments_s: payments / large.total,
    of_engine: posted / engine,
    peak_mib: Math.max(...Object.values(peaks)),
    growth_10k_100k: large.total / ((payments / small) * smaller.total),
    transport: name,
    audits,
    seconds: { small: smaller.total, large: large.total, steps: large.seconds },
    ledger_tx_s: posted,
    engine_tx_s: engine,
    peak_mibs: peaks,
    machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  }
}

const stepsOf = ({ seconds }: Paid): string =>
  Object.entries(seconds)
    .map(([step, of]) => `${step} ${of.toFixed(1)}`)
    .join(', ')

const tableOf = (measured: Measured): string =>
  [
    `${measured.machine}, messages over ${measured.transport}`,
    `payments a second    ${measured.payments_s.toFixed(0)}   (${Object.entries(measured.seconds.steps)
      .map(([step, of]) => `${step} ${of.toFixed(1)} s`)
      .join(', ')})`,
    `of the engine        ${measured.of_engine.toFixed(2)}   (${measured.ledger_tx_s.toFixed(0)} of ${measured.engine_tx_s.toFixed(0)} transactions a second; asked: at least 0.3)`,
    `peak memory          ${measured.peak_mib} MiB   (${Object.entries(measured.peak_mibs)
      .map(([service, mib]) => `${service} ${mib}`)
      .join(', ')}; asked: at most 512)`,
    `growth 10k to 100k   ${measured.growth_10k_100k.toFixed(2)}   (asked: at most 1.15)`,
    ...Object.entries(measured.audits).map(([audit, ok]) => `${ok ? '✓' : '✗'} ${audit.replaceAll('_', ' ')}`),
    '',
  ].join('\n')

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
