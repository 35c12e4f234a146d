import { Amount, CalendarDay, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { BENEFICIARY_PAYMENT_STATES, listBeneficiaryPayments } from '../postgres/beneficiary-payments.ts'

const Payment = Type.Object({
  payment_id: Uuid,
  reference: Type.String(),
  fund_id: Slug,
  fund_name: Type.String(),
  batch_id: Uuid,
  amount: Amount,
  state: Type.Enum([...BENEFICIARY_PAYMENT_STATES], {
    description: 'By the last word of the bank; ordered: approved, and it has said nothing yet',
  }),
  occurred_on: Type.Union([Type.Null(), CalendarDay]),
})

/** Where the tracing of a household begins: each of its payments leads on to the arrivals that paid it. */
export function beneficiaryPaymentRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  app.get(
    '/v1/beneficiaries/:beneficiary_id/payments',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'listBeneficiaryPayments',
        summary: 'What a household, village, enterprise or project was paid, by payment after the cursor',
        description:
          'Of the funds that my areas carry out or pay for, out of our copies; empty where there is nothing.',
        tags: ['Copies'],
        params: Type.Object({ beneficiary_id: Slug }),
        querystring: Type.Object({
          after: Type.Optional(Uuid),
          limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 100 }),
        }),
        response: { 200: Type.Object({ payments: Type.Array(Payment) }) },
      },
    },
    async (request) => {
      const { after = null, limit } = request.query
      const areas = areaPrefixes(callerOf(request))
      return { payments: await listBeneficiaryPayments(db, request.params.beneficiary_id, areas, { after, limit }) }
    },
  )
}
