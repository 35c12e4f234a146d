import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { insertPlan } from '../adapters/postgres/plan-repository.ts'
import { ensureFund, readProgramme, readTownshipFunders } from '../adapters/postgres/programme-repository.ts'
import { readUnits } from '../adapters/postgres/register-repository.ts'
import { computePlan, type Unit } from '../domain/compute-plan.ts'
import { headcountWrong } from '../domain/errors.ts'
import type { Programme } from '../domain/programme.ts'
import type { Officer } from './officer.ts'

export type PlanOrder = Readonly<{ programmeId: string; fiscalYear: number; people: number | null }>

/** Computes the plan of a programme for a year and each funder's share. Nothing is owed until another officer approves it. */
export async function makePlan(trx: Transaction, order: PlanOrder, officer: Officer): Promise<{ planId: string }> {
  const programme = await readProgramme(trx, order.programmeId)
  const units = await unitsOf(trx, programme, order.people)
  const computed = computePlan(programme, units, await readTownshipFunders(trx))
  const fundId = `${programme.id}-${order.fiscalYear}`
  await ensureFund(trx, {
    id: fundId,
    programme_id: programme.id,
    fiscal_year: order.fiscalYear,
    area_code: programme.areaCode,
  })
  const planId = randomUUID()
  await insertPlan(trx, { id: planId, fundId, madeBy: officer.subject }, computed)
  return { planId }
}

async function unitsOf(trx: Transaction, programme: Programme, people: number | null): Promise<Unit[]> {
  if (programme.base !== 'people') {
    if (people !== null) throw headcountWrong(programme.base, people)
    return readUnits(trx, programme.base, programme.areaCode)
  }
  if (people === null) throw headcountWrong(programme.base, people)
  return [{ beneficiaryId: null, areaCode: programme.areaCode, count: people }]
}
