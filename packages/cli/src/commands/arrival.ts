import type { Command } from 'commander'
import { amountArgument, dayArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

type NewArrival = Readonly<{
  fund_id: string
  funder_id: string
  amount: string
  document_number: string
  arrived_on: string
}>
type Arrival = NewArrival & Readonly<{ id: string; state?: string }>
type RecordOptions = { fund: string; funder: string; amount: string; document: string; on: string }

export function addArrivalCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'arrival', '到账 / money that arrived in the dedicated account')

  const record = addCreatingVerb(noun, 'record', {
    about: '登记到账 / record what a funder sent',
    example:
      'arrival record --fund zhanjiang-edz-2016 --funder foshan --amount 2146.8万元 --document 佛财农〔2016〕61号 --on 2016-06-29',
  })
    .requiredOption('--fund <fund>', '资金 / fund')
    .requiredOption('--funder <funder>', '出资方 / funder')
    .requiredOption('--amount <yuan>', '金额 / amount', amountArgument)
    .requiredOption('--document <number>', '指标文号 / number of the 指标 document')
    .requiredOption('--on <day>', '到账日 / day of arrival', dayArgument)
  record.action(async () => {
    const { fund, funder, amount, document, on } = record.opts<RecordOptions>()
    const services = await openServices(terminal, record)
    const idempotencyKey = sendingKey(terminal, record)
    const body: NewArrival = { fund_id: fund, funder_id: funder, amount, document_number: document, arrived_on: on }
    const arrival = await services.post<Arrival>('allocation', '/v1/arrivals', body, { idempotencyKey })
    giveAnswer(terminal, record, { data: arrival, text: arrivalTable([arrival]) })
  })

  const list = addReadingVerb(noun, 'list', {
    about: '到账一览及记账状态 / what arrived, and whether the ledger has posted it',
    example: 'arrival list --fund zhanjiang-edz-2016',
  }).requiredOption('--fund <fund>', '资金 / fund')
  list.action(async () => {
    const { fund } = list.opts<{ fund: string }>()
    const services = await openServices(terminal, list)
    const path = `/v1/arrivals?${toQuery({ fund_id: fund })}`
    const reply = await services.get<{ arrivals: Arrival[] }>('allocation', path)
    giveAnswer(terminal, list, { data: reply, text: arrivalTable(reply.arrivals) })
  })
}

/** An arrival that was just recorded has no answer of the ledger yet. */
const arrivalTable = (arrivals: readonly Arrival[]): string =>
  textTable(
    ['到账日 on', '出资方 funder', { right: '元 yuan' }, '文号 document', '状态 state'],
    arrivals.map(({ arrived_on, funder_id, amount, document_number, state = 'recorded' }) => [
      arrived_on,
      funder_id,
      amount,
      document_number,
      state,
    ]),
  )
