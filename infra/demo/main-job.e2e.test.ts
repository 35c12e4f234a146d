import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Client, createClient, type FundSummary, type MainJobSummary, ProblemError } from '@fundtrace/cli'
import golden from '@fundtrace/cli/golden.json' with { type: 'json' }
import { type Role, signLocalToken } from '@fundtrace/http-server'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../embedded/house.ts'
import { copyOfMainJob, mainJobSummary } from './main-job-done.ts'

const FUNDTRACE = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))

/** What the main job ends with, then the house as `npm start` runs it, started again on its data, and what others may not do there. */
describe('the main job', () => {
  let data: Awaited<ReturnType<typeof copyOfMainJob>>
  let house: House
  let summary: MainJobSummary

  beforeAll(async () => {
    summary = await mainJobSummary()
    data = await copyOfMainJob()
    house = await startHouse({ folder: data.folder, onProgress: () => undefined })
  }, 400_000)

  afterAll(async () => {
    await house.stop()
    await data.remove()
  })

  const fund = (id: string): FundSummary => {
    const found = summary.funds.find((candidate) => candidate.id === id)
    if (found === undefined) throw new Error(`no fund ${id}`)
    return found
  }
  const dues = (id: string): string[] => fund(id).shares.map((share) => share.due)
  const as = async (role: Role, area: string, name = '某人'): Promise<Client> => {
    const privateKeyPem = await readFile(house.secrets.issuerPrivateKeyFile, 'utf8')
    const who = { subject: `${role}-${area}-${name}`, name, roles: [role], areas: [area] }
    return createClient(house.addresses, await signLocalToken({ privateKeyPem, ...who, lifetimeSeconds: 600 }))
  }
  const submitted = async (maker: Client, batchId: string): Promise<void> => {
    for (const verb of ['validate', 'submit']) await maker.post('disbursement', `/v1/batches/${batchId}/${verb}`)
  }
  const refusal = async (call: Promise<unknown>): Promise<Record<string, unknown>> => {
    const error: unknown = await call.catch((thrown: unknown) => thrown)
    if (!(error instanceof ProblemError)) throw new Error(`no problem was given: ${JSON.stringify(error)}`)
    return { ...error.problem, status: error.status }
  }

  it.each(golden.per_person_split.map((figures) => [figures.id, figures] as const))(
    'gives the published figures of %s',
    (id, figures) => {
      expect(fund(`${id}-2016`).total).toBe(figures.total)
      expect(dues(`${id}-2016`)).toEqual(figures.shares)
    },
  )

  it('gives the published figures of Qingcheng', () => {
    const year = golden.qingcheng_year
    const households = fund('qingcheng-households-2016')
    const byName = new Map(households.shares.map((share) => [share.name, share.due]))
    expect(byName.get('清城区财政专项资金')).toBe(year.district_household_grant)
    expect(byName.get('清城区慈善会')).toBe(year.charity_total)
    for (const [township, due] of Object.entries(year.township_matching)) expect(byName.get(township)).toBe(due)
    expect(fund('qingcheng-villages-2016').total).toBe(year.key_villages)
    expect([households.ratio, fund('qingcheng-villages-2016').ratio]).toEqual([null, null])
  })

  it('gives the published figures of the whole Qingcheng year', () => {
    const year = golden.qingcheng_year
    const { programmes, district_total } = summary.qingcheng_year
    expect(Object.fromEntries(programmes.map(({ programme, total }) => [programme, total]))).toMatchObject({
      'qingcheng-other-villages': year.pool_other_villages,
      'qingcheng-training': year.training,
      'qingcheng-filing': year.filing,
      'qingcheng-network': year.network,
      'qingcheng-old-area': year.old_area,
      'qingcheng-enterprises': year.enterprise_awards_cap,
      // 24 + 21 workers for a year in enterprises of twenty or more, at 2,000 each.
      'qingcheng-enterprise-awards': '90000.00',
    })
    expect(district_total).toBe(year.district_budget_total_first_year)
  })

  it('names the households that stay below 5,000, and what is missing', () => {
    const { bound, short, missing_total, first } = summary.qingcheng_year.floor
    // Of five households one is pledged 200 and one 500 on top of the 4,000.
    expect({ bound, short, missing_total }).toEqual({ bound: 497, short: 199, missing_total: '130100.00' })
    for (const { given, missing: gap } of first) {
      expect(formatMoney(addMoney(parseMoney(given), parseMoney(gap)))).toBe(golden.qingcheng_year.household_floor)
    }
  })

  it('knows the one funder in arrears, and by how much', () => {
    const arrears = summary.funds.flatMap((each) =>
      each.shares.filter((share) => share.arrears !== '0.00').map((share) => [each.id, share.funder, share.arrears]),
    )
    expect(arrears).toEqual([['shanwei-2016', 'shanwei', '30000000.00']])
  })

  it('paid one township but for the household whose payment came back for good', () => {
    const { awarded, paid, payable, in_transit, returned } = fund('qingcheng-households-2016')
    expect({ awarded, paid, payable, in_transit, returned }).toEqual({
      awarded: '1988000.00',
      paid: '312000.00',
      payable: '1676000.00',
      in_transit: '0.00',
      returned: '8000.00',
    })
  })

  it("took each household's thousand from its own township and from no other", () => {
    const borne = Object.fromEntries(fund('qingcheng-households-2016').shares.map((share) => [share.name, share.borne]))
    expect(borne).toMatchObject({
      清城区财政专项资金: '156000.00',
      清城区慈善会: '78000.00',
      源潭镇: '78000.00',
      石角镇: '0.00',
      凤城街: '0.00',
    })
  })

  it('split the awkward instalments so that every funder is within a fen of its share', () => {
    const edz = fund('zhanjiang-edz-2016')
    expect(edz.paid).toBe('2333333.40')
    const borne = edz.shares.map((share) => parseMoney(share.borne))
    expect(formatMoney(borne.reduce(addMoney, ZERO))).toBe(edz.paid)
    const exact = ['1400000.040', '700000.020', '116666.670', '116666.670']
    borne.forEach((part, index) =>
      expect(
        part
          .minus(exact[index] ?? '')
          .abs()
          .lessThan('0.01'),
      ).toBe(true),
    )
  })

  it('found the three planted faults and no other, with their signed differences', () => {
    const found = summary.reconciliation.breaks.map(({ kind, fund_id, difference }) => ({ kind, fund_id, difference }))
    expect(found.toSorted((left, right) => left.kind.localeCompare(right.kind))).toEqual([
      { kind: 'amount_differs', fund_id: 'zhanjiang-edz-2016', difference: '0.09' },
      { kind: 'duplicate_in_statement', fund_id: 'qingcheng-households-2016', difference: '4000.00' },
      { kind: 'missing_in_statement', fund_id: 'qingcheng-households-2016', difference: '-4000.00' },
    ])
    expect(summary.reconciliation.matched).toBeGreaterThan(0)
  })

  it('holds every check', () => {
    expect(summary.checks.filter((check) => !check.ok)).toEqual([])
    expect(summary.checks.length).toBeGreaterThan(12)
  })

  it('finds its data as it was after a stop and a start, and changes nothing when it is run again, by `fundtrace demo`', async () => {
    const env = { ...process.env, FUNDTRACE_HOME: data.folder }
    const { stdout } = await promisify(execFile)(process.execPath, [FUNDTRACE, 'demo', '--json'], { env })
    const again = JSON.parse(stdout) as MainJobSummary
    expect({ ...again, checks: [] }).toEqual({ ...summary, checks: [] })
    expect(again.checks.filter((check) => !check.ok)).toEqual([])
  }, 120_000)

  describe('afterwards', () => {
    const edzBatch = async (): Promise<{ id: string }> => {
      const { batches } = await (await as('audit', '44')).get<{ batches: { id: string; fund_id: string }[] }>(
        'disbursement',
        '/v1/batches',
      )
      const batch = batches.find((candidate) => candidate.fund_id === 'zhanjiang-edz-2016')
      if (batch === undefined) throw new Error('no batch')
      return batch
    }

    it('a finance officer cannot pay', async () => {
      const problem = await refusal(
        (await as('finance', '441802')).post('disbursement', '/v1/batches', { fund_id: 'qingcheng-households-2016' }),
      )
      expect(problem).toMatchObject({ status: 403, code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['treasury'] })
    })

    it("a treasury cannot see another county's batch", async () => {
      const batch = await edzBatch()
      const problem = await refusal((await as('treasury', '441802')).get('disbursement', `/v1/batches/${batch.id}`))
      expect(problem).toMatchObject({
        status: 403,
        code: 'ACCESS_AREA_FORBIDDEN',
        area: '440871',
        your_areas: ['441802'],
      })
    })

    it('the maker of a plan cannot approve it', async () => {
      const maker = await as('finance', '4415', '同一人')
      const plan = await maker.post<{ id: string }>('allocation', '/v1/plans', {
        programme_id: 'shanwei',
        fiscal_year: 2017,
        people: 1,
      })
      const problem = await refusal(maker.post('allocation', `/v1/plans/${plan.id}/approve`))
      expect(problem).toMatchObject({ status: 403, code: 'ALLOCATION_PLAN_APPROVED_BY_MAKER' })
    })

    it('the maker of a batch cannot approve it', async () => {
      const maker = await as('treasury', '441802', '同一人')
      const order = { fund_id: 'qingcheng-households-2016', area_code: '441802006' }
      const batch = await maker.post<{ id: string }>('disbursement', '/v1/batches', order)
      await submitted(maker, batch.id)
      const problem = await refusal(maker.post('disbursement', `/v1/batches/${batch.id}/approve`))
      expect(problem).toMatchObject({ status: 403, code: 'DISBURSEMENT_BATCH_APPROVED_BY_MAKER' })
    })

    it('a payment beyond the arrived cash is refused, naming the account and what is missing', async () => {
      const bureau = await as('finance', '440871', '甲')
      const programme = {
        id: `short-${randomUUID().slice(0, 8)}`,
        name: '现金不足示例',
        document_number: '示例〔2016〕1号',
        document_item: '1',
        area_code: '440871',
        base: { of: 'published_people' },
        amount: { kind: 'per_unit', rate: '100.00' },
        funding: { kind: 'ratio', ratio: '6:3:1', funders: ['province', 'foshan', 'zhanjiang'] },
        payment: { closed_circuit: [] },
      }
      await bureau.post('allocation', '/v1/programmes', programme)
      const plan = await bureau.post<{ id: string; fund_id: string }>('allocation', '/v1/plans', {
        programme_id: programme.id,
        fiscal_year: 2016,
        people: 10,
      })
      await (await as('finance', '440871', '乙')).post('allocation', `/v1/plans/${plan.id}/approve`)
      const audit = await as('audit', '44')
      await expect
        .poll(async () => (await audit.get<{ state: string }>('allocation', `/v1/plans/${plan.id}`)).state, {
          timeout: 10_000,
        })
        .toBe('posted')
      // 600 + 300 + 100 are due; the home city's 100 stay away.
      for (const [funder_id, amount] of [
        ['province', '600.00'],
        ['foshan', '300.00'],
      ]) {
        await bureau.post('allocation', '/v1/arrivals', {
          fund_id: plan.fund_id,
          funder_id,
          amount,
          document_number: `d-${funder_id}`,
          arrived_on: '2016-07-01',
        })
      }
      const awards = [{ beneficiary_id: 'edz-project-001', line: 'all', amount: '999.99' }]
      await bureau.post('allocation', `/v1/plans/${plan.id}/awards`, { period: '2016', awards })
      const path = `/v1/awards?fund_id=${plan.fund_id}`
      await expect
        .poll(
          () =>
            audit.get<{ awards: unknown[] }>('disbursement', path).then(
              (reply) => reply.awards.length,
              () => 0,
            ),
          { timeout: 10_000 },
        )
        .toBe(1)

      const order = { fund_id: plan.fund_id }
      const treasury = await as('treasury', '440871', '甲')
      const batch = await treasury.post<{ id: string }>('disbursement', '/v1/batches', order)
      await submitted(treasury, batch.id)
      const problem = await refusal(
        (await as('treasury', '440871', '乙')).post('disbursement', `/v1/batches/${batch.id}/approve`),
      )
      expect(problem).toMatchObject({
        status: 422,
        code: 'LEDGER_AVAILABLE_EXCEEDED',
        account: 'cash:zhanjiang',
        available: '0.00',
      })
      expect(problem['missing']).toMatch(/^(99\.99|100\.00)$/)
    }, 60_000)

    it('a plan is raised, and money beyond what is owed goes back, in allocation and ledger alike', async () => {
      const [maker, checker, audit] = [
        await as('finance', '440871', '甲'),
        await as('finance', '440871', '乙'),
        await as('audit', '44'),
      ]
      const programme = {
        id: `raised-${randomUUID().slice(0, 8)}`,
        name: '调整示例',
        document_number: '示例〔2016〕2号',
        document_item: '1',
        area_code: '440871',
        base: { of: 'published_people' },
        amount: { kind: 'per_unit', rate: '100.00' },
        funding: { kind: 'ratio', ratio: '6:3:1', funders: ['province', 'foshan', 'zhanjiang'] },
      }
      await maker.post('allocation', '/v1/programmes', programme)
      const order = { programme_id: programme.id, fiscal_year: 2016 }
      const untilState = (path: string, state: string) =>
        expect
          .poll(async () => (await audit.get<{ state: string }>('allocation', path)).state, { timeout: 15_000 })
          .toBe(state)
      const plan = async (body: object): Promise<{ id: string; fund_id: string }> => {
        const made = await maker.post<{ id: string; fund_id: string }>('allocation', '/v1/plans', { ...order, ...body })
        await checker.post('allocation', `/v1/plans/${made.id}/approve`)
        await untilState(`/v1/plans/${made.id}`, 'posted')
        return made
      }
      const first = await plan({ people: 10 })
      const fundId = first.fund_id
      const arrival = {
        fund_id: fundId,
        funder_id: 'province',
        amount: '600.00',
        document_number: 'd-1',
        arrived_on: '2016-07-01',
      }
      await maker.post('allocation', '/v1/arrivals', arrival)
      const raised = await plan({ people: 20, replaces: first.id, reason: '补报10人' })
      const position = () =>
        audit.get<{ total: string; shares: { funder: string; due: string }[] }>('ledger', `/v1/funds/${fundId}`)
      expect((await position()).total).toBe('2000.00')
      // Cut to five people: of the 600.00 that the province sent it owes 300.00, and 300.00 are to go back.
      await plan({ people: 5, replaces: raised.id, reason: '核减' })
      expect((await audit.get<{ state: string }>('allocation', `/v1/plans/${raised.id}`)).state).toBe('superseded')
      expect(await position()).toMatchObject({ total: '500.00', refundable: '300.00' })
      const refund = await maker.post<{ id: string }>('allocation', `/v1/funds/${fundId}/refunds`, {
        funder_id: 'province',
        amount: '300.00',
        document_number: 'd-2',
        refunded_on: '2016-09-01',
        source: 'overpaid',
      })
      await checker.post('allocation', `/v1/refunds/${refund.id}/approve`)
      await expect
        .poll(async () => await position(), { timeout: 15_000 })
        .toMatchObject({ refundable: '0.00', refunded: '300.00' })
      const { checks } = await audit.get<{ checks: { name: string; ok: boolean; detail: string }[] }>(
        'ledger',
        '/v1/checks',
      )
      expect(checks.filter((check) => !check.ok)).toEqual([])
    }, 90_000)
  })
})
