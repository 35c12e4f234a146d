import type { Transaction } from '@fundtrace/database'

const COLUMNS = {
  household_versions:
    'beneficiary_id, valid_from, revision, status, grace_until, area_code, class, income_per_person, willing_to_work, registered_since, people, name_shown, name_sealed, reason',
  village_versions:
    'beneficiary_id, valid_from, revision, status, area_code, name_shown, name_sealed, key, poor, old_revolutionary_base, supported_by_county, households, people, collective_income, reason',
  enterprise_versions:
    'beneficiary_id, valid_from, revision, status, area_code, name_shown, name_sealed, filed_since, people, reason',
  project_versions: 'beneficiary_id, valid_from, revision, status, area_code, name_shown, name_sealed, people, reason',
  persons: 'id, identity_index, identity_sealed, identity_masked',
  member_versions:
    'person_id, valid_from, revision, household_id, name_shown, name_sealed, relation, ability, stage, health_cover, ended, reason',
  supporting_units: 'id, name, funder_id',
  cadres: 'id, unit_id, name_shown, name_sealed',
  pairings: 'unit_id, cadre_id, beneficiary_id, valid_from, revision, pledged, active, reason',
  base_items: 'id, revision, kind, beneficiary_id, person_id, happened_on, ended_on, facts, withdrawn, reason',
  supports:
    'id, revision, beneficiary_id, unit_id, cadre_id, giver_name, funder_id, amount, given_on, kind, counts_in, withdrawn, reason',
} as const

export type RegisterTable = keyof typeof COLUMNS

/** All rows in one statement; what a row leaves out is NULL, not known. */
export async function insertVersions(
  trx: Transaction,
  table: RegisterTable,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return
  await trx.raw(
    `INSERT INTO ${table} (${COLUMNS[table]})
     SELECT ${COLUMNS[table]} FROM json_populate_recordset(NULL::${table}, :rows::json)`,
    { rows: JSON.stringify(rows) },
  )
}
