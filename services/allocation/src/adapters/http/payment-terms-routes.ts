import type { Database } from '@fundtrace/database'
import { type App, callerOf, requireArea } from '@fundtrace/http-server'
import { readProgramme } from '../../domain/programme/read-programme.ts'
import { findPayingVersion } from '../postgres/payment-terms.ts'
import { readFund, readVersion } from '../postgres/programme-repository.ts'
import { FundParams } from './funding-schema.ts'
import { PaymentTermsReply } from './programme-schema.ts'

export function paymentTermsRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/funds/:fund_id/payment-terms',
    {
      config: { access: { roles: ['treasury', 'finance', 'audit'] } },
      schema: {
        operationId: 'getPaymentTerms',
        summary: 'How a fund is paid: notice, approvers by amount, who advances, checks, closed circuit',
        description: "By the version of the programme that the fund's plan in force was computed with.",
        tags: ['Programmes'],
        params: FundParams,
        response: { 200: PaymentTermsReply },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      requireArea(callerOf(request), fund.area_code)
      const { version, document } = await readVersion(db, fund.programme_id, await findPayingVersion(db, fund.id))
      const { noticeDays, approvals, advanceBy, checks, closedCircuit } = readProgramme(document).payment
      return {
        fund_id: fund.id,
        programme_id: fund.programme_id,
        programme_version: version,
        notice_days: noticeDays,
        approvals: [...approvals],
        advance_by: [...advanceBy],
        checks,
        closed_circuit: [...closedCircuit],
      }
    },
  )
}
