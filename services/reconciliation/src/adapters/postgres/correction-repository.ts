import type { Database, Transaction } from '@fundtrace/database'
import { type Correction, correctionUnknown, type PaymentAction } from '../../domain/correction.ts'
import type { CorrectionState } from '../../domain/file-moves.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { timeText } from './case-view.ts'

export type CorrectionView = Readonly<{
  id: string
  number: number
  case_id: string
  case_number: number
  job_id: string
  area_code: string
  addressee: 'ledger' | 'treasury'
  what: string
  ground: string
  state: CorrectionState
  why: string
  detail: Readonly<Record<string, string>> | null
  lines: Readonly<{
    account: string | null
    payment: string | null
    action: PaymentAction | null
    amount: string
  }>[]
  proposed_by: string
  proposed_for: string | null
  proposed_at: string
}>

export async function insertCorrection(
  trx: Transaction,
  correction: Correction & Readonly<{ id: string; caseId: string }>,
  officer: Person,
): Promise<void> {
  await trx('corrections').insert({
    id: correction.id,
    case_id: correction.caseId,
    addressee: correction.addressee,
    what: correction.what,
    ground: correction.ground,
    why: correction.ground,
    proposed_by: officer.subject,
    proposed_for: officer.actingFor,
  })
  await trx('correction_lines').insert(
    correction.lines.map((line, index) => ({ correction_id: correction.id, place: index + 1, ...line })),
  )
}

/** `movedBy` says who. */
export async function moveCorrection(
  trx: Transaction,
  id: string,
  to: CorrectionState,
  moved: Readonly<{ why: string; documentNumber: string | null }>,
): Promise<void> {
  const detail = moved.documentNumber === null ? null : JSON.stringify({ document_number: moved.documentNumber })
  await trx('corrections').where({ id }).update({ state: to, why: moved.why, detail })
}

export async function lockCorrection(trx: Transaction, id: string): Promise<CorrectionState> {
  const row: { state: CorrectionState } | undefined = await trx('corrections').where({ id }).forUpdate().first('state')
  if (row === undefined) throw correctionUnknown(id)
  return row.state
}

export async function readCorrection(db: Database | Transaction, id: string): Promise<CorrectionView> {
  const { rows } = await db.raw<{ rows: CorrectionView[] }>(`${CORRECTIONS} WHERE k.id = :id`, { id })
  const [found] = rows
  if (found === undefined) throw correctionUnknown(id)
  return found
}

export type CorrectionFilter = Readonly<{
  /** As `areaPrefixes` gives them. */
  areas: readonly string[]
  jobId: string | null
  addressee: string | null
  state: string | null
}>

/** By number, after the cursor. */
export async function listCorrections(
  db: Database,
  { areas, ...filter }: CorrectionFilter,
  page: Readonly<{ after: number; limit: number }>,
): Promise<CorrectionView[]> {
  const { rows } = await db.raw<{ rows: CorrectionView[] }>(
    `${CORRECTIONS}
      WHERE c.area_code LIKE ANY(:areas::text[]) AND k.number > :after AND (:jobId::text IS NULL OR c.job_id = :jobId)
        AND (:addressee::text IS NULL OR k.addressee = :addressee) AND (:state::text IS NULL OR k.state = :state)
      ORDER BY k.number LIMIT :limit`,
    { areas: areas.map((area) => `${area}%`), ...filter, ...page },
  )
  return rows
}

export async function listCorrectionsOfCase(
  db: Database,
  caseId: string,
): Promise<{ id: string; number: number; state: CorrectionState; addressee: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; number: number; state: CorrectionState; addressee: string }[] }>(
    `SELECT id, number::int AS number, state, addressee FROM corrections WHERE case_id = :caseId ORDER BY corrections.number`,
    { caseId },
  )
  return rows
}

const CORRECTIONS = `
  SELECT k.id, k.number::int AS number, k.case_id, c.number::int AS case_number, c.job_id, c.area_code, k.addressee, k.what, k.ground, k.state, k.why, k.detail,
         (SELECT coalesce(json_agg(json_build_object('account', l.account, 'payment', l.payment, 'action', l.action, 'amount', l.amount::text) ORDER BY l.place), '[]')
            FROM correction_lines l WHERE l.correction_id = k.id) AS lines,
         k.proposed_by, k.proposed_for, ${timeText('k.proposed_at')} AS proposed_at
    FROM corrections k JOIN cases c ON c.id = k.case_id`
