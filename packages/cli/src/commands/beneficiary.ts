import type { Command } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { readBeneficiaryFile } from '../beneficiary-file.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Listed = Readonly<{
  id: string
  kind: string
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
  bank_account_version: number
}>

export function addBeneficiaryCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'beneficiary', '受益对象 / the register: households, villages, enterprises, projects')
  addRegister(noun, terminal)
  addList(noun, terminal)
  addChangeAccount(noun, terminal)
  addApproveAccount(noun, terminal)
}

/** As many as the service takes at once. */
const PAGE_ROWS_MAX = 1_000

function addRegister(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'register <file>', {
    about: '登记受益对象(JSON 或 CSV)/ take a JSON or CSV file into the register',
    example: 'beneficiary register packages/cli/examples/households.csv',
  })
  verb.action(async (file: string) => {
    const rows = await readBeneficiaryFile(file)
    const services = await openServices(terminal, verb)
    const key = sendingKey(terminal, verb)
    let registered = 0
    for (let start = 0; start < rows.length; start += PAGE_ROWS_MAX) {
      const beneficiaries = rows.slice(start, start + PAGE_ROWS_MAX)
      // Each page has a key of its own, so that a file that broke off half-way is sent again as a whole.
      const idempotencyKey = start === 0 ? key : `${key}.${start}`
      const reply = await services.post<{ registered: number }>(
        'allocation',
        '/v1/beneficiaries',
        { beneficiaries },
        { idempotencyKey },
      )
      registered += reply.registered
      terminal.say(`· 已登记 / registered ${registered} / ${rows.length}`)
    }
    giveAnswer(terminal, verb, { data: { registered }, text: `已登记 / registered ${registered}` })
  })
}

function addList(noun: Command, terminal: Terminal): void {
  const verb = withPages(
    addReadingVerb(noun, 'list', {
      about: '受益对象一览,账号已隐去 / the register of my areas, masked',
      example: 'beneficiary list --area 441802103',
    }).option('--area <code>', '行政区划代码 / area code'),
    'id',
  )
  verb.action(async () => {
    const area_code = await readAreaOption(verb.opts<{ area?: string }>().area)
    const services = await openServices(terminal, verb)
    const path = `/v1/beneficiaries?${pageQuery(verb, { area_code })}`
    const reply = await services.get<{ beneficiaries: Listed[] }>('allocation', path)
    giveAnswer(terminal, verb, { data: reply, text: registerTable(reply.beneficiaries) })
    sayIfMore(terminal, verb, reply.beneficiaries.length, reply.beneficiaries.at(-1)?.id)
  })
}

function addChangeAccount(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'change-account <beneficiary>', {
    about: '申请变更收款账号,由另一人审批后生效 / ask for another account; another officer approves it',
    example: 'beneficiary change-account 441802103-h001 --account - --reason 退票后更正账号',
  })
    .requiredOption(
      '--account <number>',
      '账号;- 从标准输入读 / the account; - reads it from stdin, out of the shell history',
    )
    .option('--owner <name>', '户名,与户主不同时填写 / its owner, where not the beneficiary or its head')
    .option('--bank-code <digits>', '联行号 / the bank, 12 digits')
    .requiredOption('--reason <text>', '理由 / why')
  verb.action(async (id: string) => {
    const { account, reason, owner, bankCode } = verb.opts<AccountOptions>()
    const services = await openServices(terminal, verb)
    const body = {
      bank_account: account === '-' ? (await terminal.readInput()).trim() : account,
      ...(owner !== undefined && { owner_name: owner }),
      ...(bankCode !== undefined && { bank_code: bankCode }),
      reason,
    }
    const path = `/v1/beneficiaries/${encodeURIComponent(id)}/card-changes`
    const idempotencyKey = sendingKey(terminal, verb)
    const reply = await services.post<Asked>('allocation', path, body, { idempotencyKey })
    const text = textFields([
      ['受益对象 beneficiary', reply.beneficiary_id],
      ['变更申请 change', reply.change_id],
    ])
    giveAnswer(terminal, verb, { data: reply, text, id: reply.change_id })
  })
}

type AccountOptions = Readonly<{ account: string; reason: string; owner?: string; bankCode?: string }>
type Asked = Readonly<{ beneficiary_id: string; change_id: string }>

function addApproveAccount(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'approve-account <beneficiary> <change>', {
    about: '审批另一人申请的收款账号 / approve an account that another officer asked for',
    example: 'beneficiary approve-account 441802103-h001 018f2c1e-7d5a-4c7e-9d0a-3f7b1c2d4e5f',
  })
  verb.action(async (id: string, change: string) => {
    const services = await openServices(terminal, verb)
    const path = `/v1/beneficiaries/${encodeURIComponent(id)}/card-changes/${encodeURIComponent(change)}/approve`
    const idempotencyKey = sendingKey(terminal, verb)
    const reply = await services.post<Cards>('allocation', path, undefined, { idempotencyKey })
    const current = reply.cards.find(({ state }) => state === 'in_force')
    const text = textFields([
      ['受益对象 beneficiary', reply.beneficiary_id],
      ['账号 account', `${current?.bank_account ?? ''}  (版本 version ${current?.version ?? ''})`],
    ])
    giveAnswer(terminal, verb, { data: reply, text })
  })
}

type Cards = Readonly<{
  beneficiary_id: string
  cards: readonly Readonly<{ state: string; version: number | null; bank_account: string }>[]
}>

const registerTable = (beneficiaries: readonly Listed[]): string =>
  textTable(
    ['编号 id', '类别 kind', '区划 area', '名称 name', { right: '人数 people' }, '虚构 made up', '账号 account'],
    beneficiaries.map((entry) => [
      entry.id,
      entry.kind,
      entry.area_code,
      entry.name,
      String(entry.people),
      entry.synthetic ? '是 yes' : '否 no',
      entry.bank_account,
    ]),
  )
