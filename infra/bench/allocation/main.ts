import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient, localTokens } from '@fundtrace/cli'
import { startHouse, type House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import { auditPlan } from './audit-plan.ts'
import { insertRows, readPlanRows } from './insert-bound.ts'
import { peakMib } from './peak-memory.ts'
import { floorGuarantee, householdProgramme } from './programmes.ts'
import { seedRegister } from './seed-register.ts'

/**
 * `npm run bench:allocation [-- --json]`: a plan of 100,000 households (350,000 people) with C1 to C4 stacked and C5 held against it, computed and
 * stored by the service as `npm start` runs it; against the very same rows inserted without any computation, in turn in one run.
 */
const SMALL = { code: '441881', households: 10_000 } as const
const LARGE = { code: '441802', households: 100_000 } as const
const ROUNDS = 3
const YEAR = 2016
const REGISTER_DAY = '2016-06-30'

async function main(asJson: boolean): Promise<void> {
  const say = (message: string): void => void process.stderr.write(`· ${message}\n`)
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-bench-'))
  await chmod(folder, 0o755)
  try {
    const house = await startHouse({ folder, environment: { RATE_LIMIT_PER_MINUTE: '0' }, onProgress: say })
    try {
      const measured = await measure(house, say)
      process.stdout.write(asJson ? `${JSON.stringify(measured)}\n` : tableOf(measured))
      if (!Object.values(measured.audits).every(Boolean)) process.exitCode = 1
    } finally {
      await house.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Measured = Readonly<{
  lines_s: number
  of_bound: number
  peak_mib: number
  growth_10k_100k: number
  seconds: Readonly<{ plan_10k: number; plan_100k: number; floor_100k: number; bound_100k: number }>
  rounds: readonly Readonly<{ plan_10k: number; plan_100k: number; bound_100k: number }>[]
  audits: Readonly<Record<string, boolean>>
  machine: string
}>

async function measure(house: House, say: (message: string) => void): Promise<Measured> {
  const ownerUrl = house.databaseUrl('allocation', ownerRole('allocation'))
  const bureau = await clientOf(house, 'finance', '44')
  for (const funder of [
    { id: 'district', name: '区财政专项资金', area_code: null },
    { id: 'charity', name: '慈善会', area_code: null },
  ]) {
    await bureau.post('allocation', '/v1/funders', funder)
  }
  say('register of 110,000 households')
  await seedRegister(ownerUrl, [SMALL, LARGE])
  for (const county of [SMALL, LARGE]) {
    await bureau.post('allocation', '/v1/programmes', householdProgramme(county.code))
    await bureau.post('allocation', '/v1/guarantees', floorGuarantee(county.code))
  }

  const rounds = []
  const hashes = new Set<string>()
  let large: PlanReply | undefined
  // One round before those that count: caches and compiled code are warm for all of them alike.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const small = await computePlan(bureau, SMALL.code)
    const planned = await computePlan(bureau, LARGE.code)
    large = planned.plan
    hashes.add(planned.plan.content_sha256)
    const bound = await insertRows(ownerUrl, await readPlanRows(ownerUrl, planTables(planned.plan.id)))
    say(
      `round ${round}: 10,000 in ${small.seconds.toFixed(2)} s, 100,000 in ${planned.seconds.toFixed(2)} s, bound ${bound.toFixed(2)} s`,
    )
    if (round > 0) rounds.push({ plan_10k: small.seconds, plan_100k: planned.seconds, bound_100k: bound })
  }
  if (large === undefined) throw new Error('No plan was computed')
  const floor = await holdAgainstFloor(bureau, LARGE.code, large.id)
  const seconds = {
    plan_10k: median(rounds.map((round) => round.plan_10k)),
    plan_100k: median(rounds.map((round) => round.plan_100k)),
    bound_100k: median(rounds.map((round) => round.bound_100k)),
    floor_100k: floor.seconds,
  }
  return {
    lines_s: Math.round(large.lines / seconds.plan_100k),
    of_bound: seconds.bound_100k / seconds.plan_100k,
    peak_mib: await peakMib(house, 'allocation'),
    growth_10k_100k: seconds.plan_100k / (10 * seconds.plan_10k),
    seconds,
    rounds,
    audits: {
      ...(await auditPlan(ownerUrl, large.id, LARGE.households)),
      same_bytes_every_round: hashes.size === 1,
      floor_judges_every_household: floor.bound === large.lines,
    },
    machine: `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
  }
}

type PlanReply = Readonly<{ id: string; state: string; lines: number; content_sha256: string }>

/** From the request to the plan that says that it is computed. */
async function computePlan(bureau: Client, county: string): Promise<{ plan: PlanReply; seconds: number }> {
  const order = { programme_id: `bench-${county}`, fiscal_year: YEAR, register_day: REGISTER_DAY }
  const startedAt = performance.now()
  let plan = await bureau.post<PlanReply>('allocation', '/v1/plans', order)
  while (plan.state === 'draft') {
    await pause(20)
    plan = await bureau.get<PlanReply>('allocation', `/v1/plans/${plan.id}`)
  }
  if (plan.state !== 'computed') throw new Error(`The plan is ${plan.state}: ${JSON.stringify(plan)}`)
  return { plan, seconds: (performance.now() - startedAt) / 1000 }
}

async function holdAgainstFloor(
  bureau: Client,
  county: string,
  planId: string,
): Promise<{ seconds: number; bound: number }> {
  const startedAt = performance.now()
  const path = `/v1/guarantees/bench-floor-${county}/evaluate`
  const { bound } = await bureau.post<{ bound: number }>('allocation', path, {
    year: YEAR,
    on: REGISTER_DAY,
    plans: [planId],
  })
  return { seconds: (performance.now() - startedAt) / 1000, bound }
}

const planTables = (planId: string) => [
  { name: 'plan_lines', where: `plan_id = '${planId}'`, order: 'line' },
  { name: 'plan_line_parts', where: `plan_id = '${planId}'`, order: 'line, funder_id' },
]

async function clientOf(house: House, role: 'finance', area: string): Promise<Client> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const token = await tokenOf({ subject: `${role}-${area}-bench`, name: 'bench', roles: [role], areas: [area] })
  return createClient(house.addresses, token)
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

const tableOf = ({ audits, rounds: _rounds, seconds, machine, ...figures }: Measured): string =>
  [
    machine,
    `lines a second      ${figures.lines_s}`,
    `of the bound        ${figures.of_bound.toFixed(2)}   (bound ${seconds.bound_100k.toFixed(2)} s, plan ${seconds.plan_100k.toFixed(2)} s; asked: at least 0.4)`,
    `peak memory         ${figures.peak_mib} MiB   (asked: at most 512)`,
    `growth 10k to 100k  ${figures.growth_10k_100k.toFixed(2)}   (asked: at most 1.15)`,
    `floor C5 over it    ${seconds.floor_100k.toFixed(2)} s`,
    ...Object.entries(audits).map(([audit, ok]) => `${ok ? '✓' : '✗'} ${audit.replaceAll('_', ' ')}`),
    '',
  ].join('\n')

try {
  await main(process.argv.includes('--json'))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}
