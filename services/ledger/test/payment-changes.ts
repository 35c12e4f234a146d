import type { PaymentChangeOf } from '@fundtrace/contracts'
import { idOf } from './ledger-fixture.ts'
import { hold } from './requests.ts'

/** Payments as `hold` names them, the lenders in their order. */
export const advanceHold = (
  fundId: string,
  batch: string,
  payments: Readonly<Record<string, string>>,
  ...lenders: readonly string[]
): PaymentChangeOf<'advance_hold'> => ({
  ...hold(fundId, batch, payments),
  kind: 'advance_hold',
  lenders: [...lenders],
  document_number: '清财农〔2016〕41号',
  reason: '市级资金未到位',
  asked_by: 'zhang',
})

export const voided = (fundId: string, batch: string, ...of: readonly string[]): PaymentChangeOf<'void'> => ({
  kind: 'void',
  batch_id: idOf(batch, fundId),
  payment_ids: of.map((award) => idOf(`${batch} ${award}`, fundId)),
  reason: '批次撤回',
})

export const returnedLate = (
  fundId: string,
  batch: string,
  on: string,
  ...of: readonly string[]
): PaymentChangeOf<'late_return'> => ({
  kind: 'late_return',
  batch_id: idOf(batch, fundId),
  payments: of.map((award) => ({ payment_id: idOf(`${batch} ${award}`, fundId), reason: '账户已销户' })),
  returned_on: on,
})

export const clawedBack = (
  fundId: string,
  batch: string,
  award: string,
  more: Partial<PaymentChangeOf<'claw_back'>> = {},
): PaymentChangeOf<'claw_back'> => ({
  kind: 'claw_back',
  clawback_id: idOf(`clawback of ${award}`, fundId),
  payment_id: idOf(`${batch} ${award}`, fundId),
  award: 'payable_again',
  ground: 'wrong_payee',
  clawed_back_on: '2016-07-01',
  document_number: '清扶追〔2016〕3号',
  reason: '户主变更',
  asked_by: 'zhang',
  ...more,
})
