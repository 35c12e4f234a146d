import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  arrivalRecorded,
  awardPage,
  batchApproved,
  fileReleased,
  idOf,
  paymentSettled,
  planApproved,
} from '../../../../test/facts.ts'
import { breaksOf, BY_REFERENCE, LISTS, makeJob, runJob, uploadList } from '../../../../test/job-desk.ts'
import { arrival, award, makeJournal, plan, release, settle } from '../../../../test/journal.ts'
import {
  AUDITOR,
  createReconciliation,
  get,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
  upload,
  uploadStatement,
} from '../../../../test/reconciliation-service.ts'
import { bankFile } from '../../../../test/bank-file.ts'
import { makeTeller } from '../../../../test/teller.ts'

const FUND = 'qingcheng-2016'
const AWARD = { award_id: idOf('award a'), beneficiary_id: 'household-a', amount: '4000.00' }

let service: TestReconciliation
let server: TestServer
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  const shares = { guangdong: '3000.00', foshan: '1000.00' }
  await makeTeller(service.db).tell(
    planApproved(FUND, '441802', ['44'], { id: idOf('plan'), shares, total: '4000.00', programme: 'households' }),
    arrivalRecorded(FUND, 'g', 'DOC-G', '3000.00', '2016-03-01'),
    awardPage(FUND, [AWARD], 'households'),
    batchApproved(FUND, { a: '4000.00' }),
    fileReleased(FUND),
    paymentSettled(FUND, 'a', '4000.00', '2016-06-10'),
    // The ledger has a fen less of the arrival, and the bank paid twice: on two days, for of two equal lines either may be the second.
    makeJournal().page(FUND, [
      plan(idOf('plan'), shares, '4000.00'),
      arrival(idOf('g'), 'guangdong', '2999.99', '2016-03-01'),
      award(idOf('award a'), 'household-a', '4000.00', '2016-05-01'),
      release(idOf('a'), 'household-a', '4000.00', '2016-06-09'),
      settle(idOf('a'), 'guangdong', '4000.00', '2016-06-10'),
    ]),
  )
  const paid = { on: '2016-06-10', reference: 'PAY-A', out: '4000.00' }
  const file = Buffer.from(bankFile('9000.00', [paid, { ...paid, on: '2016-06-11' }]))
  await uploadStatement(server.app, AUDITOR, `fund_id=${FUND}&from=2016-06-01&to=2016-06-30`, file)
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const register = (name: string, mapping: object, text: string, kind = 'register') =>
  upload(
    server.app,
    AUDITOR,
    `/v1/datasets?${new URLSearchParams({ kind, name, area_code: '441802', mapping: JSON.stringify(mapping) }).toString()}`,
    Buffer.from(text),
  )

async function found(template: string, more: object = {}): Promise<string[]> {
  const made = await post(server.app, AUDITOR, '/v1/jobs', { id: template, area_code: '441802', template, ...more })
  expect(made.statusCode, made.body).toBe(201)
  const run = await runJob(server.app, template)
  expect(run).toMatchObject({ state: 'completed' })
  const again = await runJob(server.app, template)
  expect(again).toMatchObject({ inputs_sha256: run.inputs_sha256, result_sha256: run.result_sha256 })
  return (await breaksOf(server.app, run.id)).map(({ kind, left, right, difference }) =>
    `${kind} ${(left ?? right)?.id} ${difference}`.replace(/line:[0-9a-f-]{36}/u, 'line:STATEMENT'),
  )
}

describe('jobs made of what ships', () => {
  it.each([
    ['plan-against-ledger', [`amount_differs arrival:${idOf('g')} -0.01`]],
    [
      'arrivals-against-ratio',
      ['ratio_break share:qingcheng-2016:guangdong 750.00', 'ratio_break share:qingcheng-2016:foshan -750.00'],
    ],
    ['ledger-against-disbursement', []],
    ['disbursement-against-bank', ['duplicate line:STATEMENT:3 -4000.00']],
    [
      'fund-conservation',
      [
        'not_conserved qingcheng-2016:arrived 0.01',
        'not_conserved qingcheng-2016:beyond:cash 1000.01',
        'not_conserved qingcheng-2016:cash:guangdong -1000.01',
      ],
    ],
    ['idle-money', []],
    ['sequence-and-seal', []],
  ])('%s finds what was planted, the same twice', async (template, expected) => {
    expect(await found(template)).toEqual(expected)
  })

  it('hold floors and look for doubts against registers that were uploaded', async () => {
    const sent = await register(
      'c5-households',
      { amount: '其他帮扶', fields: { beneficiary: '编号', other_support: '其他帮扶' } },
      '编号,其他帮扶\nhousehold-a,0.00\nhousehold-b,5000.00\n',
    )
    expect(sent.statusCode, sent.body).toBe(201)
    const floors = [{ id: 'C5', kind: 'household_floor', amount: '5000.00', register: 'c5-households' }]
    expect(await found('awarded-against-register', { terms: { floors, year: 2016 } })).toEqual([
      'below_floor C5:household-a -1000.00',
    ])
  })

  it('hold the dedicated account against a file of the bank', async () => {
    const mapping = {
      id: '流水号',
      amount: { in: '收入', out: '支出' },
      date: '日期',
      balance: '余额',
      fields: { reference: '凭证号' },
    }
    const file = [
      '流水号,日期,凭证号,收入,支出,余额',
      'B1,2016-03-01,DOC-G,3000.00,,9000.00',
      'B2,2016-06-10,PAY-A,,4000.00,5000.00',
      'B3,2016-06-11,PAY-A,,4000.00,1000.00',
    ].join('\n')
    const sent = await register('bank-statement', mapping, `${file}\n`, 'statement')
    expect(sent.statusCode, sent.body).toBe(201)
    expect(await found('ledger-against-bank-file')).toEqual([
      `amount_differs arrival:${idOf('g')} 0.01`,
      'duplicate B3 -4000.00',
    ])
  })

  it('look for the other half of a row before their first day', async () => {
    await uploadList(server.app, 'edge-book', [
      ['P-1', '2016-05-31', '100.00'],
      ['P-2', '2016-05-30', '7.00'],
    ])
    await uploadList(server.app, 'edge-bank', [['P-1', '2016-06-01', '100.00']])
    const [rule] = BY_REFERENCE.rules
    const rules = { ...BY_REFERENCE, rules: [{ ...rule, date: { before: 1, after: 3, unit: 'workdays' } }] }
    const [left, right] = [
      { upload: 'list', name: 'edge-book' },
      { upload: 'list', name: 'edge-bank' },
    ]
    await makeJob(server.app, 'edge', { ...LISTS, rules, left, right })
    const run = await runJob(server.app, 'edge', { from: '2016-06-01' })
    expect(run).toMatchObject({ state: 'completed', match_count: 1, break_count: 0, left_rows: 1, right_rows: 1 })
  })

  it('are listed', async () => {
    const reply = (await get(server.app, AUDITOR, '/v1/job-templates')).json<{ templates: { name: string }[] }>()
    expect(reply.templates).toHaveLength(11)
  })
})
