import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from '@fundtrace/cli'
import { signLocalToken } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runInBash } from '../../packages/cli/test/fundtrace-in-bash.ts'
import { type Outcome, tryFundtrace } from '../../packages/cli/test/try-fundtrace.ts'
import { type House, startHouse } from '../embedded/house.ts'
import { describeDeadLetters } from './dead-letter-tests.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const FUND = 'yingde-households-2017'

/**
 * The command line on a running house: first what its README says, line by line, then what the services refuse. All in this process; what is a
 * process's own, such as its exit status, is tried in packages/cli/src/cli.e2e.test.ts.
 */
describe('fundtrace on a running house', () => {
  let folder: string
  let house: House
  let officers: Readonly<Record<'province' | 'bureau' | 'other' | 'maker' | 'checker' | 'elsewhere' | 'audit', string>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-cli-house-'))
    await chmod(folder, 0o755)
    house = await startHouse({ folder, onProgress: () => undefined })
    officers = {
      province: await tokenOf('finance', '44', '王'),
      bureau: await tokenOf('finance', '441881', '张会计'),
      other: await tokenOf('finance', '441881', '陈科长'),
      maker: await tokenOf('treasury', '441881', '李出纳'),
      checker: await tokenOf('treasury', '441881', '何主任'),
      elsewhere: await tokenOf('treasury', '441802', '外地'),
      audit: await tokenOf('audit', '44', '审计'),
    }
  }, 240_000)

  afterAll(async () => {
    await house.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const tokenOf = async (
    role: 'finance' | 'treasury' | 'audit' | 'admin',
    area: string,
    name: string,
  ): Promise<string> =>
    signLocalToken({
      privateKeyPem: await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'),
      subject: `${role}-${area}-${name}`,
      name,
      roles: [role],
      areas: [area],
      lifetimeSeconds: 600,
    })

  const environment = (token?: string) => ({
    PATH: process.env['PATH'] ?? '',
    FUNDTRACE_HOME: folder,
    TMPDIR: folder,
    ...(token === undefined ? {} : { FUNDTRACE_TOKEN: token }),
  })
  const fundtrace = (token: string, ...args: string[]): Promise<Outcome> => tryFundtrace(args, environment(token))
  const asked = async <Reply>(token: string, ...args: string[]): Promise<Reply> => {
    const { status, stdout, stderr } = await fundtrace(token, ...args, '--json')
    if (status !== 0) throw new Error(`fundtrace ${args.join(' ')} exited with ${status}: ${stderr}`)
    return JSON.parse(stdout) as Reply
  }

  type Batches = { batches: { id: string; count: number; state: string }[] }
  const batches = async (): Promise<Batches['batches']> =>
    (await asked<Batches>(officers.audit, 'batch', 'list', '--fund', FUND)).batches

  it('does the main job as the README says', async () => {
    await asked(officers.province, 'funder', 'record', 'province', '--name', '广东省', '--area', '440000')
    const [bureau = '', treasury = '', audit = ''] = shellBlocks(
      await readFile(`${PROJECT}/packages/cli/README.md`, 'utf8'),
    )

    const planned = await runInBash(bureau, environment())
    expect(planned.stdout).toMatch(/│ 合计 total │ 6:3\.5:0\.5 +│ 12000\.00 │ +1\.20 │/u)
    expect(planned.stdout).toMatch(/状态 state +posted/u)
    await until('the treasury knows the awards', async () => {
      const reply = await fundtrace(officers.audit, 'award', 'list', '--fund', FUND, '--json')
      return reply.status === 0 && (JSON.parse(reply.stdout) as { awards: unknown[] }).awards.length === 3
        ? true
        : undefined
    })

    const paid = await runInBash(`${treasury}\ncp "$BANK"/*.csv "$TMPDIR"`, environment())
    expect(paid.stdout).toContain('成功 / paid 2, 退票 / returned 1')
    expect(paid.stdout).toContain('8000.00(人民币捌仟元整)')
    await until('every service has taken everything in', async () =>
      (await fundtrace(officers.audit, 'checks')).status === 0 ? true : undefined,
    )

    const audited = await runInBash(`BANK="$TMPDIR"\n${audit}`, environment())
    expect(audited.stdout).toMatch(/相符 matched +6\n差异 breaks +0/u)
    expect(audited.stdout).toMatch(/已支付 paid +8000\.00 元[^]*待付 payable +4000\.00 元/u)
    expect(audited.stdout).toContain('**** 0099')
  }, 180_000)

  it("does an audit office's day as both READMEs say", async () => {
    const day = async (path: string) => {
      const [, section = ''] = (await readFile(`${PROJECT}/${path}`, 'utf8')).split("## An audit office's day\n")
      return shellBlocks(section.split('\n## ')[0] ?? '')
    }
    const [lines = ''] = await day('packages/cli/README.md')
    const { stdout } = await runInBash(`${lines}\necho "$RUN $CASE $OTHER"`, environment())
    expect(stdout).toMatch(/duplicate[^]*missing_left/u)
    for (const said of ['accepted', 'verified', 'closed', 'pack.zip', 'cases.xlsx']) expect(stdout).toContain(said)
    const [run = '', found = '', other = ''] = stdout.trimEnd().split('\n').at(-1)?.split(' ') ?? []

    const make = ['job', 'make', 'house-seal', '--template', 'sequence-and-seal', '--area', '44'] as const
    await asked(officers.audit, ...make)
    const [, second = ''] = await day('README.md')
    const pack = join(folder, 'pack.zip')
    const again = await runInBash(second.replaceAll('pack.zip', pack), {
      ...environment(officers.audit),
      JOB: 'house-seal',
      RUN: run,
      CASE: found,
      OTHER: other,
    })
    expect(again.stdout).toContain('three-way')
    expect(again.stdout).toContain(pack)
  }, 180_000)

  it('pays the corrected household in a further parcel, which who cut it cannot approve', async () => {
    const [batch] = await batches()
    const id = batch?.id ?? ''
    await asked(officers.maker, 'batch', 'resend', id, '--reason', '更正账号后补发')
    type Cut = { parcels: { id: string; state: string }[] }
    const cut = await asked<Cut>(officers.maker, 'batch', 'cut', id)
    const parcel = cut.parcels.find(({ state }) => state === 'made')?.id ?? ''
    const own = await fundtrace(officers.maker, 'batch', 'approve-parcel', id, parcel)
    expect(own).toMatchObject({ status: 1, stdout: '' })
    expect(own.stderr).toContain('[DISBURSEMENT_OFFICER_NOT_ANOTHER]')
    expect(own.stderr).toContain('before: treasury-441881-李出纳')

    await asked(officers.checker, 'batch', 'approve-parcel', id, parcel)
    const file = ['batch', 'file', id, '--format', 'fundtrace-csv', '--purpose', '补发'] as const
    const written = await asked<{ id: string }>(officers.maker, ...file)
    const hasty = await fundtrace(officers.maker, 'batch', 'release', written.id)
    expect(hasty).toMatchObject({ status: 1, stdout: '' })
    await asked(officers.checker, 'batch', 'release', written.id)
    const content = await fundtrace(officers.maker, 'batch', 'download', written.id)
    expect(content.stdout).toContain('0000441881102000099')
    const payments = await fundtrace(officers.maker, 'batch', 'payments', id, '--state', 'sent')
    expect(payments.stdout).toMatch(/FT\d{12} +│ 441881102-h001 +│ 4000\.00 │ sent/u)
  }, 60_000)

  it('awards a project line by line from a file, and pays one line by its amount', async () => {
    const write = async (name: string, content: string): Promise<string> => {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    }
    const project = {
      id: 'yingde-p1',
      kind: 'project',
      area_code: '441881',
      name: '示例项目',
      people: 0,
      synthetic: true,
    }
    const register = JSON.stringify([{ ...project, bank_account: '0000441881000000001' }])
    await asked(officers.bureau, 'beneficiary', 'register', await write('project.json', register))
    const programme = {
      id: 'yingde-industry',
      name: '产业示例',
      document_number: '示例〔2017〕2号',
      document_item: '1',
      area_code: '441881',
      base: { of: 'published_people' },
      amount: { kind: 'per_unit', rate: '100.00' },
      funding: { kind: 'sole', funder: 'yingde' },
      payment: { closed_circuit: [] },
    }
    await asked(officers.bureau, 'programme', 'record', await write('programme.json', JSON.stringify(programme)))
    const order = ['plan', 'make', programme.id, '--year', '2017', '--people', '12'] as const
    const plan = await asked<{ id: string; total: string }>(officers.bureau, ...order)
    expect(plan.total).toBe('1200.00')
    await asked(officers.other, 'plan', 'approve', plan.id, '--wait')

    const awards = await write('awards.csv', '受益对象,款项,金额\nyingde-p1,预付款,0.05万元\nyingde-p1,尾款,333.33\n')
    const run = await asked(officers.bureau, 'plan', 'award', plan.id, '--period', '2017-H1', '--awards', awards)
    expect(run).toMatchObject({ count: 2, total: '833.33' })
    const known = await asked<{ awards: { id: string; line: string }[] }>(officers.bureau, 'plan', 'awards', plan.id)
    const tail = known.awards.find(({ line }) => line === '尾款')?.id ?? ''
    await until('the treasury knows the award', async () => {
      const list = await fundtrace(officers.maker, 'award', 'list', '--fund', 'yingde-industry-2017')
      return list.stdout.includes(tail) ? true : undefined
    })

    const make = ['batch', 'make', '--fund', 'yingde-industry-2017', '--award'] as const
    const beyond = await fundtrace(officers.maker, ...make, `${tail}=333.34`, '--json')
    expect(beyond.status).toBe(1)
    expect(JSON.parse(beyond.stderr.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      code: 'DISBURSEMENT_AWARD_EXCEEDED',
      values: { available: '333.33', requested: '333.34', missing: '0.01' },
    })
    const batch = await asked<{ id: string; total: string }>(officers.maker, ...make, `${tail}=333.33`)
    expect(batch.total).toBe('333.33')
    const FUND_OF_PROJECT = 'yingde-industry-2017'
    const money = ['--total', '0.12万元', '--advance', '30', '--retention', '5', '--retention-from', '2018-12-31']
    const terms = [...money, '--document', '示例〔2017〕3号', '--reason', '批复']
    const ordered = ['project', 'budget', FUND_OF_PROJECT, '--beneficiary', project.id, ...terms] as const
    const { budget_id } = await asked<{ budget_id: string }>(officers.maker, ...ordered)
    const own = await fundtrace(officers.maker, 'project', 'approve-budget', budget_id)
    expect(own.status).toBe(1)
    await asked(officers.checker, 'project', 'approve-budget', budget_id)
    const budgets = await fundtrace(officers.audit, 'project', 'budgets', FUND_OF_PROJECT)
    expect(budgets.stdout).toMatch(/yingde-p1[^]*0\.12/u)
    await asked(officers.maker, 'project', 'stage', tail, '--stage', 'final', '--reason', '已竣工')
    const paper = await write('验收单.pdf', '%PDF-1.4\n%%EOF\n')
    const kept = await asked<{ id: string }>(officers.maker, 'project', 'document', tail, paper, '--kind', 'acceptance')
    const copy = join(folder, '验收单-下载.pdf')
    await asked(officers.maker, 'project', 'download', tail, kept.id, '-o', copy)
    expect(await readFile(copy)).toEqual(await readFile(paper))

    await asked(officers.maker, 'batch', 'validate', batch.id)
    expect((await fundtrace(officers.maker, 'batch', 'checks', batch.id)).stdout).toContain(project.id)
    expect(await asked(officers.maker, 'batch', 'recheck', batch.id)).toEqual({ checked: 0, blocked: 0 })
    await asked(officers.maker, 'batch', 'submit', batch.id)
    // Nothing has arrived: the ledger refuses to hold cash that is not there.
    const unfunded = await fundtrace(officers.checker, 'batch', 'approve', batch.id)
    expect(unfunded.status).toBe(1)
    expect(unfunded.stderr).toMatch(/cash:yingde[^]*missing: 333\.33/u)
  }, 90_000)

  it('lets an auditor take the journal home, and prove it there without the house', async () => {
    const [journal, kept] = [join(folder, 'journal.ndjson.gz'), join(folder, 'checkpoint.json')]
    const made = await asked<{ hash: string }>(officers.audit, 'ledger', 'checkpoint', 'publish')
    await asked(officers.audit, 'ledger', 'checkpoint', 'show', '-o', kept)
    await asked(officers.audit, 'ledger', 'archive', journal)
    const verdict = await asked(officers.audit, 'verify', journal, '--checkpoint', kept)
    expect(verdict).toMatchObject({ ok: true, last_checkpoint: { hash: made.hash }, uncovered: { records: 0 } })
    expect(await fundtrace(officers.audit, 'ledger', 'archive', journal)).toMatchObject({ status: 2 })
    expect(await fundtrace(officers.bureau, 'ledger', 'archive', `${journal}.2`)).toMatchObject({ status: 1 })
  })

  it("keeps another county's treasury out", async () => {
    const [batch] = await batches()
    const { status, stderr } = await fundtrace(officers.elsewhere, 'batch', 'show', batch?.id ?? '', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stderr)).toMatchObject({ code: 'ACCESS_AREA_FORBIDDEN', values: { area: '441881' } })
  })

  it('never writes a bank file over another', async () => {
    const [batch] = await batches()
    const file = join(folder, 'batch.csv')
    const before = await readFile(file)
    const { files } = await asked<{ files: { id: string }[] }>(officers.maker, 'batch', 'files', batch?.id ?? '')
    const { status, stderr } = await fundtrace(officers.maker, 'batch', 'download', files[0]?.id ?? '', '-o', file)
    expect(status).toBe(2)
    expect(stderr).toContain('[CLI_FILE_UNWRITABLE]')
    expect(await readFile(file)).toEqual(before)
  })

  it('records once what is sent twice with one key', async () => {
    const record = ['funder', 'record', 'sent-twice', '--name', '重发'] as const
    const first = await fundtrace(officers.bureau, ...record)
    const key = /--key (\S+)/u.exec(first.stderr)?.[1] ?? ''
    const again = await fundtrace(officers.bureau, ...record, '--key', key)
    expect([first.status, again.status]).toEqual([0, 0])
    expect(again.stdout).toBe(first.stdout)

    const anew = await fundtrace(officers.bureau, ...record)
    expect(anew.status).toBe(1)
    expect(anew.stderr).toContain('[ALLOCATION_FUNDER_ALREADY_RECORDED]')
  })

  it('exits with 1 when a statement breaks with the books', async () => {
    const changed = join(folder, 'changed.csv')
    const lines = (await readFile(join(folder, 'statement.csv'), 'utf8')).trimEnd().split('\n')
    // Without the second payment; the third, which went out and came back, is the last two lines.
    await writeFile(changed, `${lines.slice(0, -3).join('\n')}\n`)
    const uploaded = await fundtrace(officers.audit, 'statement', 'upload', changed, '--fund', FUND, '--id')
    const run = await fundtrace(officers.audit, 'reconciliation', 'run', uploaded.stdout.trim(), '--json')
    expect(run.status).toBe(1)
    const found = JSON.parse(run.stdout) as { id: string; breaks: { kind: string; difference: string }[] }
    expect(found.breaks).toMatchObject([{ kind: 'missing_in_statement', difference: '-4000.00' }])
    const shown = await fundtrace(officers.audit, 'reconciliation', 'show', found.id)
    expect(shown.status).toBe(1)
    expect(shown.stdout).toMatch(/✗ 1 +missing_in_statement +yingde-households-2017 +差额 difference -4000\.00/u)
  })

  it('takes a register in by the documented example, and tells what is wrong with another', async () => {
    const county = await tokenOf('finance', '441802', '建档')
    const example = `${PROJECT}/docs/register-example.csv`
    const from = ['--valid-from', '2016-06-30'] as const
    const template = join(folder, '模板.xlsx')
    expect((await fundtrace(county, 'register', 'template', template)).status).toBe(0)
    expect((await readFile(template)).subarray(0, 2).toString()).toBe('PK')

    const faulty = join(folder, 'faulty.csv')
    await writeFile(faulty, (await readFile(example, 'utf8')).replace(',配偶,', ',邻居,'))
    const report = join(folder, 'faults.csv')
    const refused = await fundtrace(county, 'register', 'import', faulty, ...from, '--faults', report)
    expect(refused.status).toBe(1)
    expect(refused.stdout).toMatch(/错误 faults +1\n/u)
    expect(refused.stderr).toMatch(/100%/u)
    expect(await readFile(report, 'utf8')).toMatch(/\r\n3,与户主关系,邻居,[^]*CHOICE_UNKNOWN\r\n$/u)

    const imported = await fundtrace(county, 'register', 'import', example, ...from, '--synthetic')
    expect(imported).toMatchObject({ status: 0 })
    expect(imported.stdout).toMatch(/新写入户 written +3\n/u)
    const shown = await fundtrace(county, 'register', 'show', 'qc-000000', '--on', '2016-07-01')
    expect(shown.stdout).toMatch(/4418\*{10}1004/u)
    const history = await fundtrace(county, 'register', 'history', 'qc-000000')
    expect(history.stdout).toContain('finance-441802-建档')
    const search = `echo 441802193001011004 | npm run -s fundtrace -- register search --on 2016-07-01 --token ${county}`
    expect((await runInBash(search, environment())).stdout).toContain('qc-000000')

    await writeFile(join(folder, 'other.csv'), '姓名,金额\r\n张三,1.00\r\n')
    const unreadable = await fundtrace(county, 'register', 'import', join(folder, 'other.csv'), ...from)
    expect([unreadable.status, unreadable.stderr]).toEqual([2, expect.stringContaining('SHEET_COLUMNS_MISMATCHED')])
  }, 90_000)

  it('appoints an officer by two administrators, and gives him a token until he is revoked', async () => {
    const [first, second] = await Promise.all([
      tokenOf('admin', '44', '系统管理员甲'),
      tokenOf('admin', '44', '系统管理员乙'),
    ])
    const signedIn = await tokenOf('audit', '44', '新人')
    const subject = 'audit-44-新人'
    expect(await fundtrace(signedIn, 'officer', 'token')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('[ACCESS_OFFICER_INACTIVE]'),
    })
    const order = [
      'officer',
      'ask',
      subject,
      '--name',
      '新人',
      '--role',
      'finance',
      '--area',
      '441802',
      '--reason',
      '任命',
    ]
    const change = (await fundtrace(first, ...order, '--id')).stdout.trim()
    expect((await fundtrace(first, 'officer', 'approve', change, '--reason', '同意')).status).toBe(1)
    expect((await fundtrace(second, 'officer', 'pending')).stdout).toContain(change)
    expect((await fundtrace(second, 'officer', 'approve', change, '--reason', '同意')).status).toBe(0)
    expect((await fundtrace(signedIn, 'officer', 'token')).stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/u)
    expect((await fundtrace(first, 'officer', 'revoke', subject, '--reason', '调离')).status).toBe(0)
    expect((await fundtrace(signedIn, 'officer', 'token')).status).toBe(1)
    expect((await fundtrace(first, 'officer', 'history', subject)).stdout).toMatch(/revoked[^]*approved/u)
  }, 90_000)

  describeDeadLetters(() => house)
})

/** The shell lines of a README, block by block. */
const shellBlocks = (readme: string): string[] =>
  [...readme.matchAll(/```sh\n([^]*?)```/gu)].map((block) => block[1] ?? '')
