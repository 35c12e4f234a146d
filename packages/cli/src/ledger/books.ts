import type { Command } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { countArgument, dayArgument } from '../arguments.ts'
import { type Fund, fundTable, type StatementLine, statementTable } from '../fund-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { type ClosedMonth, closedMonthText, type TrialBalance, trialBalanceText } from './book-text.ts'
import { download, withFile, wroteFile } from './book-file.ts'
import { monthArgument } from './month-argument.ts'

/** The books: statements, trial balance, positions, the close of a month, and the journal for hledger. */
export function addBookVerbs(noun: Command, terminal: Terminal): void {
  addStatement(noun, terminal)
  addTrialBalance(noun, terminal)
  addPosition(noun, terminal)
  addCloseMonth(noun, terminal)
  addExport(noun, terminal)
}

function addStatement(noun: Command, terminal: Terminal): void {
  const verb = withFile(
    withPages(
      addReadingVerb(noun, 'statement <fund> <account>', {
        about: '账户明细,按记账或按生效 / the lines of an account, as recorded or as they count',
        example: 'ledger statement qingcheng-2016 cash:foshan --by-effect --from 2016-07-01 --to 2016-07-31',
      }),
      'line, or the cursor of the page before',
    ),
  )
    .option('--by-effect', '按生效顺序 / in the order in which they count')
    .option('--from <day>', '生效自 / counting from this day on', dayArgument)
    .option('--to <day>', '生效至 / counting to this day', dayArgument)
    .option('--recorded-from <day>', '记账自 / recorded from this day on', dayArgument)
    .option('--recorded-to <day>', '记账至 / recorded to this day', dayArgument)
  verb.action(async (fund: string, account: string) => {
    const asked = verb.opts<{
      byEffect?: boolean
      from?: string
      to?: string
      recordedFrom?: string
      recordedTo?: string
    }>()
    const query = {
      order: asked.byEffect ? 'effective' : 'recorded',
      effective_from: asked.from,
      effective_to: asked.to,
      recorded_from: asked.recordedFrom,
      recorded_to: asked.recordedTo,
    }
    const path = `${fundPath(fund)}/accounts/${encodeURIComponent(account)}/statement`
    if (await wroteFile(terminal, verb, path, query)) return
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ lines: StatementLine[]; next: string | null }>(
      'ledger',
      `${path}?${pageQuery(verb, query)}`,
    )
    giveAnswer(terminal, verb, { data: reply, text: statementTable(reply.lines) })
    sayIfMore(terminal, verb, reply.lines.length, reply.next ?? undefined)
  })
}

function addTrialBalance(noun: Command, terminal: Terminal): void {
  const verb = withFile(
    withPages(
      addReadingVerb(noun, 'trial-balance <fund>', {
        about: '科目余额表 / opening, debits, credits and closing of all accounts',
        example: 'ledger trial-balance qingcheng-2016 --from 2016-07 --to 2016-09 -o 科目余额表.xlsx',
      }),
      'account',
    ),
  )
    .option('--from <month>', '起月 / first month', monthArgument)
    .option('--to <month>', '止月 / last month', monthArgument)
  verb.action(async (fund: string) => {
    const { from, to } = verb.opts<{ from?: string; to?: string }>()
    const path = `${fundPath(fund)}/trial-balance`
    if (await wroteFile(terminal, verb, path, { from, to })) return
    const services = await openServices(terminal, verb)
    const reply = await services.get<TrialBalance>('ledger', `${path}?${pageQuery(verb, { from, to })}`)
    giveAnswer(terminal, verb, { data: reply, text: trialBalanceText(reply) })
    sayIfMore(terminal, verb, reply.accounts.length, reply.next ?? undefined)
  })
}

function addPosition(noun: Command, terminal: Terminal): void {
  const verb = withFile(
    addReadingVerb(noun, 'position', {
      about: '资金情况表(万元)/ where the money of an area stands, fund by fund',
      example: 'ledger position --area 441802 --year 2016 -o 资金情况.xlsx',
    }),
  )
    .option('--area <code>', '区划 / area')
    .option('--year <year>', '年度 / fiscal year', countArgument(1949, 2200))
  verb.action(async () => {
    const { area, year } = verb.opts<{ area?: string; year?: number }>()
    const query = {
      area_code: area === undefined ? undefined : await readAreaOption(area),
      fiscal_year: year === undefined ? undefined : String(year),
    }
    if (await wroteFile(terminal, verb, '/v1/reports/fund-positions', query)) return
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ funds: Fund[] }>('ledger', `/v1/reports/fund-positions?${toQuery(query)}`)
    giveAnswer(terminal, verb, { data: reply, text: fundTable(reply.funds) })
  })
}

function addCloseMonth(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'close-month <fund> <month>', {
    about: '结账,不可撤销;在途款项列表结转 / close a month for good; what is in transit is listed and carried',
    example: 'ledger close-month qingcheng-2016 2016-07',
  })
  verb.action(async (fund: string, month: string) => {
    const path = `${fundPath(fund)}/periods/${encodeURIComponent(monthArgument(month))}/close`
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const closed = await services.post<ClosedMonth>('ledger', path, undefined, { idempotencyKey })
    giveAnswer(terminal, verb, { data: closed, text: closedMonthText(closed), id: closed.transaction_id })
  })
}

function addExport(noun: Command, terminal: Terminal): void {
  const exports = addNoun(noun, 'export', '导出 / the books for other programs')
  const verb = addReadingVerb(exports, 'hledger <fund>', {
    about: '导出 hledger 账簿 / the journal of a fund for hledger',
    example: 'ledger export hledger qingcheng-2016 -o qingcheng-2016.journal',
  })
    .requiredOption('-o, --output <file>', '写入新文件,不覆盖 / to a new file')
    .option('--from <day>', '起日(之前为期初余额)/ first day; what stood before it is its opening', dayArgument)
    .option('--to <day>', '止日 / last day', dayArgument)
  verb.action(async (fund: string) => {
    const { output, from, to } = verb.opts<{ output: string; from?: string; to?: string }>()
    await download(terminal, verb, output, `${fundPath(fund)}/journal.hledger?${toQuery({ from, to })}`)
  })
}

const fundPath = (id: string): string => `/v1/funds/${encodeURIComponent(id)}`
