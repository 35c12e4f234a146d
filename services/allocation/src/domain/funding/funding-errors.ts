import { formatMoney, type Money } from '@fundtrace/money'
import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'
import type { RowFault } from './sheet-row.ts'

type SumDiffers = Readonly<{ funder_id: string; share: string; stated: string }>

export const fundWithoutPlan = (fundId: string): DomainError =>
  problem(
    'refused',
    'FUND_WITHOUT_PLAN',
    '该资金没有生效的计划',
    'The fund has no plan in force',
    `Nobody owes ${fundId} anything: no plan of it is approved.`,
    { fund_id: fundId },
  )

export const instalmentFunderUnknown = (fundId: string, funderId: string): DomainError =>
  problem(
    'refused',
    'INSTALMENT_FUNDER_UNKNOWN',
    '该出资方不分担此资金',
    'The funder owes no share of this fund',
    `${funderId} has no share in the plan of ${fundId} that is in force.`,
    { fund_id: fundId, funder_id: funderId },
  )

export const instalmentsMixed = (funderId: string): DomainError =>
  problem(
    'refused',
    'INSTALMENTS_MIXED',
    '应拨进度须全用金额或全用百分比',
    'Instalments are all amounts or all percents',
    `The instalments of ${funderId} mix amounts and percents.`,
    { funder_id: funderId },
  )

export const instalmentsDiffer = (fundId: string, wrong: readonly SumDiffers[]): DomainError =>
  problem(
    'refused',
    'INSTALMENTS_DIFFER',
    '应拨进度与应拨总额不符',
    'The instalments do not add up to what is owed',
    wrong.map((each) => `${each.funder_id} owes ${each.share}, ${each.stated} is stated.`).join(' '),
    { fund_id: fundId, funders: wrong.map((each) => ({ ...each })) },
  )

export const aliasTaken = (funderId: string, kind: string, text: string): DomainError =>
  problem(
    'conflict',
    'FUNDER_ALIAS_RECORDED',
    '该名称已登记',
    'The alias is already recorded',
    `${funderId} is already known by the ${kind} ${text}.`,
    { funder_id: funderId, kind, text },
  )

const FAULTS_SHOWN_MAX = 200

/** Everything that is wrong with the rows, so that a bureau corrects its file once. */
export const sheetRowsInvalid = (faults: readonly RowFault[]): DomainError =>
  problem(
    'refused',
    'SHEET_ROWS_INVALID',
    '文件有不合格的行',
    'Rows of the file cannot be taken',
    `${faults.length} cells of the file are wrong, the first in row ${faults[0]?.row}: ${faults[0]?.fault.en}.`,
    {
      fault_count: faults.length,
      faults: faults.slice(0, FAULTS_SHOWN_MAX).map(({ row, column, value, fault }) => ({
        row,
        column,
        value: shown(column, value),
        zh: fault.zh,
        en: fault.en,
      })),
    },
  )

/** A name or a card number that slipped into another column is not repeated; the row says where it is. */
const shown = (column: string, value: string): string =>
  column !== 'funder' && /\p{Script=Han}|\d{12,}/u.test(value) ? '…' : value.slice(0, 100)

/** The bank gave one movement two amounts or days: one of the files is not what the bank wrote. */
export const creditContradicted = (bankReference: string, known: string, stated: string): DomainError =>
  problem(
    'conflict',
    'CREDIT_CONTRADICTED',
    '与已登记的银行流水不一致',
    'The bank reference is already known with other figures',
    `${bankReference} is recorded as ${known}; this file says ${stated}.`,
    { bank_reference: bankReference, known, stated },
  )

export const creditUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'UNIDENTIFIED_UNKNOWN',
    '待查款不存在',
    'There is no such unidentified money',
    `No unidentified item ${id} is recorded.`,
    { id },
  )

export const creditNotOpen = (id: string, state: string): DomainError =>
  problem(
    'conflict',
    'UNIDENTIFIED_STATE_WRONG',
    '待查款状态不允许此操作',
    'The unidentified money is in another state',
    `Item ${id} is ${state}.`,
    { id, state },
  )

export const refundUnknown = (id: string): DomainError =>
  problem('not_found', 'REFUND_UNKNOWN', '退款不存在', 'There is no such refund', `No refund ${id} is recorded.`, {
    id,
  })

