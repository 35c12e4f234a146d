import type { Transaction } from '@fundtrace/database'
import {
  confirmExplanation,
  type FindingView,
  lockFinding,
  proposeExplanation,
} from '../adapters/postgres/finding-repository.ts'
import { findingConfirmedBySame, findingStateWrong } from '../domain/bank-file-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { shownReason } from '../domain/shown-reason.ts'
import type { Officer } from './officer.ts'

/** One officer says what it is; until another has confirmed it, it may be said better. */
export async function explainFinding(
  trx: Transaction,
  finding: FindingView,
  text: string,
  officer: Officer,
): Promise<void> {
  const { id, state } = await lockFinding(trx, finding.id)
  if (state === 'explained') throw findingStateWrong(id, state, 'proposed')
  await proposeExplanation(trx, id, shownReason(text), officer)
}

/** Two pairs of eyes: it moves nothing, but the award of a payment that two words were said of can be paid anew from here on. */
export async function confirmFinding(trx: Transaction, finding: FindingView, officer: Officer): Promise<void> {
  const { id, state, explained_by, explained_for } = await lockFinding(trx, finding.id)
  if (state !== 'proposed' || explained_by === null) throw findingStateWrong(id, state, 'explained')
  if (!isAnother(officer, { subject: explained_by, actingFor: explained_for }))
    throw findingConfirmedBySame(id, officer.subject)
  await confirmExplanation(trx, id, officer)
}
