import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import {
  type Account,
  accountTable,
  type Fund,
  fundTable,
  fundText,
  type StatementLine,
  statementTable,
} from '../fund-text.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import type { Terminal } from '../terminal.ts'
import { addNoun, addReadingVerb } from '../verb.ts'
import { addFundingVerbs } from './funding.ts'

export function addFundCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'fund', '资金 / funds in the ledger, from promise to payment')

  const list = addReadingVerb(noun, 'list', {
    about: '资金一览(万元)/ funds of my areas, or funded by them',
    example: 'fund list',
  })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ funds: Fund[] }>('ledger', '/v1/funds')
    giveAnswer(terminal, list, { data: reply, text: fundTable(reply.funds) })
  })

  const show = addReadingVerb(noun, 'show <fund>', {
    about: '一项资金与各方分担(元)/ a fund, and what each funder owes, sent and bears',
    example: 'fund show zhanjiang-edz-2016',
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const fund = await services.get<Fund>('ledger', fundPath(id))
    giveAnswer(terminal, show, { data: fund, text: fundText(fund) })
  })

  addFundingVerbs(noun, terminal)

  const accounts = withPages(
    addReadingVerb(noun, 'accounts <fund>', {
      about: '资金的各账户 / the accounts of a fund',
      example: 'fund accounts zhanjiang-edz-2016',
    }),
    'account',
  )
  accounts.action(async (id: string) => {
    const services = await openServices(terminal, accounts)
    const reply = await services.get<{ accounts: Account[] }>(
      'ledger',
      `${fundPath(id)}/accounts?${pageQuery(accounts)}`,
    )
    giveAnswer(terminal, accounts, { data: reply, text: accountTable(reply.accounts) })
    sayIfMore(terminal, accounts, reply.accounts.length, reply.accounts.at(-1)?.code)
  })

  const statement = withPages(
    addReadingVerb(noun, 'statement <fund> <account>', {
      about: '账户明细 / the lines of an account, each with the balance after it',
      example: 'fund statement zhanjiang-edz-2016 cash:foshan',
    }),
    'line',
  )
  statement.action(async (id: string, account: string) => {
    const services = await openServices(terminal, statement)
    const path = `${fundPath(id)}/accounts/${encodeURIComponent(account)}/statement?${pageQuery(statement)}`
    const reply = await services.get<{ lines: StatementLine[] }>('ledger', path)
    giveAnswer(terminal, statement, { data: reply, text: statementTable(reply.lines) })
    sayIfMore(terminal, statement, reply.lines.length, reply.lines.at(-1)?.line.toString())
  })
}

const fundPath = (id: string): string => `/v1/funds/${encodeURIComponent(id)}`
