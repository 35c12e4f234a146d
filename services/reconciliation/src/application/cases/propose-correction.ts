import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type CasePlace, lockCases } from '../../adapters/postgres/case-repository.ts'
import { insertCorrection, lockCorrection, moveCorrection } from '../../adapters/postgres/correction-repository.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import { type Correction, correctionOfHealed, requireBalanced, requireCorrectionMove } from '../../domain/correction.ts'
import type { CorrectionState } from '../../domain/file-moves.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'

/** Puts on paper what the ledger or the treasury should do. Nothing is posted and nobody is paid by it. */
export async function proposeCorrection(
  trx: Transaction,
  place: CasePlace,
  correction: Correction,
  officer: Person,
): Promise<{ correction_id: string }> {
  requireNoPersonalNumber(correction.what, correction.ground)
  if (correction.addressee === 'ledger') requireBalanced(correction.lines)
  for (const { id, state } of await lockCases(trx, [place])) if (state === 'healed') throw correctionOfHealed(id)
  const id = randomUUID()
  await movedBy(trx, officer)
  await insertCorrection(trx, { ...correction, id, caseId: place.id }, officer)
  return { correction_id: id }
}

export type CorrectionAnswer = Readonly<{
  to: Exclude<CorrectionState, 'proposed'>
  reason: string
  documentNumber: string | null
}>

/** Follows it: sent with a letter, done by a document of the ledger or the treasury, or refused. */
export async function followCorrection(
  trx: Transaction,
  id: string,
  answer: CorrectionAnswer,
  officer: Person,
): Promise<void> {
  requireNoPersonalNumber(answer.reason)
  requireCorrectionMove(id, await lockCorrection(trx, id), answer.to)
  await movedBy(trx, officer)
  await moveCorrection(trx, id, answer.to, { why: answer.reason, documentNumber: answer.documentNumber })
}
