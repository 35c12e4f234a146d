import { createHash, randomUUID } from 'node:crypto'
import { verifyEvidence, sourceOfBytes, verifySeal } from '@fundtrace/evidence'
import { type Signer, signerFromPem } from '@fundtrace/seal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankFile } from '../../../test/bank-file.ts'
import {
  arrivalPosted,
  arrivalRecorded,
  batchApproved,
  fileReleased,
  movement,
  paymentSettled,
  planApproved,
} from '../../../test/facts.ts'
import { type LedgerStandIn, startLedgerStandIn } from '../../../test/ledger-stand-in.ts'
import {
  AUDITOR,
  createReconciliation,
  EVIDENCE_KEY,
  get,
  makeRun,
  type Officer,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
  upload,
  uploadStatement,
} from '../../../test/reconciliation-service.ts'
import { runJob } from '../../../test/job-desk.ts'
import { makeTeller } from '../../../test/teller.ts'

const FUND = 'qingcheng-2016'
const DAY = '2016-06-10'
const PAYMENTS = { right: '1000.00', differs: '2000.00' }
const FILE = bankFile('0.00', [
  { on: '2016-06-01', reference: 'DOC-1', in: '50000.00' },
  { on: DAY, reference: 'PAY-RIGHT', out: '1000.00' },
  { on: DAY, reference: 'PAY-DIFFERS', out: '2000.10' },
])
const REGISTER = { amount: '其他帮扶', fields: { beneficiary: '编号', other_support: '其他帮扶' } }
const NEIGHBOUR: Officer = { roles: ['audit'], areas: ['440600'], subject: 'auditor-2' }

let service: TestReconciliation
let server: TestServer
let ledger: LedgerStandIn
let comparison: string
const signer: Signer = signerFromPem(EVIDENCE_KEY)
beforeAll(async () => {
  ledger = await startLedgerStandIn()
  service = await createReconciliation()
  server = await serve(service, { ledgerUrl: ledger.url })
  await makeTeller(service.db).tell(
    planApproved(FUND, '441802'),
    arrivalRecorded(FUND, 'money', 'DOC-1', '50000.00', '2016-06-01'),
    arrivalPosted(FUND, 'money', '50000.00', '2016-06-01'),
    batchApproved(FUND, PAYMENTS),
    fileReleased(FUND),
    movement(FUND, 'release', PAYMENTS, '2016-06-09'),
    movement(FUND, 'settle', PAYMENTS, DAY),
    ...Object.entries(PAYMENTS).map(([name, amount]) => paymentSettled(FUND, name, amount, DAY)),
  )
  const statement = await uploadStatement(server.app, AUDITOR, `fund_id=${FUND}`, Buffer.from(FILE))
  comparison = (await makeRun(server.app, AUDITOR, [statement.json().id])).json().id
})
afterAll(async () => {
  await server.close()
  await service.close()
  await ledger.close()
})

const take = (path: string, order: object = {}, officer: Officer = AUDITOR, key?: string) =>
  post(server.app, officer, `${path}/evidence`, order, key)

const verified = (pack: Buffer) =>
  verifyEvidence(sourceOfBytes(pack), {
    trustedKeys: [signer, ledger.signer].map(({ keyId }) => ({ keyId, publicKeyDer: null })),
  })

