import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import { awardNotKnown, awardOnItsWay } from '../../domain/project-errors.ts'
import type { Stage } from '../../domain/project-stage.ts'

export type AwardOfFund = Readonly<{
  id: string
  fund_id: string
  beneficiary_id: string
  beneficiary_kind: string
  /** Of the fund: whose treasury pays it. */
  area_code: string
}>

export async function readAwardOfFund(db: Database | Transaction, awardId: string): Promise<AwardOfFund> {
  const { rows } = await db.raw<{ rows: AwardOfFund[] }>(
    `SELECT a.id, a.fund_id, a.beneficiary_id, a.beneficiary_kind, f.area_code FROM awards a JOIN funds f ON f.id = a.fund_id WHERE a.id = :awardId`,
    { awardId },
  )
  if (rows[0] === undefined) throw awardNotKnown(awardId)
  return rows[0]
}

/** Locks the fund's projects first, so that no batch judges the award meanwhile. */
export async function insertStage(
  trx: Transaction,
  stage: Readonly<{ awardId: string; stage: Stage; reason: string }>,
  officer: Person,
): Promise<number> {
  const { rows } = await trx
    .raw<{ rows: { version: number }[] }>(
      `INSERT INTO award_stages (award_id, version, stage, reason, assigned_by, assigned_for)
       SELECT :awardId, 1 + coalesce(max(version), 0), :stage, :reason, :subject, :actingFor FROM award_stages WHERE award_id = :awardId
       RETURNING version`,
      { ...stage, subject: officer.subject, actingFor: officer.actingFor },
    )
    .catch((error: unknown) => {
      if (violatedConstraint(error) !== 'award_stages_before_payment') throw error
      throw awardOnItsWay(stage.awardId)
    })
  return rows[0]?.version ?? 0
}
