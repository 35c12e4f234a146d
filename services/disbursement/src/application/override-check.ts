import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { insertOverride, lockOverride, setApproved } from '../adapters/postgres/override-repository.ts'
import { insertChecks, lockLatestCheck } from '../adapters/postgres/payment-check-repository.ts'
import { overrideApproved, overrideByAsker, overrideNeedless, overrideUnknown } from '../domain/check-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { type JudgedFinding, outcomeOf } from '../domain/payment-check.ts'
import type { SetCheck } from '../domain/payment-terms.ts'
import { lockPayment } from './lock-payment.ts'
import type { Officer } from './officer.ts'
import { releaseUnblocked } from './release-unblocked.ts'

/** One officer asks that a line be paid in spite of a check that holds it back, and says why and on which document. */
export async function askOverride(
  trx: Transaction,
  order: Readonly<{ paymentId: string; check: SetCheck; reason: string; documentNumber: string }>,
  officer: Officer,
): Promise<string> {
  const { paymentId, check } = order
  const latest = await lockLatestCheck(trx, paymentId)
  if (latest === undefined || !latest.findings.some((finding) => holdsBack(finding) && finding.check === check))
    throw overrideNeedless(paymentId, check)
  const id = randomUUID()
  await insertOverride(trx, {
    id,
    payment_id: paymentId,
    check_name: check,
    reason: order.reason,
    document_number: order.documentNumber,
    asked_by: officer.subject,
    asked_for: officer.actingFor,
  })
  return id
}

/** Another officer agrees: the check warns from here on, and the line is ready where nothing else holds it back. */
export async function approveOverride(
  trx: Transaction,
  order: Readonly<{ paymentId: string; overrideId: string }>,
  officer: Officer,
): Promise<void> {
  const { paymentId, overrideId } = order
  await lockPayment(trx, paymentId)
  const latest = await lockLatestCheck(trx, paymentId)
  const override = await lockOverride(trx, paymentId, overrideId)
  if (override === undefined || latest === undefined) throw overrideUnknown(paymentId, overrideId)
  if (override.approved_by !== null) throw overrideApproved(overrideId, override.approved_by)
  if (!isAnother(officer, { subject: override.asked_by, actingFor: override.asked_for }))
    throw overrideByAsker(overrideId, officer.subject)
  await setApproved(trx, overrideId, officer)

  const findings = latest.findings.map(
    (finding): JudgedFinding =>
      holdsBack(finding) && finding.check === override.check_name
        ? { ...finding, outcome: 'warn', overridden: true }
        : finding,
  )
  const outcome = outcomeOf(findings)
  const check = {
    paymentId,
    payOn: latest.pay_on,
    outcome,
    findings,
    registerRevision: Number(latest.register_revision),
    checkedAgainst: null,
  }
  await insertChecks(trx, [check], officer)
  if (outcome !== 'block' && latest.state === 'blocked')
    await releaseUnblocked(trx, latest.batch_id, [paymentId], officer)
}

const holdsBack = ({ outcome }: JudgedFinding): boolean => outcome === 'block'
