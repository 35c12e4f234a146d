import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { done, TREASURY, MAKER, YUANTAN } from '../../../test/qingcheng.ts'
import { identityCheckDigit } from '@fundtrace/personal-data'
let allocation: Allocation
beforeAll(async () => { allocation = await openAllocation() })
afterAll(() => allocation.close())
it('measures', async () => {
  const FIELDS = { class: null, income_per_person: null, willing_to_work: null, registered_since: null, people: null }
  for (let page = 0; page < 15; page++) {
    const changes = []
    for (let i = 0; i < 200; i++) {
      const n = page * 200 + i
      const id = `hm-${String(n).padStart(5, '0')}`
      changes.push({ change: 'household_entered', valid_from: '2016-01-01', reason: 'x', household_id: id, synthetic: true, bank_account: `88${String(n).padStart(10, '0')}`, account_owner: n % 2 ? `张${n}` : null, household: { area_code: YUANTAN, name: `张${n}`, ...FIELDS } })
      for (let m = 0; m < 4; m++) {
        const first = `44180219${70 + m}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 12) % 28)).padStart(2, '0')}${String(Math.floor(n / 336)).padStart(3, '0')}`
        changes.push({ change: 'member_recorded', valid_from: '2016-01-01', reason: 'x', household_id: id, identity_number: first + identityCheckDigit(first), member: { name: `张${n}-${m}`, relation: m === 0 ? 'head' : 'other', ability: null, stage: null, health_cover: null } })
      }
    }
    await done(allocation.post(MAKER, '/v1/register/changes', { changes }))
  }
  await allocation.owner.raw('ANALYZE')
  const { readPayees, readSharedCards } = await import('../postgres/payees/payee-repository.ts')
  const { readStandingsOn, readStays } = await import('../postgres/payees/standing-repository.ts')
  const db = allocation.db
  const at = { day: '2016-09-12', revision: 1000 }
  const timed = async (name: string, act: () => Promise<unknown>) => {
    for (let i = 0; i < 3; i++) {
      const t = performance.now(); const c = process.cpuUsage()
      await act()
      const u = process.cpuUsage(c)
      console.log(name, Math.round(performance.now() - t), 'ms wall', Math.round((u.user + u.system) / 1000), 'ms cpu')
    }
  }
  const ids = Array.from({ length: 1000 }, (_, i) => `hm-${String(i).padStart(5, '0')}`)
  const payees = await readPayees(db, ids)
  await timed('payees', () => readPayees(db, ids))
  await timed('cards', () => readSharedCards(db, payees.flatMap((p) => p.account?.account_index ?? [])))
  await timed('standings', () => readStandingsOn(db, 'household', ids, at))
  await timed('stays', () => readStays(db, ids, ids, at))
  await timed('whole', () => allocation.post(TREASURY, '/v1/payees/checks', { beneficiary_ids: ids, on: '2016-09-12' }))
  const seen: string[] = []
  db.on('query', (q: { sql: string; bindings: unknown[] }) => void seen.push(JSON.stringify([q.sql, q.bindings])))
  await allocation.post(TREASURY, '/v1/payees/checks', { beneficiary_ids: ids, on: '2016-09-12' })
  for (const q of seen) {
    const [sql, bindings] = JSON.parse(q)
    if (!/SELECT|WITH/.test(sql)) continue
    const { rows } = await db.raw('EXPLAIN (ANALYZE, COSTS OFF) ' + sql, bindings).catch((e: Error) => ({ rows: [{ 'QUERY PLAN': String(e).slice(0, 200) }] }))
    console.log(sql.slice(0, 90).replaceAll('\n', ' '), '=>', rows.filter((r: Record<string, string>) => /Execution|Planning/.test(r['QUERY PLAN'] ?? '')).map((r: Record<string, string>) => r['QUERY PLAN']).join(' '))
  }
  expect(1).toBe(1)
}, 300000)
