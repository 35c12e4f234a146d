import type { BilingualTitle } from '@fundtrace/problem'
import { type CheckEffect, DEFAULT_TERMS, PAYMENT_CHECKS, type PaymentTerms } from './payment.ts'

/** What the document says of payment, where it is not as everywhere. */
export function explainPayment({
  approvals,
  advanceBy,
  checks,
  closedCircuit,
}: PaymentTerms): readonly BilingualTitle[] {
  const changed = PAYMENT_CHECKS.filter((check) => checks[check] !== DEFAULT_TERMS.checks[check])
  return [
    ...approvals
      .filter(({ approvers }) => approvers > 1)
      .map(({ from, approvers }) => ({
        zh: `支付批次满${from}元的，由${approvers}人审批。`,
        en: `A batch of ${from} yuan or more is approved by ${approvers} officers.`,
      })),
    ...(advanceBy.length === 0
      ? []
      : [
          {
            zh: `出资方资金未到位的，依次由${advanceBy.join('、')}垫付。`,
            en: `Where a funder is in arrears, its part is advanced by, in this order: ${advanceBy.join(', ')}.`,
          },
        ]),
    ...changed.map((check) => ({
      zh: `支付核对（${check}）：${EFFECT[checks[check]].zh}。`,
      en: `The check ${check} ${EFFECT[checks[check]].en}.`,
    })),
    ...(closedCircuit.toSorted().join() === DEFAULT_TERMS.closedCircuit.toSorted().join()
      ? []
      : [
          closedCircuit.length === 0
            ? { zh: '不实行封闭运行、报账制。', en: 'Nobody is paid under a closed circuit.' }
            : {
                zh: `对${closedCircuit.join('、')}实行封闭运行、报账制。`,
                en: `Under a closed circuit, against vouchers: ${closedCircuit.join(', ')}.`,
              },
        ]),
  ]
}

const EFFECT: Readonly<Record<CheckEffect, BilingualTitle>> = {
  block: { zh: '不符的暂不支付', en: 'holds a payment back' },
  warn: { zh: '不符的提示', en: 'gives a warning' },
  off: { zh: '不核对', en: 'is not made' },
}
