import { LEDGER_ANSWERS, PaymentChangeAnswered } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import type { ProblemValues } from '@fundtrace/problem'
import { hearClawedBack } from '../../application/claw-back-payment.ts'
import { hearVoided } from '../../application/hear-parcel-answer.ts'

/** Learns what became of the changes of payments that disbursement asked the ledger for. */
export const paymentChangeConsumer: ConsumerDefinition = {
  name: 'disbursement.payment-changes',
  topics: [LEDGER_ANSWERS.name],
  handlers: {
    PaymentChangeAnswered: handler(PaymentChangeAnswered, async (trx, _event, { request, problem }) => {
      // Ledger and treasury disagree on what is held: somebody has to look.
      if (request.kind === 'void' && problem !== null)
        throw new Error(`The ledger refuses to void parcel ${request.id}: ${problem.code} ${problem.detail}`)
      if (request.kind === 'void') return hearVoided(trx, request.id, request.event_id)
      await hearClawedBack(trx, request.id, problem && { ...problem, values: problem.values as ProblemValues })
    }),
  },
}
