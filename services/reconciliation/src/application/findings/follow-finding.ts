import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import type { CasePlace } from '../../adapters/postgres/case-repository.ts'
import {
  type FindingAnswer,
  insertFinding,
  insertFindingAnswer,
  lockFinding,
  moveFinding,
  type NewFinding,
} from '../../adapters/postgres/finding-repository.ts'
import { movedBy } from '../../adapters/postgres/moved-by.ts'
import type { FindingState } from '../../domain/file-moves.ts'
import {
  findingDeadlineWrong,
  findingNotByAnother,
  findingOfSeveralAreas,
  findingWithoutEvidence,
  requireFindingMove,
} from '../../domain/finding-errors.ts'
import { isNoneOf, type Person } from '../../domain/four-eyes.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'

export type FindingOrder = Omit<NewFinding, 'id' | 'areaCode' | 'caseIds'>

/** Puts cases of one area before the audited office, with what it is to do and until when. */
export async function issueFinding(
  trx: Transaction,
  cases: readonly CasePlace[],
  order: FindingOrder,
  officer: Person,
  today: string,
): Promise<{ finding_id: string }> {
  requireNoPersonalNumber(order.title, order.statement, order.requirement, order.office)
  if (order.deadline < today) throw findingDeadlineWrong(order.deadline, today)
  const [areaCode, ...others] = [...new Set(cases.map(({ area_code }) => area_code))].sort()
  if (areaCode === undefined || others.length > 0) throw findingOfSeveralAreas([areaCode ?? '', ...others])
  const id = randomUUID()
  await movedBy(trx, officer)
  await insertFinding(trx, { ...order, id, areaCode, caseIds: cases.map((each) => each.id) }, officer)
  return { finding_id: id }
}

/** What the office answers, as an officer of the audit records it. */
export async function answerFinding(
  trx: Transaction,
  id: string,
  given: FindingAnswer,
  officer: Person,
): Promise<void> {
  requireNoPersonalNumber(given.answer, ...given.evidence.map(({ name }) => name))
  const finding = await lockFinding(trx, id)
  requireFindingMove(id, finding.state, 'answered')
  await insertFindingAnswer(trx, id, given, officer)
  await movedBy(trx, officer)
  await moveFinding(trx, id, 'answered', given.answer.slice(0, WHY_CHARACTERS_MAX))
}

/** Verified, closed and withdrawn by an officer who has neither made the finding nor recorded an answer to it; verified only on evidence. */
export async function decideFinding(
  trx: Transaction,
  id: string,
  to: Exclude<FindingState, 'issued' | 'answered'>,
  reason: string,
  officer: Person,
): Promise<void> {
  requireNoPersonalNumber(reason)
  const finding = await lockFinding(trx, id)
  requireFindingMove(id, finding.state, to)
  if (to !== 'returned' && !isNoneOf(officer, finding.hands)) throw findingNotByAnother(id, officer, finding.hands, to)
  if (to === 'verified' && !finding.has_evidence) throw findingWithoutEvidence(id)
  await movedBy(trx, officer)
  await moveFinding(trx, id, to, reason)
}

const WHY_CHARACTERS_MAX = 2_000
