import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import {
  CHECKER,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  postedPlan,
  project,
  PROVINCE,
  recordFunders,
  register,
  STRANGER,
  TREASURY,
  YUANTAN,
} from '../../../test/qingcheng.ts'

type Role = Who['role']
type Route = Readonly<{
  operation: string
  method: 'GET' | 'POST'
  url: string
  body?: object
  roles: readonly Role[]
  /** What a caller of another area meets. */
  elsewhere: 'refused' | 'sees nothing' | 'open'
}>

const ALL: readonly Role[] = ['finance', 'treasury', 'audit', 'admin']
const PLAN = '00000000-0000-4000-8000-000000000001'
/** The job that computed it. */
const JOB = '00000000-0000-4000-8000-000000000002'
const REPLAY = { consumer: 'allocation.ledger-answers', key: 'people-2016' }
const AREA_ORDER = { valid_from: '2016-01-01', reason: '区划' }
const ENTERED = {
  change: 'household_entered',
  household_id: 'h-0300',
  valid_from: '2016-05-01',
  reason: '建档',
  synthetic: true,
  bank_account: null,
  household: {
    area_code: YUANTAN,
    name: '欧阳样本',
    class: null,
    income_per_person: null,
    willing_to_work: null,
    registered_since: null,
    people: null,
  },
}
const HEAD = {
  change: 'member_recorded',
  household_id: 'h-0300',
  valid_from: '2016-05-01',
  reason: '建档',
  identity_number: '11010519491231002X',
  member: { name: '欧阳样本', relation: 'head', ability: null, stage: null, health_cover: null },
}
/** A change of an account that nobody asked for. */
const CARD = '00000000-0000-4000-8000-0000000000ca'
const EVALUATION = '00000000-0000-4000-8000-0000000000e1'
const GUARANTEE = {
  id: 'floor',
  name: '每户各类帮扶资金保底',
  document_number: '城区委办发〔2016〕11号',
  document_item: '五、(三)',
  area_code: '441802',
  rule: { kind: 'household_floor', amount: '5000.00', sources: 'all' },
}
const MILESTONE = {
  id: 'income',
  name: '相对贫困户人均可支配收入',
  document_number: '城区委办发〔2016〕11号',
  document_item: '三、',
  area_code: '441802',
  target: { kind: 'income_per_person', by_year: [{ year: 2018, amount: '7500.00' }] },
}
const ROUTES: readonly Route[] = [
  post('recordFunder', '/v1/funders', { id: 'longtang', name: '龙塘镇', area_code: '441802105' }),
  get('listFunders', '/v1/funders', ALL, 'open'),
  post('recordProgramme', '/v1/programmes', { ...HOUSEHOLDS, id: 'another' }),
  get('listProgrammes', '/v1/programmes', ALL, 'sees nothing'),
  get('getProgramme', '/v1/programmes/people', ALL),
  post('checkProgramme', '/v1/programmes/check', HOUSEHOLDS),
  post('previewProgramme', '/v1/programmes/preview', { programme: HOUSEHOLDS, fiscal_year: 2016 }),
  get('listProgrammeVersions', '/v1/programmes/people/versions', ALL),
  get('explainProgramme', '/v1/programmes/people/explained', ALL),
  post('registerBeneficiaries', '/v1/beneficiaries', { beneficiaries: [household(2)] }),
  get('listBeneficiaries', '/v1/beneficiaries', ['finance', 'treasury', 'audit'], 'sees nothing'),
  {
    ...post('askCardChange', '/v1/beneficiaries/h-0001/card-changes', { bank_account: '62220200', reason: '更正' }),
    roles: ['finance', 'treasury'],
  },
  {
    ...post('approveCardChange', `/v1/beneficiaries/h-0001/card-changes/${CARD}/approve`),
    roles: ['finance', 'treasury'],
  },
  {
    ...post('rejectCardChange', `/v1/beneficiaries/h-0001/card-changes/${CARD}/reject`, { reason: '未核实' }),
    roles: ['finance', 'treasury'],
  },
  get('listCards', '/v1/beneficiaries/h-0001/cards', ['finance', 'treasury', 'audit']),
  get('listWaitingCardChanges', '/v1/card-changes', ['finance', 'treasury', 'audit'], 'sees nothing'),
  get('getPaymentTerms', '/v1/funds/people-2016/payment-terms', ['treasury', 'finance', 'audit']),
  post('checkPayees', '/v1/payees/checks', { beneficiary_ids: ['h-0001'], on: '2016-09-12' }, 'treasury'),
  post('lookUpPayees', '/v1/payees/lookup', { beneficiary_ids: ['h-0001'] }, 'treasury'),
  post('changeRegister', '/v1/register/changes', { changes: [ENTERED] }),
  get('listHouseholds', '/v1/register/households', ['finance', 'treasury', 'audit'], 'sees nothing'),
  get('getHousehold', '/v1/register/households/h-0001', ['finance', 'treasury', 'audit']),
  get('getHouseholdHistory', '/v1/register/households/h-0001/history', ['finance', 'treasury', 'audit']),
  {
    ...post('searchRegister', '/v1/register/search', { identity_number: HEAD.identity_number }),
    roles: ['finance', 'audit'],
    elsewhere: 'sees nothing',
  },
  get('listAreas', '/v1/register/areas', ALL, 'open'),
  post('listNewAreas', '/v1/register/areas', { ...AREA_ORDER, areas: [{ code: '441802001', name: '凤城街道' }] }),
  post('renameArea', '/v1/register/areas/rename', { ...AREA_ORDER, code: '441802001', name: '凤城街' }),
  post('mergeAreas', '/v1/register/areas/merge', { ...AREA_ORDER, codes: ['441802001'], into: null }),
  // A file goes into one's own areas; there is no import here: whose imports are whose is tested in import-routes.int.test.ts.
  { ...post('importRegister', '/v1/register/imports?valid_from=2016-06-30'), elsewhere: 'open' },
  get('listRegisterImports', '/v1/register/imports', ['finance', 'audit'], 'open'),
  get('getRegisterImport', `/v1/register/imports/${PLAN}`, ['finance', 'audit'], 'open'),
  get('listImportFaults', `/v1/register/imports/${PLAN}/faults`, ['finance', 'audit'], 'open'),
  get('downloadImportTemplate', '/v1/register/import-template.xlsx', ['finance', 'audit'], 'open'),
  get('downloadImportFaultsCsv', `/v1/register/imports/${PLAN}/faults.csv`, ['finance', 'audit'], 'open'),
  get('downloadImportFaultsXlsx', `/v1/register/imports/${PLAN}/faults.xlsx`, ['finance', 'audit'], 'open'),
  post('makePlan', '/v1/plans', { programme_id: 'people', fiscal_year: 2017, people: 1 }),
  get('getPlan', `/v1/plans/${PLAN}`, ALL),
  get('listPlans', '/v1/plans', ALL, 'sees nothing'),
  get('listPlanLines', `/v1/plans/${PLAN}/lines`, ALL),
  get('streamPlan', `/v1/plans/${PLAN}/lines.ndjson`, ALL),
  get('comparePlans', `/v1/plans/${PLAN}/compare?with=${PLAN}`, ALL),
  post('submitPlan', `/v1/plans/${PLAN}/submit`),
  post('noticePlan', `/v1/plans/${PLAN}/notice`, {}),
  post('approvePlan', `/v1/plans/${PLAN}/approve`),
  post('withdrawPlan', `/v1/plans/${PLAN}/withdraw`, { reason: '重新测算' }),
  get('listPlanMoves', `/v1/plans/${PLAN}/moves`, ALL),
  post('raiseObjection', `/v1/plans/${PLAN}/objections`, { text: '有车', by: '王五' }),
  get('listObjections', `/v1/plans/${PLAN}/objections`, ['finance', 'audit']),
  post('answerObjection', `/v1/plans/${PLAN}/objections/${PLAN}/answer`, { text: '已核实' }),
  get('getJob', `/v1/jobs/${JOB}`, ALL),
  post('grantAwards', `/v1/plans/${PLAN}/awards`, {
    period: '2016',
    awards: [{ beneficiary_id: 'project-1', line: 'advance', amount: '0.01' }],
  }),
  get('listAwards', `/v1/plans/${PLAN}/awards`, ALL),
  get('listAwardRuns', `/v1/plans/${PLAN}/award-runs`, ALL),
  post('recordArrival', '/v1/arrivals', {
    fund_id: 'people-2016',
    funder_id: 'foshan',
    amount: '1.00',
    document_number: '佛财农〔2016〕61号',
    arrived_on: '2016-06-29',
  }),
  get('listArrivals', '/v1/arrivals?fund_id=people-2016', ALL),
  post('recordFunderAlias', '/v1/funders/district/aliases', { kind: 'payer', text: '清城区财政局' }),
  post('stateDueDates', '/v1/funds/people-2016/due-dates', {
    reason: '年初约定',
    instalments: [{ funder_id: null, due_on: '2016-06-30', percent: '100' }],
  }),
  get('listDueDates', '/v1/funds/people-2016/due-dates', ALL),
  get('getFundFunders', '/v1/funds/people-2016/funders', ALL),
  get('getFunderPosition', '/v1/funders/foshan/position', ALL),
  post('takeStatementArrivals', '/v1/funds/people-2016/statement-arrivals', Buffer.from('记账日期,银行流水号,收入\n')),
  get('listUnidentified', '/v1/funds/people-2016/unidentified', ALL),
  post('orderRefund', '/v1/funds/people-2016/refunds', {
    funder_id: 'foshan',
    amount: '0.01',
    document_number: '城财农〔2016〕80号',
    refunded_on: '2016-11-01',
    source: 'unspent',
  }),
  get('listRefunds', '/v1/funds/people-2016/refunds', ALL),
  post(
    'draftOpening',
    '/v1/funds/people-2019/openings?document_number=1&opened_on=2019-07-01',
    Buffer.from('出资方,应拨,已到位,已支出\n'),
  ),
  get('listOpenings', '/v1/funds/people-2019/openings', ALL),
  get('listYearEnds', '/v1/funds/people-2016/year-ends', ALL),
  get('listWaitingFunding', '/v1/funding/waiting', ALL, 'open'),
  post('draftYearEnd', '/v1/funds/people-2016/year-end', {
    kind: 'refund',
    document_number: '城财农〔2016〕99号',
    decided_on: '2016-12-31',
    reason: '年终',
  }),
  // Of the money of funders there is none here: whose is whose is tested in funding-closing and funding-routes.int.test.ts.
  get('listIdleMoney', '/v1/funds/idle?days=90', ALL, 'open'),
  ...(['identify', 'approve', 'reject'] as const).map(
    (verb): Route => ({
      ...post(
        { identify: 'proposeIdentification', approve: 'approveIdentification', reject: 'rejectIdentification' }[verb],
        `/v1/unidentified/${PLAN}/${verb}`,
        {
          identify: { funder_id: 'foshan', document_number: '1' },
          approve: undefined,
          reject: { reason: '文号不对' },
        }[verb],
      ),
      elsewhere: 'open',
    }),
  ),
  { ...post('approveRefund', `/v1/refunds/${PLAN}/approve`), elsewhere: 'open' },
  get('getOpening', `/v1/openings/${PLAN}`, ALL, 'open'),
  { ...post('approveOpening', `/v1/openings/${PLAN}/approve`), elsewhere: 'open' },
  { ...post('withdrawOpening', `/v1/openings/${PLAN}/withdraw`), elsewhere: 'open' },
  get('getYearEnd', `/v1/year-ends/${PLAN}`, ALL, 'open'),
  { ...post('approveYearEnd', `/v1/year-ends/${PLAN}/approve`), elsewhere: 'open' },
  { ...post('withdrawYearEnd', `/v1/year-ends/${PLAN}/withdraw`), elsewhere: 'open' },
  { ...post('retryYearEnd', `/v1/year-ends/${PLAN}/retry`), elsewhere: 'open' },
  post('recordGuarantee', '/v1/guarantees', { ...GUARANTEE, id: 'another-floor' }),
  post('checkGuarantee', '/v1/guarantees/check', GUARANTEE),
  get('listGuarantees', '/v1/guarantees', ALL, 'sees nothing'),
  get('getGuarantee', '/v1/guarantees/floor', ALL),
  get('listGuaranteeVersions', '/v1/guarantees/floor/versions', ALL),
  {
    ...post('evaluateGuarantee', '/v1/guarantees/floor/evaluate', { year: 2016, plans: 'in_force' }),
    roles: ['finance', 'audit'],
  },
  get('listEvaluations', '/v1/guarantees/floor/evaluations', ALL),
  get('getEvaluation', `/v1/evaluations/${EVALUATION}`, ALL),
  get('listFindings', `/v1/evaluations/${EVALUATION}/findings`, ['finance', 'treasury', 'audit']),
  get('downloadFindingsCsv', `/v1/evaluations/${EVALUATION}/findings.csv`, ['finance', 'treasury', 'audit']),
  get('downloadFindingsXlsx', `/v1/evaluations/${EVALUATION}/findings.xlsx`, ['finance', 'treasury', 'audit']),
  get('getNotice', `/v1/plans/${PLAN}/notice`, ALL),
  get('printNotice', `/v1/plans/${PLAN}/notice.html`, ALL),
  get('downloadNotice', `/v1/plans/${PLAN}/notice.xlsx`, ALL),
  get('getResults', `/v1/plans/${PLAN}/results`, ALL),
  get('printResults', `/v1/plans/${PLAN}/results.html`, ALL),
  get('downloadResults', `/v1/plans/${PLAN}/results.xlsx`, ALL),
  post('recordConsent', '/v1/beneficiaries/h-0001/disclosure-consent', {
    consents: true,
    given_on: '2016-06-30',
    evidence: '档案 2016-1',
  }),
  get('getHalfYearReport', '/v1/reports/half-year?year=2016&half=1&area_code=441802', ALL),
  get('downloadHalfYearReport', '/v1/reports/half-year.xlsx?year=2016&half=1&area_code=441802', ALL),
  get('printHalfYearReport', '/v1/reports/half-year.html?year=2016&half=1&area_code=441802', ALL),
  get('getQuarterReport', '/v1/reports/quarter?year=2016&quarter=1&area_code=441802', ALL),
  get('downloadQuarterReport', '/v1/reports/quarter.xlsx?year=2016&quarter=1&area_code=441802', ALL),
  get('printQuarterReport', '/v1/reports/quarter.html?year=2016&quarter=1&area_code=441802', ALL),
  get('listDueReports', '/v1/reports/due?area_code=441802', ALL),
  post('makeReport', '/v1/reports', { kind: 'quarter', year: 2016, number: 1, area_code: '441802' }),
  post('recordMilestone', '/v1/milestones', { ...MILESTONE, id: 'another-milestone' }),
  post('checkMilestone', '/v1/milestones/check', MILESTONE),
  get('listMilestones', '/v1/milestones', ALL, 'sees nothing'),
  get('getMilestone', '/v1/milestones/income', ALL),
  get('listMilestoneVersions', '/v1/milestones/income/versions', ALL),
  get('measureMilestone', '/v1/milestones/income/progress?year=2018', ['finance', 'treasury', 'audit']),
  // Nobody was given anything here yet: whose reads are whose is tested where this route is, in http-server.
  get('listUnmaskedReads', '/v1/unmasked-reads', ['audit', 'admin'], 'open'),
  get('runChecks', '/v1/checks', ['audit', 'admin'], 'open'),
  // There is no letter here: whose letters are whose is tested where these routes are, in service-process.
  get('listDeadLetters', '/v1/dead-letters', ['audit', 'admin'], 'open'),
  get('listDeadLetterDecisions', '/v1/dead-letters/decisions', ['audit', 'admin'], 'open'),
  get('getDeadLetter', '/v1/dead-letters/1', ['admin'], 'open'),
  post('replayDeadLetters', '/v1/dead-letters/replay', REPLAY, 'admin'),
  { ...post('discardDeadLetter', '/v1/dead-letters/1/discard', { reason: '重复的消息' }, 'admin'), elsewhere: 'open' },
]

