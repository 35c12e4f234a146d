import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { alreadyRecorded, areaAlreadyFunds, unknown } from '../../domain/errors.ts'
import type { ProgrammeText } from '../../domain/programme/programme-text.ts'
import { programmeVersionUnknown } from '../../domain/programme/programme-version-errors.ts'
import type { Programme } from '../../domain/programme/programme.ts'
import { readProgramme } from '../../domain/programme/read-programme.ts'

export type Funder = Readonly<{ id: string; name: string; area_code: string | null }>
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
export async function readTownshipFunders(trx: Database | Transaction): Promise<Map<string, string>> {
  const rows: Funder[] = await trx('funders').whereRaw('length(area_code) = 9').select('id', 'name', 'area_code')
  return new Map(rows.map((row) => [row.area_code ?? '', row.id]))
}

export type ProgrammeVersion = Readonly<{
  programme_id: string
  version: number
  area_code: string
  document: RecordedDocument
  document_sha256: string
  recorded_by: string
  recorded_at: Date
}>
/** As it was recorded: with its version and the digits of its area that matter. */
export type RecordedDocument = ProgrammeText & Readonly<{ version: number }>

/** Under a lock of the programme until the transaction ends, so that two documents cannot both be the next version. */
export async function lockNewestVersion(trx: Transaction, id: string): Promise<ProgrammeVersion | undefined> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('programme ' || ?, 0))`, [id])
  return findVersion(trx, id, null)
}

export async function insertVersion(
  trx: Transaction,
  document: RecordedDocument,
  sha256: string,
  recordedBy: string,
): Promise<void> {
  await trx('programmes')
    .insert({ id: document.id, area_code: document.area_code, recorded_by: recordedBy })
    .onConflict('id')
    .ignore()
  await trx('programme_versions').insert({
    programme_id: document.id,
    version: document.version,
    document: JSON.stringify(document),
    document_sha256: sha256,
    recorded_by: recordedBy,
  })
}

/** The newest, unless a version is named. */
export async function findVersion(
  trx: Database | Transaction,
  id: string,
  version: number | null,
): Promise<ProgrammeVersion | undefined> {
  const { rows } = await trx.raw<{ rows: ProgrammeVersion[] }>(
    `SELECT ${VERSION_COLUMNS} FROM programme_versions v JOIN programmes p ON p.id = v.programme_id
      WHERE v.programme_id = :id AND (:version::int IS NULL OR v.version = :version::int) ORDER BY v.version DESC LIMIT 1`,
    { id, version },
  )
  return rows[0]
}

export async function readVersion(
  trx: Database | Transaction,
  id: string,
  version: number | null = null,
): Promise<ProgrammeVersion> {
  const found = await findVersion(trx, id, version)
  if (found !== undefined) return found
  throw version === null || (await findVersion(trx, id, null)) === undefined
    ? unknown('programme', id)
    : programmeVersionUnknown(id, version)
}

/** The newest version of each programme. */
export async function readNewestVersions(db: Database): Promise<ProgrammeVersion[]> {
  const { rows } = await db.raw<{ rows: ProgrammeVersion[] }>(
    `SELECT DISTINCT ON (v.programme_id) ${VERSION_COLUMNS}
       FROM programme_versions v JOIN programmes p ON p.id = v.programme_id ORDER BY v.programme_id, v.version DESC`,
  )
  return rows
}

/** From the first to the newest. */
export async function readVersions(db: Database, id: string): Promise<ProgrammeVersion[]> {
  const { rows } = await db.raw<{ rows: ProgrammeVersion[] }>(
    `SELECT ${VERSION_COLUMNS} FROM programme_versions v JOIN programmes p ON p.id = v.programme_id
      WHERE v.programme_id = :id ORDER BY v.version`,
    { id },
  )
  return rows
}

const VERSION_COLUMNS =
  'v.programme_id, v.version, p.area_code, v.document, v.document_sha256, v.recorded_by, v.recorded_at'

export const readProgrammeOf = async (
  trx: Database | Transaction,
  id: string,
  version: number | null = null,
): Promise<Programme> => readProgramme((await readVersion(trx, id, version)).document)

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
    .first('funds.id', 'funds.programme_id', 'fiscal_year', 'area_code')
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
