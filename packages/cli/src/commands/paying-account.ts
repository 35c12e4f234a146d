import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

type PayingAccount = Readonly<{
  id: string
  holder: string
  account: string
  bank_code: string
  bank_name: string
  said_by: string
  approved_by: string | null
}>

const accountsText = (accounts: readonly PayingAccount[]): string =>
  textTable(
    ['编号 id', '户名 holder', '账号 account', '行号 bank code', '开户行 bank', '登记 recorded by', '复核 approved by'],
    accounts.map((account) => [
      account.id,
      account.holder,
      account.account,
      account.bank_code,
      account.bank_name,
      account.said_by,
      account.approved_by ?? '—',
    ]),
  )

const fundPath = (fund: string): string => `/v1/funds/${encodeURIComponent(fund)}/paying-accounts`

/** The account (专户) from which a fund pays: recorded by one officer, approved by another. */
export function addPayingAccountCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'paying-account', '资金专户 / the accounts from which funds pay')
  addRecord(noun, terminal)
  addApprove(noun, terminal)
  addList(noun, terminal)
}

function addRecord(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'record <fund>', {
    about: '登记专户,待他人复核 / record a fund’s account; another officer approves it',
    example:
      'paying-account record qingcheng-households-2016 --holder 清城区财政局扶贫资金专户 --account 44050176020100000123 --bank-code 105601000018 --bank 建设银行清远分行',
  })
    .requiredOption('--holder <name>', '户名 / as the bank knows its holder')
    .requiredOption('--account <number>', '账号 / account number')
    .requiredOption('--bank-code <code>', '联行号 / CNAPS code, 12 digits')
    .requiredOption('--bank <name>', '开户行 / bank')
  verb.action(async (fund: string) => {
    const { holder, account, bankCode: bank_code, bank: bank_name } = verb.opts<Readonly<Record<string, string>>>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const body = { holder, account, bank_code, bank_name }
    const said = await services.post<PayingAccount>('disbursement', fundPath(fund), body, { idempotencyKey })
    giveAnswer(terminal, verb, { data: said, text: accountsText([said]), id: said.id })
  })
}

function addApprove(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'approve <account>', {
    about: '复核他人登记的专户 / approve an account that another recorded',
    example: 'paying-account approve 5b0f7b3e-3c1e-4d7a-9d3c-6f7d1b1f0a11',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `/v1/paying-accounts/${encodeURIComponent(id)}/approve`
    const approved = await services.post<PayingAccount>('disbursement', path, undefined, { idempotencyKey })
    giveAnswer(terminal, verb, { data: approved, text: accountsText([approved]) })
  })
}

function addList(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'list <fund>', {
    about: '资金的专户,账号掩码 / a fund’s accounts, masked, newest first',
    example: 'paying-account list qingcheng-households-2016',
  })
  verb.action(async (fund: string) => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ paying_accounts: PayingAccount[] }>('disbursement', fundPath(fund))
    giveAnswer(terminal, verb, { data: reply, text: accountsText(reply.paying_accounts) })
  })
}
