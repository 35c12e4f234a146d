import { it } from 'vitest'
import { openAllocation } from './allocation-fixture.ts'
import { createTestDatabase } from '@fundtrace/test-support'
import { seedRegister } from '../../../infra/bench/allocation/seed-register.ts'
import { householdProgramme } from '../../../infra/bench/allocation/programmes.ts'
import { readReceivers, newestRevision } from '../src/application/register/read-receivers.ts'
import { computePlan } from '../src/domain/plan/compute-plan.ts'
import { readProgramme } from '../src/domain/programme/read-programme.ts'
import { readTownshipFunders } from '../src/adapters/postgres/programme-repository.ts'
import { lineBytes } from '../src/domain/plan/plan-bytes.ts'
import { formatMoney, ZERO } from '@fundtrace/money'
import { connect } from '@fundtrace/database'

it('measures', async () => {
  const N = Number(process.env['BENCH_N'] ?? 20000)
  const allocation = await openAllocation({ jobWaitMs: 60_000 })
  const ownerUrl = process.env['X'] ?? ''
  void ownerUrl
  const owner = allocation.owner
  const url = new URL(allocation.databaseUrl)
  const ownerConn = (owner.client.config.connection as { connectionString: string }).connectionString
  void url
  const say = (what: string, t: number) => process.stderr.write(`${what}: ${((performance.now() - t) / 1000).toFixed(2)} s, rss ${(process.memoryUsage().rss / 1048576).toFixed(0)}\n`)
  const who = { role: 'finance', area: '44' } as const
  for (const id of ['district', 'charity']) await allocation.post(who, '/v1/funders', { id, name: id, area_code: null })
  let t = performance.now()
  await seedRegister(ownerConn, [{ code: '441802', households: N }])
  say('seed', t)
  await allocation.post(who, '/v1/programmes', householdProgramme('441802'))
  const doc = (await allocation.get<any>(who, '/v1/programmes/bench-441802')).body
  const programme = readProgramme(doc)
  const townships = await readTownshipFunders(allocation.db)
  const revision = await newestRevision(allocation.db)
  const receivers = () => readReceivers(allocation.db, { kind: 'household', areas: programme.covers, day: '2016-06-30', revision, itemKind: null, year: 2016, withMembers: false, withSupporters: true })
  for (let round = 0; round < 3; round += 1) {
    t = performance.now()
    let n = 0
    for await (const page of receivers()) n += page.length
    say(`read ${n}`, t)
    t = performance.now()
    const context = { year: 2016, registerDay: '2016-06-30', publishedPeople: null, townships, drawnElsewhere: ZERO }
    let lines = 0
    let parts = 0
    for await (const page of computePlan(programme, context, receivers)) { lines += page.length; for (const l of page) parts += l.parts?.length ?? 0 }
    say(`read + compute ${lines} ${parts}`, t)
    t = performance.now()
    let bytes = 0
    for await (const page of computePlan(programme, context, receivers))
      for (const l of page) bytes += lineBytes({ line: l.line, beneficiary_id: l.beneficiaryId, area_code: l.areaCode, units: l.units, amount: formatMoney(l.amount), parts: l.parts!.map((p) => ({ funder_id: p.funderId, amount: formatMoney(p.amount) })), explanation: l.explanation }).length
    say(`read + compute + bytes ${bytes}`, t)
    t = performance.now()
    const plan = await allocation.post<any>(who, '/v1/plans', { programme_id: 'bench-441802', fiscal_year: 2016, register_day: '2016-06-30' })
    say(`plan ${plan.status} ${plan.body.state} ${plan.body.lines}`, t)
    t = performance.now()
    await owner.raw('BEGIN').catch(() => undefined)
    const { rows } = await owner.raw(`EXPLAIN ANALYZE SELECT FROM (SELECT line, amount FROM plan_lines WHERE plan_id = ?) l FULL JOIN (SELECT line, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = ? GROUP BY line) p USING (line) WHERE l.amount IS DISTINCT FROM p.parts`, [plan.body.id, plan.body.id])
    say('check', t)
    if (round === 2) process.stderr.write(rows.map((r: any) => r['QUERY PLAN']).join('\n') + '\n')
  }
  void createTestDatabase
  void connect
  await allocation.close()
}, 600_000)
