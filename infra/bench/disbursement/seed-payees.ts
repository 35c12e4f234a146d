import { readFile } from 'node:fs/promises'
import { connect } from '@fundtrace/database'
import { type KeyRing, loadKeyRing, maskBankAccount, seal } from '@fundtrace/personal-data'
import { sealAccount, ofBeneficiary } from '../../../services/allocation/src/application/register/seal-account.ts'
import { nameContext } from '../../../services/allocation/src/application/register/sealed-places.ts'

/** A made-up county whose households are paid, each with a card. */
export type County = Readonly<{ code: string; households: number }>

const PAGE = 5_000

/** Writes the counties straight into the register, as its owner: names and accounts sealed as the service seals them, so that it opens them. */
export async function seedPayees(ownerUrl: string, keysFile: string, counties: readonly County[]): Promise<void> {
  const ring = loadKeyRing(await readFile(keysFile, 'utf8'))
  const db = connect(ownerUrl, { application: 'bench seed', connectionsMax: 1 })
  try {
    // A version names a revision of its own transaction.
    for (const county of counties)
      await db.transaction(async (trx) => {
        const { rows } = await trx.raw<{ rows: [{ revision: string }] }>(REVISION)
        for (let first = 0; first < county.households; first += PAGE)
          await trx.raw(HOUSEHOLDS, { revision: rows[0].revision, ...pageOf(ring, county, first) })
      })
    await db.raw('ANALYZE')
  } finally {
    await db.destroy()
  }
}

function pageOf(ring: KeyRing, { code, households }: County, first: number) {
  const numbers = Array.from({ length: Math.min(PAGE, households - first) }, (_, index) => first + index + 1)
  const people = numbers.map((number) => {
    const id = `${code}-h${String(number).padStart(7, '0')}`
    const account = `${code}${String(10_000_000 + number)}`
    return { number, id, account, name: `${SURNAMES[number % SURNAMES.length]}样${GIVEN[number % GIVEN.length]}` }
  })
  const accounts = people.map(({ id, account }) =>
    sealAccount(ring, { number: account, owner: null, bankCode: null }, ofBeneficiary(id)),
  )
  return {
    code,
    numbers,
    ids: people.map(({ id }) => id),
    names: people.map(({ id, name }) => seal(ring, name, nameContext(id))),
    accounts: accounts.map(({ account_sealed }) => account_sealed),
    masked: people.map(({ account }) => maskBankAccount(account)),
    indexes: accounts.map(({ account_index }) => account_index),
  }
}

const SURNAMES = ['李', '王', '张', '刘', '陈', '杨', '黄']
const GIVEN = ['一', '丰', '和', '平', '安', '顺']

const REVISION = `
  INSERT INTO register_revisions (revision, kind, reason, recorded_by)
  SELECT coalesce(max(revision), 0) + 1, 'import', 'benchmark', 'bench' FROM register_revisions RETURNING revision`

/** Three or four people to a household, over eight townships. */
const HOUSEHOLDS = `
  WITH household AS (
    SELECT n.i, n.id, n.name, n.account, n.masked, n.account_index, :code || lpad((100 + n.i % 8)::text, 3, '0') AS area_code,
           CASE WHEN n.i % 2 = 0 THEN 4 ELSE 3 END AS members
      FROM unnest(:numbers::int[], :ids::text[], :names::text[], :accounts::text[], :masked::text[], :indexes::text[])
           AS n (i, id, name, account, masked, account_index)
  ), beneficiary AS (
    INSERT INTO beneficiaries (id, kind, synthetic, recorded_by) SELECT id, 'household', true, 'bench' FROM household RETURNING id
  ), version AS (
    INSERT INTO household_versions (beneficiary_id, valid_from, revision, status, area_code, class, income_per_person, willing_to_work,
                                    registered_since, people, name_shown, name_sealed, reason)
    SELECT id, '2016-01-01', :revision, 'registered', area_code, 'general', 3000 + i % 4000, true, '2016-01-01', members, '样*', name, 'benchmark'
      FROM household
  ), person AS (
    INSERT INTO persons (id, identity_index, identity_sealed, identity_masked)
    SELECT md5(id || m)::uuid, rpad(md5(id || m), 43, 'x'), 'v1.bench', '4418**********0000' FROM household, generate_series(1, members) m
  ), member AS (
    INSERT INTO member_versions (person_id, valid_from, revision, household_id, name_shown, name_sealed, relation, ability, stage, reason)
    SELECT md5(id || m)::uuid, '2016-01-01', :revision, id, '样*', 'v1.bench', CASE WHEN m = 1 THEN 'head' ELSE 'child' END,
           CASE WHEN m <= 2 THEN 'full' ELSE 'none' END, CASE WHEN m > 2 THEN 'primary' ELSE 'none' END, 'benchmark'
      FROM household, generate_series(1, members) m
  )
  INSERT INTO bank_accounts (beneficiary_id, version, account_sealed, account_masked, account_index, reason, recorded_by)
  SELECT id, 1, account, masked, account_index, 'registered', 'bench' FROM household`
