import { Amount, Slug } from '@fundtrace/contracts'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { payeesUnavailable } from '../../domain/errors.ts'
import { type PaymentTerms, SET_CHECKS } from '../../domain/payment-terms.ts'
import { askAllocation, type RegisterAccess } from './ask-allocation.ts'

/** How a fund is paid by its programme's document. To be frozen: what a document says later holds for later batches. */
export async function askPaymentTerms(access: RegisterAccess, fundId: string): Promise<PaymentTerms> {
  const body = await askAllocation(access, `/v1/funds/${encodeURIComponent(fundId)}/payment-terms`)
  if (!Reply.Check(body) || body.fund_id !== fundId) throw payeesUnavailable('something else')
  const { notice_days, approvals, advance_by, checks, closed_circuit } = body
  const kept = Object.fromEntries(SET_CHECKS.map((check) => [check, checks[check]]))
  return { notice_days, approvals, advance_by, checks: kept as PaymentTerms['checks'], closed_circuit }
}

const Effect = Type.Enum(['block', 'warn', 'off'])
const Terms = Type.Object({
  fund_id: Slug,
  notice_days: Type.Integer({ minimum: 0, maximum: 365 }),
  approvals: Type.Array(Type.Object({ from: Amount, approvers: Type.Integer({ minimum: 1, maximum: 3 }) }), {
    minItems: 1,
    maxItems: 3,
  }),
  advance_by: Type.Array(Slug),
  checks: Type.Object({
    left_register: Effect,
    deceased: Effect,
    members_gone: Effect,
    same_card: Effect,
    owner_differs: Effect,
    other_county: Effect,
    account_digit: Effect,
    duplicate: Effect,
  } satisfies Record<keyof PaymentTerms['checks'], typeof Effect>),
  closed_circuit: Type.Array(Type.Enum(['enterprise', 'project', 'village'])),
})
const Reply = Compile(Terms)
