import type { ReportColumn, ReportRow, ReportSheet } from '@fundtrace/spreadsheet'
import type { GovernmentAccounts } from '../../domain/government-accounts.ts'
import type { Columns, KindLine, TrialLine } from '../postgres/trial-balance.ts'
import { kindName } from './account-kind-names.ts'

type Part = Readonly<{ kinds: readonly KindLine[]; total: Columns; accounts: AsyncIterable<TrialLine> }>

/** The 科目余额表: every account, and below the same by kind; both with the codes of the bureau's books. */
export const trialBalanceSheets = (title: string, { kinds, total, accounts }: Part, codes: GovernmentAccounts) => [
  {
    name: '科目余额表',
    title,
    columns: [
      { header: '科目', kind: 'text', width: 40 },
      { header: '名称', kind: 'text' },
      { header: '类别', kind: 'text', width: 14 },
      ...codeColumns(codes),
      ...AMOUNTS,
    ],
    rows: accountRows(accounts, total, codes),
  } satisfies ReportSheet,
  {
    name: '按类别汇总',
    title,
    columns: [{ header: '类别', kind: 'text' }, { header: '科目数', kind: 'count' }, ...codeColumns(codes), ...AMOUNTS],
    rows: [
      ...kinds.map((line) => [
        kindName(line.kind),
        String(line.accounts),
        ...codesOf(codes, line.kind),
        ...cellsOf(line),
      ]),
      [
        '合计',
        String(kinds.reduce((sum, { accounts: count }) => sum + count, 0)),
        ...noCodes(codes),
        ...cellsOf(total),
      ],
    ],
  } satisfies ReportSheet,
]

async function* accountRows(
  accounts: AsyncIterable<TrialLine>,
  total: Columns,
  codes: GovernmentAccounts,
): AsyncGenerator<ReportRow> {
  for await (const line of accounts)
    yield [line.account, line.name ?? '', kindName(line.kind), ...codesOf(codes, line.kind), ...cellsOf(line)]
  yield ['合计', '', '', ...noCodes(codes), ...cellsOf(total)]
}

const AMOUNTS: readonly ReportColumn[] = [
  { header: '期初借方（元）', kind: 'amount' },
  { header: '期初贷方（元）', kind: 'amount' },
  { header: '本期借方（元）', kind: 'amount' },
  { header: '本期贷方（元）', kind: 'amount' },
  { header: '期末借方（元）', kind: 'amount' },
  { header: '期末贷方（元）', kind: 'amount' },
]
const cellsOf = (line: Columns): string[] => [
  line.opening_debit,
  line.opening_credit,
  line.debit,
  line.credit,
  line.closing_debit,
  line.closing_credit,
]

const codeColumns = ({ standards }: GovernmentAccounts): ReportColumn[] =>
  standards.map(({ title }) => ({ header: title, kind: 'text', width: 30 }))
const codesOf = (codes: GovernmentAccounts, kind: string): string[] =>
  codes.of(kind).map((account) => (account === null ? '' : `${account.code} ${account.name}`))
const noCodes = ({ standards }: GovernmentAccounts): string[] => standards.map(() => '')