/** Whoever made a thing cannot approve it. */
export const madeByApprover = (thing: string, id: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'APPROVED_BY_MAKER',
    '经办人不得复核',
    'The maker cannot approve it',
    `${officer} made ${thing} ${id}; another officer must approve it.`,
    { id, made_by: officer },
  )

export const stateWrong = (thing: string, id: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    `${thing.toUpperCase()}_STATE_WRONG`,
    '状态不允许此操作',
    `The ${thing} is in another state`,
    `The ${thing} ${id} is ${state}; this needs ${wanted}.`,
    { id, state, wanted },
  )

export const refundBeyond = (source: string, funderId: string, available: Money, requested: Money): DomainError =>
  problem(
    'refused',
    'REFUND_BEYOND',
    '退款超出可退金额',
    'More is to go back than can',
    `${funderId} has ${formatMoney(available)} ${source} that is not being refunded already; ${formatMoney(requested)} was asked for.`,
    { funder_id: funderId, source, available: formatMoney(available), requested: formatMoney(requested) },
  )

/** Dated so, the funder's money would be below zero on the days between. */
export const refundTooEarly = (funderId: string, amount: Money, day: string, firstDay: string | null): DomainError =>
  problem(
    'refused',
    'REFUND_TOO_EARLY',
    '退款日期早于资金到位之日',
    'The refund is dated before the money was there',
    firstDay === null
      ? `${formatMoney(amount)} of ${funderId} is not there to go back on ${day} nor on any day since. / ${funderId} 的 ${formatMoney(amount)} 元在 ${day} 及其后均不足额。`
      : `${formatMoney(amount)} of ${funderId} is there on every day only from ${firstDay} on; the refund is dated ${day}. / ${funderId} 的 ${formatMoney(amount)} 元自 ${firstDay} 起方足额，退款日期不得早于该日。`,
    { funder_id: funderId, amount: formatMoney(amount), day, first_day: firstDay },
  )

/** A dedicated account is one fund's: two funds cannot both have its money. */
export const statementOfAnotherFund = (fundId: string, otherFundId: string): DomainError =>
  problem(
    'conflict',
    'STATEMENT_OF_ANOTHER_FUND',
    '该对账单已由另一资金导入',
    'The statement was taken by another fund',
    `This very file was taken by fund ${otherFundId}: its money cannot be that of ${fundId} too. / 同一文件已由资金 ${otherFundId} 导入，不得再记入 ${fundId}。`,
    { fund_id: fundId, other_fund_id: otherFundId },
  )

export const dayInFuture = (day: string, today: string): DomainError =>
  problem('refused', 'DAY_IN_FUTURE', '日期晚于今天', 'The day is still to come', `${day} is after today, ${today}.`, {
    day,
    today,
  })

export const fundNotNew = (fundId: string, why: string): DomainError =>
  problem(
    'conflict',
    'OPENING_FUND_NOT_NEW',
    '该资金已有账务',
    'The fund is not new',
    `An opening begins a fund; ${fundId} ${why}.`,
    { fund_id: fundId, why },
  )

export const openingEmpty = (fundId: string): DomainError =>
  problem(
    'refused',
    'OPENING_EMPTY',
    '期初没有余额',
    'Nothing is left to open with',
    `Everything due to ${fundId} is spent: there is nothing to carry on with here.`,
    { fund_id: fundId },
  )

export const openingUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'OPENING_UNKNOWN',
    '期初余额不存在',
    'There is no such opening',
    `No opening ${id} is recorded.`,
    { id },
  )

export const yearEndUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'YEAR_END_UNKNOWN',
    '年终处理不存在',
    'There is no such year end',
    `No year end ${id} is recorded.`,
    { id },
  )

export const nothingUnspent = (fundId: string): DomainError =>
  problem(
    'refused',
    'YEAR_END_EMPTY',
    '没有结余资金',
    'Nothing is unspent',
    `No money of ${fundId} is there that no award needs.`,
    { fund_id: fundId },
  )

export const yearEndOpen = (fundId: string, id: string): DomainError =>
  problem(
    'conflict',
    'YEAR_END_OPEN',
    '已有未完成的年终处理',
    'A year end of the fund is under way',
    `Year end ${id} of ${fundId} is not finished.`,
    { fund_id: fundId, year_end_id: id },
  )

export const yearEndStale = (id: string): DomainError =>
  problem(
    'conflict',
    'YEAR_END_STALE',
    '结余金额已变动',
    'What is unspent has changed',
    `Since year end ${id} was computed, money of the fund has moved: compute it again.`,
    { id },
  )
