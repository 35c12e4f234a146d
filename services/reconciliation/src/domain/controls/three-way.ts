import type { BreakKind, Item } from '@fundtrace/matching'
import { toFen } from '@fundtrace/money'
import type { Break, BreakKind as FundBreakKind } from '../break.ts'
import { compareFund, type FundFacts } from '../compare-fund.ts'
import type { Judgement } from '../control.ts'
import type { DisbursementPayment } from '../disbursement-payment.ts'
import { keyOf, type LedgerRecord, stateOf } from '../ledger-record.ts'
import type { StatementLine } from '../statement-line.ts'
import { controlBreak, itemOf, type Judge, yuan } from './control-break.ts'
import { readTerms } from './terms.ts'
import { type FundRows, gatherFunds, type KeptStatement, type ThreeWayFact } from './three-way-facts.ts'

/** 账证 (document), 账账 (our copies of the other office), 账实 (the bank's statement): each record of the ledger against all three. */
export const THREE_WAY: Judge<ThreeWayFact> = {
  name: 'three_way',
  title: { zh: '三方核对（账证、账账、账实）', en: 'Three-way reconciliation' },
  description: {
    zh: '总账逐笔与凭证文号、支付系统、银行对账单核对；对账单之间余额须衔接。',
    en: 'Each record of the ledger against its document, against disbursement and against the bank; and whether each statement begins where the one before ends.',
  },
  requireTerms: (terms) => void readTerms(terms, []),
  judge: async function* (facts) {
    for await (const rows of gatherFunds(facts)) yield* judgeFund(rows)
  },
}

const RULE = 'three_way'

function* judgeFund(rows: FundRows): Iterable<Judgement> {
  yield* judgeStatements(rows)
  yield* judgeDocuments(rows)
  const facts: FundFacts = rows.facts
  const { matches, breaks } = compareFund(facts)
  for (const match of matches)
    yield {
      match: {
        rule: RULE,
        left: [rows.rowOf(keyOf(match.ledger))],
        right: match.lines.map((line) => rows.rowOf(lineKey(line))),
        difference: 0n,
      },
    }
  for (const each of breaks) yield fromFundBreak(rows, each)
}

/** As the comparison of funds names them, in the words that all jobs share, and which of the three views it is of. */
const KINDS: Readonly<Record<FundBreakKind, readonly [kind: BreakKind, view: View]>> = {
  missing_in_statement: ['missing_left', 'bank'],
  amount_differs: ['amount_differs', 'bank'],
  duplicate_in_statement: ['duplicate', 'bank'],
  return_missing_in_statement: ['missing_left', 'bank'],
  return_missing_in_ledger: ['returned_unposted', 'bank'],
  not_settled_in_ledger: ['status_conflict', 'bank'],
  outside_statement_period: ['date_out_of_window', 'bank'],
  ambiguous: ['ambiguous', 'bank'],
  missing_in_ledger: ['missing_right', 'bank'],
  wrong_fund: ['wrong_programme', 'bank'],
  status_differs: ['status_conflict', 'books'],
  amount_differs_in_disbursement: ['amount_differs', 'books'],
}
type View = 'documents' | 'books' | 'bank'

function fromFundBreak(rows: FundRows, each: Break): Judgement {
  const [kind, view] = KINDS[each.kind]
  const left = each.ledger && itemOfRecord(rows, each.ledger)
  const other = each.statement === null ? null : itemOfLine(rows, each.statement)
  const right = view === 'books' ? each.disbursement && itemOfDisbursement(rows, each.disbursement) : other
  // Amounts of the bank's side are what came in less what went out, as the account sees them.
  const signed = toFen(each.difference) * (each.direction === 'paid_out' && view === 'bank' ? -1n : 1n)
  return controlBreak({
    kind,
    fund: each.fundId,
    rule: RULE,
    failed: each.kind,
    left,
    right,
    difference: signed,
    detail: { view, direction: each.direction },
    related: [
      ...each.related.ledger.map((record) => itemOfRecord(rows, record)),
      ...each.related.statement.map((line) => itemOfLine(rows, line)),
    ],
    explanation: each.explanation,
  })
}

