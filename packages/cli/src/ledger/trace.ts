import type { Command } from 'commander'
import { yuanAndWan } from '../amount-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, withPages } from '../page.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addNoun, addReadingVerb } from '../verb.ts'

type Source = Readonly<{
  kind: string
  id: string
  funder_id: string
  document_number: string | null
  on: string
  amount: string
  through: readonly string[]
}>
type PaymentTrace = Readonly<{
  payment_id: string
  fund_id: string
  beneficiary_id: string
  amount: string
  state: string
  parts: readonly Readonly<{
    funder_id: string
    amount: string
    recovered: string
    paid_with: readonly Source[]
    stands_with: readonly Source[]
  }>[]
}>
type ArrivalTrace = Readonly<{
  arrival_id: string
  fund_id: string
  funder_id: string
  amount: string
  on: string
  became: readonly Readonly<Record<'fund_id' | (typeof FATES)[number][0], string>>[]
  payments: readonly Readonly<{
    fund_id: string
    payment_id: string
    beneficiary_id: string
    borne_by: string
    amount: string
    on: string
    through: readonly string[]
  }>[]
  next: string | null
}>

const FATES = [
  ['reached', '到户 reached'],
  ['unspent', '未用 unspent'],
  ['refunded', '退回 refunded'],
  ['carried_on', '结转在途 carried on'],
  ['fees', '手续费 fees'],
  ['interest_paid', '利息上缴 interest'],
] as const

/** Both ways, to the fen: whose money a payment was, and whom an arrival reached. */
export function addTraceVerbs(ledger: Command, terminal: Terminal): void {
  const noun = addNoun(
    ledger,
    'trace',
    '资金追踪:付款与到账之间,精确到分 / from a payment to arrivals, and back, to the fen',
  )

  const payment = addReadingVerb(noun, 'payment <payment>', {
    about: '一笔付款各方出资来自哪些到账 / the arrivals whose money a payment is, by funder',
    example: 'ledger trace payment 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  payment.action(async (id: string) => {
    const services = await openServices(terminal, payment)
    const trace = await services.get<PaymentTrace>('ledger', `/v1/payments/${encodeURIComponent(id)}/trace`)
    giveAnswer(terminal, payment, { data: trace, text: paymentText(trace) })
  })

  const arrival = withPages(
    addReadingVerb(noun, 'arrival <arrival>', {
      about: '一笔到账的去向:到了哪些户、余下多少 / whom an arrival reached, and what became of the rest',
      example: 'ledger trace arrival 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
    }),
    'page',
  )
  arrival.action(async (id: string) => {
    const services = await openServices(terminal, arrival)
    const path = `/v1/arrivals/${encodeURIComponent(id)}/trace?${pageQuery(arrival)}`
    const trace = await services.get<ArrivalTrace>('ledger', path)
    giveAnswer(terminal, arrival, { data: trace, text: arrivalText(trace) })
    if (trace.next !== null) terminal.say(`· 还有 / there is more: --after ${trace.next}`)
  })
}

function paymentText(trace: PaymentTrace): string {
  const about = textFields([
    ['付款 payment', trace.payment_id],
    ['资金 fund', trace.fund_id],
    ['受益对象 beneficiary', trace.beneficiary_id],
    ['金额 amount', yuanAndWan(trace.amount)],
    ['状态 state', trace.state],
  ])
  const rows = trace.parts.flatMap((part) => [
    ...part.stands_with.map((source) => [part.funder_id, '现 now', ...sourceCells(source)]),
    ...(sameSources(part.paid_with, part.stands_with)
      ? []
      : part.paid_with.map((source) => [part.funder_id, '付款时 then', ...sourceCells(source)])),
    ...(part.recovered === '0.00' ? [] : [[part.funder_id, '已追回 recovered', '', '', '', part.recovered, '']]),
  ])
  return `${about}\n${textTable(
    ['承担方 borne by', '', '来自 from', '出资方 funder', '日期 day', { right: '元 yuan' }, '经由 through'],
    rows,
  )}`
}

const sourceCells = (source: Source): string[] => [
  `${source.kind} ${source.document_number ?? source.id}`,
  source.funder_id,
  source.on,
  source.amount,
  kindsOf(source.through),
]

const sameSources = (left: readonly Source[], right: readonly Source[]): boolean =>
  JSON.stringify(left) === JSON.stringify(right)

/** What it went through, without the ids: 'advance, carry'. */
const kindsOf = (references: readonly string[]): string =>
  references.map((reference) => reference.split(':', 1)[0]).join(', ')

function arrivalText(trace: ArrivalTrace): string {
  const about = textFields([
    ['到账 arrival', trace.arrival_id],
    ['资金 fund', trace.fund_id],
    ['出资方 funder', trace.funder_id],
    ['金额 amount', yuanAndWan(trace.amount)],
    ['日期 day', trace.on],
  ])
  const became = textTable(
    ['资金 fund', ...FATES.map(([, name]) => ({ right: name }))],
    trace.became.map((each) => [each.fund_id, ...FATES.map(([fate]) => each[fate])]),
  )
  const payments = textTable(
    ['受益对象 beneficiary', '付款 payment', '承担方 borne by', '日期 day', { right: '元 yuan' }, '经由 through'],
    trace.payments.map((line) => [
      line.beneficiary_id,
      line.payment_id,
      line.borne_by,
      line.on,
      line.amount,
      kindsOf(line.through),
    ]),
  )
  return `${about}\n${became}\n${payments}`
}
