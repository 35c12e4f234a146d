import { connect } from '@fundtrace/database'

/** A made-up county whose register the benchmark plans over. No real person: nothing here was ever sealed, and nobody is named. */
export type County = Readonly<{ code: string; households: number }>

const TOWNSHIPS = 8
/** 3.5 to a household, as in 清城区委办发〔2016〕11号 (497 households, 1,792 people: 3.6). */
const MEMBERS_OF = 'CASE WHEN i % 2 = 0 THEN 4 ELSE 3 END'
const UNITS = 20

/** Writes the counties straight into the tables, as the owner: what is measured begins with a register that stands. */
export async function seedRegister(ownerUrl: string, counties: readonly County[]): Promise<void> {
  const db = connect(ownerUrl, { application: 'bench seed', connectionsMax: 1 })
  try {
    await db.raw(FUNDERS)
    for (const county of counties) await db.transaction((trx) => trx.raw(REGISTER, { ...county }))
    await db.raw('ANALYZE')
  } finally {
    await db.destroy()
  }
}

const FUNDERS = `
  INSERT INTO funders (id, name, area_code, recorded_by)
  SELECT 'unit-' || n, '帮扶单位' || n, NULL, 'bench' FROM generate_series(1, ${UNITS}) n;
  INSERT INTO supporting_units (id, name, funder_id) SELECT 'unit-' || n, '帮扶单位' || n, 'unit-' || n FROM generate_series(1, ${UNITS}) n;
  INSERT INTO cadres (id, unit_id, name_shown, name_sealed)
  SELECT 'cadre-' || n, 'unit-' || 1 + n % ${UNITS}, '样*', 'v1.bench' FROM generate_series(1, 2000) n`

/** One revision a county. Of ten households one is on minimum living allowance and gets nothing; each other has one or two cadres. */
const REGISTER = `
  WITH revision AS (
    INSERT INTO register_revisions (revision, kind, reason, recorded_by)
    SELECT coalesce(max(revision), 0) + 1, 'import', 'benchmark', 'bench' FROM register_revisions RETURNING revision
  ), household AS (
    SELECT i, :code || '-h' || lpad(i::text, 7, '0') AS id, :code || lpad((100 + i % ${TOWNSHIPS})::text, 3, '0') AS area_code,
           ${MEMBERS_OF} AS members
      FROM generate_series(1, :households::int) i
  ), township AS (
    INSERT INTO funders (id, name, area_code, recorded_by)
    SELECT DISTINCT 'township-' || area_code, '镇' || area_code, area_code, 'bench' FROM household
  ), beneficiary AS (
    INSERT INTO beneficiaries (id, kind, synthetic, recorded_by) SELECT id, 'household', true, 'bench' FROM household
  ), version AS (
    INSERT INTO household_versions (beneficiary_id, valid_from, revision, status, area_code, class, income_per_person, willing_to_work,
                                    registered_since, people, name_shown, name_sealed, reason)
    SELECT id, '2016-01-01', revision, 'registered', area_code, CASE WHEN i % 10 = 0 THEN 'minimum_living' ELSE 'general' END,
           3000 + i % 4000, true, '2016-01-01', members, '样*', 'v1.bench', 'benchmark'
      FROM household, revision
  ), person AS (
    INSERT INTO persons (id, identity_index, identity_sealed, identity_masked)
    SELECT md5(id || m)::uuid, rpad(md5(id || m), 43, 'x'), 'v1.bench', '4418**********0000'
      FROM household, generate_series(1, members) m
  ), member AS (
    INSERT INTO member_versions (person_id, valid_from, revision, household_id, name_shown, name_sealed, relation, ability, stage, reason)
    SELECT md5(id || m)::uuid, '2016-01-01', revision, id, '样*', 'v1.bench', CASE WHEN m = 1 THEN 'head' ELSE 'child' END,
           CASE WHEN i % 10 = 0 THEN 'none' WHEN m <= 2 THEN 'full' ELSE 'none' END, CASE WHEN m > 2 THEN 'primary' ELSE 'none' END, 'benchmark'
      FROM household, revision, generate_series(1, members) m
  )
  INSERT INTO pairings (cadre_id, beneficiary_id, valid_from, revision, pledged, active, reason)
  SELECT 'cadre-' || 1 + (i + c) % 2000, id, '2016-01-01', revision, CASE WHEN i % 3 = 0 THEN 500 ELSE 200 END, true, 'benchmark'
    FROM household, revision, generate_series(1, 1 + i % 2) c`