let allocation: Allocation
let planId: string
let jobId: string
let evaluationId: string
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), project()])
  await done(allocation.post(MAKER, '/v1/register/changes', { changes: [ENTERED, HEAD] }))
  const card = { bank_account: '0000441802103099999', reason: '换卡' }
  await done(allocation.post(MAKER, '/v1/beneficiaries/h-0001/card-changes', card))
  planId = (await postedPlan(allocation, { programme: PEOPLE })).id
  jobId = (await allocation.db('jobs').where({ subject_id: planId }).first('id'))?.id
  await done(allocation.post(MAKER, '/v1/guarantees', GUARANTEE))
  await done(allocation.post(MAKER, '/v1/milestones', MILESTONE))
  const order = { year: 2016, plans: 'in_force' }
  evaluationId = (await done(allocation.post<{ id: string }>(MAKER, '/v1/guarantees/floor/evaluate', order))).id
})
afterAll(() => allocation.close())

const send = (route: Route, who: Who, key?: string | null) => {
  const url = route.url.replaceAll(PLAN, planId).replace(JOB, jobId).replace(EVALUATION, evaluationId)
  return route.method === 'GET' ? allocation.get(who, url) : allocation.post(who, url, route.body, key)
}

describe('every route', () => {
  it('is in this list', async () => {
    const { body } = await allocation.get<{ paths: Record<string, Record<string, { operationId: string }>> }>(
      PROVINCE,
      '/openapi.json',
    )
    const described = Object.entries(body.paths)
      // What is open to all has a test of its own: notice-board-routes.int.test.ts.
      .filter(([path]) => path.startsWith('/v1/') && !path.startsWith('/v1/public/'))
      .flatMap(([, methods]) => Object.values(methods).map((operation) => operation.operationId))
    expect(described.toSorted()).toEqual(ROUTES.map((route) => route.operation).toSorted())
  })

  it.each(ROUTES)('$operation asks for a token', async ({ method, url }) => {
    const answer = await allocation.sendWithoutToken(method, url)
    expect([answer.status, answer.body['code']]).toEqual([401, 'ACCESS_TOKEN_MISSING'])
  })

  it.each(ROUTES)('$operation is for $roles alone', async (route) => {
    const before = await countRows(allocation.db)
    for (const role of ALL) {
      if (route.roles.includes(role)) continue
      const { status, body } = await send(route, { role, area: '441802' })
      expect([role, status, body['code']]).toEqual([role, 403, 'ACCESS_ROLE_FORBIDDEN'])
    }
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it.each(ROUTES.filter((route) => route.elsewhere === 'refused'))(
    '$operation is refused to another county',
    async (route) => {
      const before = await countRows(allocation.db)
      for (const role of route.roles) {
        const { status, body } = await send(route, { ...STRANGER, role })
        expect([status, body['code'], body['your_areas']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN', ['441803']])
      }
      expect(await countRows(allocation.db)).toEqual(before)
    },
  )

  it.each(ROUTES.filter((route) => route.elsewhere === 'sees nothing'))(
    '$operation is empty for another county',
    async (route) => {
      for (const role of route.roles) {
        expect(Object.values((await send(route, { ...STRANGER, role })).body)).toEqual([[]])
        expect(Object.values((await send(route, { role, area: '4418' })).body)).not.toEqual([[]])
      }
    },
  )
})

describe('a supporting city', () => {
  const FOSHAN: Who = { role: 'audit', area: '4406' }

  it('sees the fund that it pays for in another city: plan, lines, awards, arrivals', async () => {
    for (const path of [
      `plans/${planId}`,
      `plans/${planId}/lines`,
      `plans/${planId}/awards`,
      'arrivals?fund_id=people-2016',
    ])
      expect([path, (await allocation.get(FOSHAN, `/v1/${path}`)).status]).toEqual([path, 200])
  })

  it('sees nothing through a district of its own that is no funder', async () => {
    const { status } = await allocation.get({ role: 'audit', area: '440604' }, `/v1/plans/${planId}`)
    expect(status).toBe(403)
  })

  it('sees no plan before somebody approved that it pays', async () => {
    const draft = { programme_id: 'people', fiscal_year: 2018, people: 1 }
    const { body } = await allocation.post<{ id: string }>(MAKER, '/v1/plans', draft)
    expect((await allocation.get(FOSHAN, `/v1/plans/${body.id}`)).status).toBe(403)
    await allocation.post(CHECKER, `/v1/plans/${body.id}/approve`)
    expect((await allocation.get(FOSHAN, `/v1/plans/${body.id}`)).status).toBe(200)
  })

  it('moves nothing of it, and sees none of its people', async () => {
    const before = await countRows(allocation.db)
    const foshan: Who = { role: 'finance', area: '4406' }
    for (const operation of ['approvePlan', 'grantAwards', 'recordArrival', 'makePlan', 'askCardChange']) {
      const route = ROUTES.find((each) => each.operation === operation)
      expect([operation, route && (await send(route, foshan)).status]).toEqual([operation, 403])
    }
    expect((await allocation.get(foshan, `/v1/beneficiaries?area_code=${YUANTAN}`)).body).toEqual({ beneficiaries: [] })
    const lookup = await allocation.post({ role: 'treasury', area: '4406' }, '/v1/payees/lookup', {
      beneficiary_ids: ['h-0001'],
    })
    expect(lookup.status).toBe(403)
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('the payee look-up', () => {
  it('gives nothing when one of the beneficiaries is outside the area, and says in the log who was given what', async () => {
    await register(allocation, [household(7, { area_code: '441803101' })], { role: 'finance', area: '4418' })
    const asked = { beneficiary_ids: ['h-0001', 'h-0007'] }
    const refused = await allocation.post(TREASURY, '/v1/payees/lookup', asked)
    expect([refused.status, refused.body['area']]).toEqual([403, '441803101'])
    expect(refused.text).not.toMatch(/欧阳|0000441802/)
    await allocation.post({ role: 'treasury', area: '4418' }, '/v1/payees/lookup', asked)
    const given = allocation.logLines().filter((line) => line.includes('given out in clear'))
    expect(given.map((line) => [JSON.parse(line).payees, JSON.parse(line).to])).toEqual([[2, 'treasury-4418-li']])
  })
})

function post(operation: string, url: string, body?: object, role: Role = 'finance'): Route {
  return { operation, method: 'POST', url, ...(body && { body }), roles: [role], elsewhere: 'refused' }
}
function get(operation: string, url: string, roles: readonly Role[], elsewhere: Route['elsewhere'] = 'refused'): Route {
  return { operation, method: 'GET', url, roles, elsewhere }
}
