import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { alreadyRecorded, areaAlreadyFunds, unknown } from '../../domain/errors.ts'
import { type FundingText, type Programme, readFunding } from '../../domain/programme.ts'

export type Funder = Readonly<{ id: string; name: string; area_code: string | null }>
export type ProgrammeRow = Readonly<{
  id: string
  name: string
  document_number: string
  document_item: string
  area_code: string
  base: 'people' | 'households' | 'villages'
  rate: string
  funding: FundingText
}>

export async function insertFunder(trx: Transaction, funder: Funder, recordedBy: string): Promise<void> {
  await trx('funders')
    .insert({ ...funder, recorded_by: recordedBy })
    .catch((error: unknown) => {
      if (violatedConstraint(error) === 'funders_one_per_area') throw areaAlreadyFunds(funder.area_code ?? '')
      throw violatedConstraint(error) === 'funders_pkey' ? alreadyRecorded('funder', funder.id) : error
    })
}

export const readFunders = (db: Database | Transaction): Promise<Funder[]> =>
  db('funders').orderBy('id').select('id', 'name', 'area_code')

/** By the area of a township (9 digits) where a funder is one. */
export async function readTownshipFunders(trx: Transaction): Promise<Map<string, string>> {
  const rows: Funder[] = await trx('funders').whereRaw('length(area_code) = 9').select('id', 'name', 'area_code')
  return new Map(rows.map((row) => [row.area_code ?? '', row.id]))
}

export async function insertProgramme(trx: Transaction, row: ProgrammeRow, recordedBy: string): Promise<void> {
  await trx('programmes')
    .insert({ ...row, funding: JSON.stringify(row.funding), recorded_by: recordedBy })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'programmes_pkey' ? alreadyRecorded('programme', row.id) : error
    })
}

const COLUMNS = ['id', 'name', 'document_number', 'document_item', 'area_code', 'base', 'rate', 'funding'] as const

export const readProgrammeRows = (db: Database): Promise<ProgrammeRow[]> =>
  db('programmes')
    .orderBy('id')
    .select(...COLUMNS)

export async function readProgrammeRow(trx: Database | Transaction, id: string): Promise<ProgrammeRow> {
  const row: ProgrammeRow | undefined = await trx('programmes')
    .where({ id })
    .first(...COLUMNS)
  if (row === undefined) throw unknown('programme', id)
  return row
}

export const readProgramme = async (trx: Database | Transaction, id: string): Promise<Programme> =>
  toProgramme(await readProgrammeRow(trx, id))

export function toProgramme(row: ProgrammeRow): Programme {
  const rate = parseMoney(row.rate)
  return {
    id: row.id,
    name: row.name,
    documentNumber: row.document_number,
    documentItem: row.document_item,
    areaCode: row.area_code,
    base: row.base,
    rate,
    funding: readFunding(row.funding, rate),
  }
}

export type Fund = Readonly<{ id: string; programme_id: string; fiscal_year: number; area_code: string }>

/** Opens the fund of a programme and year, or finds it. */
export async function ensureFund(trx: Transaction, fund: Fund): Promise<void> {
  await trx('funds').insert(fund).onConflict('id').ignore()
}

/** The areas of those who share an approved plan of the fund. */
export async function readFunderAreas(trx: Database | Transaction, fundId: string): Promise<string[]> {
  const rows: { area_code: string }[] = await trx('plan_shares')
    .join('plans', 'plans.id', 'plan_shares.plan_id')
    .join('funders', 'funders.id', 'plan_shares.funder_id')
    .where({ fund_id: fundId })
    .whereIn('state', ['approved', 'posted'])
    .whereNotNull('area_code')
    .distinct('area_code')
  return rows.map((row) => row.area_code)
}

export async function readFundOfPlan(trx: Database | Transaction, planId: string): Promise<Fund> {
  const fund: Fund | undefined = await trx('plans')
    .join('funds', 'funds.id', 'plans.fund_id')
    .where('plans.id', planId)
    .first('funds.id', 'programme_id', 'fiscal_year', 'area_code')
  if (fund === undefined) throw unknown('plan', planId)
  return fund
}

export async function findFundArea(db: Database, id: string): Promise<string | undefined> {
  const fund: Pick<Fund, 'area_code'> | undefined = await db('funds').where({ id }).first('area_code')
  return fund?.area_code
}

export async function readFund(trx: Database | Transaction, id: string): Promise<Fund> {
  const fund: Fund | undefined = await trx('funds')
    .where({ id })
    .first('id', 'programme_id', 'fiscal_year', 'area_code')
  if (fund === undefined) throw unknown('fund', id)
  return fund
}