async function readPack(pack: Buffer, name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  const { openFile } = await verifySeal(sourceOfBytes(pack))
  for await (const chunk of openFile(name) ?? []) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('the evidence of a comparison', () => {
  it("is a pack that proves itself, with the ledger's checkpoint, asked for with the officer's own token", async () => {
    const reply = await take(`/v1/runs/${comparison}`)
    expect(reply.statusCode, reply.body).toBe(200)
    expect(reply.headers['content-type']).toBe('application/zip')
    const verdict = await verified(reply.rawPayload)
    expect(verdict).toMatchObject({ ok: true, faults: [], key: { key_id: signer.keyId, trusted: true } })
    expect(verdict.unproven.map(({ code }) => code)).toEqual(['INPUTS_LEFT_OUT'])
    expect(JSON.parse(await readPack(reply.rawPayload, 'ledger-checkpoint.json'))).toMatchObject({
      checkpoint: { hash: ledger.checkpoint.hash },
      source: 'ledger',
    })
    expect([...ledger.tokens]).toEqual([expect.stringMatching(/^Bearer /u)])
    expect(JSON.parse(await readPack(reply.rawPayload, 'totals.json'))).toMatchObject({
      matches: { count: 2, left_rows: 2, right_rows: 2 },
      breaks: { count: 1, difference: '-0.10', by_kind: [{ kind: 'amount_differs', count: 1 }] },
    })
    expect(await readPack(reply.rawPayload, 'breaks.csv')).toContain('PAY-DIFFERS,-2000.00,2016-06-10,')
    expect(await readPack(reply.rawPayload, 'report.html')).toContain('<td class="amount">-0.10</td>')
  })

  it('is refused when one byte of it is another, and the file is named', async () => {
    const { rawPayload: pack } = await take(`/v1/runs/${comparison}`)
    const at = pack.indexOf('breaks.csv') + 'breaks.csv'.length + 20
    pack[at] = (pack[at] ?? 0) ^ 1
    expect(await verified(pack)).toMatchObject({ ok: false, faults: [{ code: 'FILE_CHANGED', file: 'breaks.csv' }] })
  })

  it('says who took it before, and a request that is sent again is no second time', async () => {
    const before = await service.db('evidence_downloads').where({ subject: comparison })
    await take(`/v1/runs/${comparison}`, { purpose: '年度审计' }, AUDITOR, 'once')
    const again = await take(`/v1/runs/${comparison}`, { purpose: '年度审计' }, AUDITOR, 'once')
    expect(await verified(again.rawPayload)).toMatchObject({ ok: true })
    const after = await service.db('evidence_downloads').where({ subject: comparison })
    expect(after).toHaveLength(before.length + 1)
    expect(JSON.parse(await readPack(again.rawPayload, 'actors.json'))).toContainEqual(
      expect.objectContaining({ what: '调阅', who: 'auditor-1', about: '证据包;年度审计' }),
    )
  })

  it('is not given to another area, not with another role, and not of a run that nobody made', async () => {
    for (const path of ['evidence', 'report.html', 'report.xlsx']) {
      const ask = (officer: Officer, id = comparison) =>
        path === 'evidence' ? take(`/v1/runs/${id}`, {}, officer) : get(server.app, officer, `/v1/runs/${id}/${path}`)
      expect((await ask(NEIGHBOUR)).statusCode).toBe(403)
      expect((await ask({ ...AUDITOR, roles: ['treasury'] })).statusCode).toBe(403)
      expect((await ask(AUDITOR, '00000000-0000-4000-8000-000000000000')).statusCode).toBe(404)
    }
  })

  it('is for people a page to print and a workbook, which say that they prove nothing', async () => {
    const page = await get(server.app, AUDITOR, `/v1/runs/${comparison}/report.html`)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('银行对账单核对 对账报告')
    expect(page.body).toContain('本文件未签名')
    expect(page.body).not.toContain('<script')
    const workbook = await get(server.app, AUDITOR, `/v1/runs/${comparison}/report.xlsx`)
    expect(workbook.rawPayload.toString('latin1', 0, 2)).toBe('PK')
  })

  it('is not signed over a checkpoint that does not prove itself, and says so where there is none', async () => {
    ledger.answer({ ...ledger.checkpoint, body: { ...ledger.checkpoint.body, number: 2 } })
    const wrong = await take(`/v1/runs/${comparison}`)
    expect(wrong.statusCode).toBe(503)
    expect(wrong.json()).toMatchObject({ code: 'RECONCILIATION_CHECKPOINT_WRONG', number: 2 })
    ledger.answer({})
    const { rawPayload: without } = await take(`/v1/runs/${comparison}`)
    ledger.answer(null)
    const verdict = await verified(without)
    expect(verdict.ok).toBe(true)
    expect(verdict.unproven.map(({ code }) => code)).toContain('NO_CHECKPOINT')
  })

  it('is proven with a key that everybody may keep', async () => {
    expect((await get(server.app, NEIGHBOUR, '/v1/evidence-keys')).json()).toEqual({
      keys: [{ key_id: signer.keyId, public_key: signer.publicKeyDer.toString('base64') }],
    })
  })
})

describe('the export of a fund', () => {
  it('has the six groups from our own copies, claims no conformity and is sealed', async () => {
    const reply = await get(server.app, AUDITOR, `/v1/funds/${FUND}/audit-export`)
    expect(reply.statusCode).toBe(200)
    expect(await verified(reply.rawPayload)).toMatchObject({ ok: true, files: 7, subject: { fund: FUND } })
    const read = (name: string) => readPack(reply.rawPayload, name)
    expect(await read('readme.txt')).toContain('NO CONFORMITY')
    expect(await read('1-basic.xml')).toContain('<实施地区>441802</实施地区>')
    expect(await read('2-project.xml')).toContain('<文号>DOC-PLAN</文号><计划金额>1000000.00</计划金额>')
    expect(await read('3-budget.xml')).toContain('<出资方>guangdong</出资方><应拨金额>1000000.00</应拨金额>')
    expect(await read('4-income.xml')).toContain('<到账日期>2016-06-01</到账日期><金额>50000.00</金额>')
    expect(await read('5-expenditure.xml')).toContain('<金额>2000.00</金额><最后结果>settled</最后结果>')
    expect(await read('6-final-accounts.xml')).toContain('<差异项数>1</差异项数><差额>-0.10</差额>')
  })

  it('is not given to another area', async () => {
    expect((await get(server.app, NEIGHBOUR, `/v1/funds/${FUND}/audit-export`)).statusCode).toBe(403)
    expect(await service.db('evidence_downloads').where({ subject: FUND })).toHaveLength(1)
  })
})

describe('cases in the export of a fund', () => {
  it('are those of offices of its own area, and only what the reader may see', async () => {
    const areas = { '4403': '1.11', '4418': '2.22', '441802': '3.33' }
    for (const [area, difference] of Object.entries(areas)) {
      await service.db('jobs').insert({ id: `of-${area}`, area_code: area, created_by: 'planter' })
      await service.db.transaction(async (trx) => {
        await trx.raw("SELECT set_config('fundtrace.moved_by', 'planter', true)")
        const seen = { first_run: 1, last_run: 1, last_break: 1, judged_on: DAY, first_seen_on: DAY, last_seen_on: DAY }
        const known = { identity: area.padEnd(43, '_'), content: area.padEnd(43, '_') }
        await trx('cases').insert({
          id: randomUUID(),
          job_id: `of-${area}`,
          area_code: area,
          ...known,
          ...seen,
          kind: 'missing_left',
          fund: FUND,
          why: '左有右无',
          difference,
        })
      })
    }
    const listed = async (officer: Officer) => {
      const reply = await get(server.app, officer, `/v1/funds/${FUND}/audit-export`)
      const text = await readPack(reply.rawPayload, '6-final-accounts.xml')
      return Object.values(areas).filter((difference) => text.includes(`<差额>${difference}</差额>`))
    }
    expect(await listed({ roles: ['audit'], areas: ['441802'], subject: 'county' })).toEqual(['3.33'])
    expect(await listed({ roles: ['audit'], areas: ['44'], subject: 'province' })).toEqual(['2.22', '3.33'])
  })
})

describe("the evidence of a job's run", () => {
  let path: string
  beforeAll(async () => {
    const job = { id: 'three-way', area_code: '441802', template: 'three-way', owner: 'auditor-1', funds: [FUND] }
    const made = await post(server.app, AUDITOR, '/v1/jobs', job)
    expect(made.statusCode, made.body).toBe(201)
    const run = await post(server.app, AUDITOR, '/v1/jobs/three-way/runs', { as_of: '2016-06-30' })
    expect(run.json(), run.body).toMatchObject({ state: 'completed' })
    path = `/v1/job-runs/${run.json().id}`
  }, 60_000)

  it('holds its rules, its totals and the three views of the money, and proves itself', async () => {
    const { rawPayload: pack } = await take(path)
    expect(await verified(pack)).toMatchObject({ ok: true, faults: [], unproven: [] })
    expect(JSON.parse(await readPack(pack, 'three-way.json'))).toEqual([
      {
        fund: FUND,
        comparison: 'document',
        subject: '到账',
        ledger: '50000.00',
        other: '50000.00',
        difference: '0.00',
      },
      { fund: FUND, comparison: 'book', subject: '已支付', ledger: '3000.00', other: '3000.00', difference: '0.00' },
      {
        fund: FUND,
        comparison: 'bank',
        subject: '对账单期间现金净额',
        ledger: '47000.00',
        other: '46999.90',
        difference: '-0.10',
      },
    ])
    expect(await readPack(pack, 'job.yaml')).toContain('control: three_way')
    expect(JSON.parse(await readPack(pack, 'cases.json'))).toEqual([
      expect.objectContaining({ state: 'open', kind: 'amount_differs', break_number: 1 }),
    ])
  })

  it('gives its inputs only for a purpose, and keeps on record to whom', async () => {
    expect((await take(path, { with_inputs: true })).json()).toMatchObject({
      code: 'RECONCILIATION_EVIDENCE_PURPOSE_MISSING',
    })
    const { rawPayload: pack } = await take(path, { with_inputs: true, purpose: '复核' })
    expect(await verified(pack)).toMatchObject({ ok: true })
    expect(await readPack(pack, 'inputs/facts.ndjson')).toContain('"reference":"PAY-DIFFERS"')
    expect(await service.db('unmasked_reads').where({ what: 'evidence_inputs' })).toMatchObject([
      { reader: 'auditor-1', purpose: '复核', area_code: '441802' },
    ])
  })

  it('of two lists shows that no row was left out, also after an officer undid a match', async () => {
    const job = { id: 'bank', area_code: '441802', template: 'disbursement-against-bank', owner: 'auditor-1' }
    await post(server.app, AUDITOR, '/v1/jobs', job)
    const run = (await post(server.app, AUDITOR, '/v1/jobs/bank/runs', { as_of: '2016-06-30' })).json()
    expect(run).toMatchObject({ state: 'completed' })
    const lists = `/v1/job-runs/${run.id}`
    const { rawPayload: before } = await take(lists, { with_inputs: true, purpose: '复核' })
    expect(await verified(before)).toMatchObject({ ok: true, faults: [] })
    expect(JSON.parse(await readPack(before, 'run.json')).stated.left).toMatchObject({ rows: 2 })

    const [match] = (await get(server.app, AUDITOR, `${lists}/matches`)).json().matches
    const undone = await post(server.app, AUDITOR, `${lists}/matches/${match.number}/undo`, { reason: '重复付款' })
    expect(undone.statusCode, undone.body).toBe(201)
    const { rawPayload: after } = await take(lists)
    expect(await verified(after)).toMatchObject({ ok: true, faults: [] })
    expect(JSON.parse(await readPack(after, 'totals.json'))).toMatchObject({ matches: { undone: 1 } })
    expect(JSON.parse(await readPack(after, 'changes.json'))).toMatchObject([{ kind: 'undo', reason: '重复付款' }])
  }, 60_000)

  it('names the registers that its control read, by their hashes', async () => {
    const about = { kind: 'register', name: 'c5', area_code: '441802', mapping: JSON.stringify(REGISTER) }
    const file = Buffer.from('编号,其他帮扶\nhousehold-a,0.00\n')
    const register = await upload(server.app, AUDITOR, `/v1/datasets?${new URLSearchParams(about).toString()}`, file)
    expect(register.statusCode, register.body).toBe(201)
    const floors = ['c5', 'never-sent'].map((name) => ({
      id: name,
      kind: 'household_floor',
      amount: '5000.00',
      register: name,
    }))
    const job = {
      id: 'floors',
      area_code: '441802',
      template: 'awarded-against-register',
      terms: { floors, year: 2016 },
    }
    expect((await post(server.app, AUDITOR, '/v1/jobs', job)).statusCode).toBe(201)
    const run = await runJob(server.app, 'floors')
    expect(run).toMatchObject({ state: 'completed' })
    const { rawPayload: pack } = await take(`/v1/job-runs/${run.id}`, { with_inputs: true, purpose: '复核' })
    expect(await verified(pack)).toMatchObject({ ok: true, faults: [] })
    const inputs = JSON.parse(await readPack(pack, 'inputs.json')) as { side: string; sha256: string }[]
    expect(inputs.map(({ side }) => side)).toEqual(['facts', 'register:c5'])
    expect(inputs[1]?.sha256).toBe(createHash('sha256').update(file).digest('hex'))
    expect(await readPack(pack, 'inputs/register-1.csv')).toBe(file.toString())
  }, 60_000)

  it('is not given to another area', async () => {
    expect((await take(path, {}, NEIGHBOUR)).statusCode).toBe(403)
    expect((await get(server.app, NEIGHBOUR, `${path}/report.html`)).statusCode).toBe(403)
    expect((await get(server.app, AUDITOR, `${path}/report.html`)).body).toContain('账实')
  })
})