/** 账证: what moved in or out under no document that anybody told of. */
function* judgeDocuments(rows: FundRows): Iterable<Judgement> {
  for (const transfer of rows.facts.transfers) {
    if (transfer.documentNumber !== null) continue
    const left = itemOfRecord(rows, transfer)
    yield controlBreak({
      kind: 'missing_left',
      fund: rows.facts.fundId,
      rule: RULE,
      failed: 'document',
      left: { ...left, id: `${left.id}:document` },
      difference: 0n,
      detail: { view: 'documents' },
      explanation: {
        zh: `总账 ${keyOf(transfer)}（${yuan(toFen(transfer.amount))} 元）没有对应的文号。`,
        en: `No document is known for ${keyOf(transfer)} of ${yuan(toFen(transfer.amount))} in the ledger.`,
      },
    })
  }
}

/** 账实: one statement ends where the next begins, in balance and in days. Those that overlap an earlier one are left out and told of. */
function* judgeStatements({ facts, statements, leftOut }: FundRows): Iterable<Judgement> {
  const about = { kind: 'statement_incomplete' as const, fund: facts.fundId, rule: RULE }
  for (const { row, fact } of leftOut)
    yield controlBreak({
      ...about,
      failed: 'overlap',
      right: itemOfStatement(row, fact),
      difference: 0n,
      detail: { view: 'bank', from: fact.from, to: fact.to },
      explanation: {
        zh: `对账单 ${fact.id}（${fact.from} 至 ${fact.to}）与另一份期间重叠，未参与核对。`,
        en: `Statement ${fact.id} (${fact.from} to ${fact.to}) overlaps another one and was left out.`,
      },
    })
  for (const [index, { row, fact }] of statements.entries()) {
    const before = statements[index - 1]
    if (before === undefined || (before.fact.closing === fact.opening && nextDay(before.fact.to) === fact.from))
      continue
    const isGap = nextDay(before.fact.to) !== fact.from
    const left = itemOfStatement(before.row, before.fact)
    const right = itemOf(row, `statement:${fact.id}`, fact.opening, fact.from, { fund: facts.fundId })
    yield controlBreak({
      ...about,
      failed: isGap ? 'days' : 'balance',
      left,
      right,
      detail: {
        view: 'bank',
        closing: before.fact.closing,
        opening: fact.opening,
        ended: before.fact.to,
        began: fact.from,
      },
      explanation: {
        zh: `对账单在 ${before.fact.to} 余 ${before.fact.closing} 元，下一份自 ${fact.from} 起余 ${fact.opening} 元，中间${isGap ? '缺日' : '余额不衔接'}。`,
        en: `One statement ends on ${before.fact.to} with ${before.fact.closing}, the next begins on ${fact.from} with ${fact.opening}.`,
      },
    })
  }
}

const itemOfStatement = (row: number, { id, closing, to, fund }: KeptStatement): Item =>
  itemOf(row, `statement:${id}`, closing, to, { fund })

function itemOfRecord(rows: FundRows, record: LedgerRecord): Item {
  const key = keyOf(record)
  const isOut = record.record === 'payment' || record.direction === 'paid_out'
  const amount = toFen(record.amount)
  return itemOf(
    rows.rowOf(key),
    key,
    isOut ? -amount : amount,
    record.record === 'payment' ? (record.settledOn ?? record.returnedOn) : record.movedOn,
    {
      fund: rows.facts.fundId,
      ...(record.record === 'payment'
        ? { reference: record.reference, beneficiary: record.beneficiaryId, status: stateOf(record) }
        : { document: record.documentNumber, funder: record.funderId }),
    },
  )
}

const itemOfLine = (rows: FundRows, line: StatementLine): Item =>
  itemOf(
    rows.rowOf(lineKey(line)),
    lineKey(line),
    line.direction === 'paid_out' ? -toFen(line.amount) : toFen(line.amount),
    line.bookingDate,
    { fund: rows.facts.fundId, reference: line.reference, bank_reference: line.bankReference },
  )

const itemOfDisbursement = (rows: FundRows, payment: DisbursementPayment): Item =>
  itemOf(
    rows.rowOf(`disbursement:${payment.paymentId}`),
    `payment:${payment.paymentId}`,
    -toFen(payment.amount),
    payment.settledOn,
    {
      fund: rows.facts.fundId,
      reference: payment.reference,
      beneficiary: payment.beneficiaryId,
      status: payment.state,
    },
  )

const lineKey = (line: StatementLine): string => `line:${line.statementId}:${line.line}`

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
