import {
  Envelope,
  LEDGER_FUND_CHANGES,
  LEDGER_PAYMENTS,
  LEDGER_REQUESTS,
  LEDGER_TRANSACTIONS,
} from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import type { LoggedMessage } from '@fundtrace/messaging'
import { Compile } from 'typebox/compile'
import { type AnyRequest, idOf, isFundChange, isPaymentChange } from './ledger-fixture.ts'

/** A request as the transport delivers it: the nth of its sender for this fund. */
export function delivery(fundId: string, sequence: number, request: AnyRequest, sender = 'allocation'): LoggedMessage {
  const [topic, type, what] = isFundChange(request)
    ? [LEDGER_FUND_CHANGES.name, 'FundChangeRequested', 'change']
    : isPaymentChange(request)
      ? [LEDGER_PAYMENTS.name, 'PaymentChangeRequested', 'payment change']
      : [LEDGER_REQUESTS.name, 'TransactionRequested', 'event']
  const envelope = {
    specversion: '1.0',
    id: idOf(`${sender} ${what} ${sequence}`, fundId),
    source: `/${sender}/${topic}`,
    type,
    subject: fundId,
    time: '2016-07-01T01:30:00.000Z',
    datacontenttype: 'application/json',
    correlationid: `correlation-${sequence}`,
    sequence,
    data: request,
  }
  return {
    topic,
    partition: 0,
    position: `${sequence}`,
    key: fundId,
    value: JSON.stringify(envelope),
  }
}

const isEnvelope = Compile(Envelope)

/** What the outbox holds of a fund on a topic, in the order of its sequence. */
export async function answersOf(db: Database, fundId: string, topic = LEDGER_TRANSACTIONS.name): Promise<Envelope[]> {
  const rows: { envelope: unknown }[] = await db('outbox')
    .where({ key: fundId, topic })
    .orderBy('sequence')
    .select('envelope')
  return rows.map(({ envelope }) => {
    if (!isEnvelope.Check(envelope)) throw new Error(`not an envelope: ${JSON.stringify(envelope)}`)
    return envelope
  })
}
