import type { Database, Transaction } from '@fundtrace/database'
import { beneficiariesAlreadyRecorded } from '../../domain/errors.ts'
import { HOME, NOW, readMovedAreas } from './register/area-repository.ts'

export type BeneficiaryKind = 'household' | 'village' | 'enterprise' | 'project'
export type BeneficiaryRow = Readonly<{
  id: string
  kind: BeneficiaryKind
  area_code: string
  name_shown: string
  name_sealed: string
  people: number
  synthetic: boolean
}>

/** All of them or, where one is there already, none; the refusal says which. */
export async function insertBeneficiaries(
  trx: Transaction,
  beneficiaries: readonly Readonly<{ id: string; kind: BeneficiaryKind; synthetic: boolean }>[],
  recordedBy: string,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `INSERT INTO beneficiaries (id, kind, synthetic, recorded_by)
     SELECT n.*, :recordedBy FROM unnest(:ids::text[], :kinds::text[], :synthetic::boolean[]) AS n
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    {
      recordedBy,
      ids: beneficiaries.map((entry) => entry.id),
      kinds: beneficiaries.map((entry) => entry.kind),
      synthetic: beneficiaries.map((entry) => entry.synthetic),
    },
  )
  const fresh = new Set(rows.map((row) => row.id))
  const taken = beneficiaries.map((entry) => entry.id).filter((id) => !fresh.delete(id))
  if (taken.length > 0) throw beneficiariesAlreadyRecorded(taken)
}

/** The newest version of any kind of beneficiary b: a version is never of a day to come. */
const NEWEST_VERSION = ['household', 'village', 'enterprise', 'project']
  .map(
    (kind) => `(SELECT area_code, name_shown, name_sealed, coalesce(people, 0) AS people, status FROM ${kind}_versions
       WHERE b.kind = '${kind}' AND beneficiary_id = b.id ORDER BY valid_from DESC, revision DESC LIMIT 1)`,
  )
  .join(' UNION ALL ')
/** With `h.area_code`, the home by the areas in force now: whose village was merged is at home in the new one. */
export const BENEFICIARIES = `beneficiaries b CROSS JOIN LATERAL (${NEWEST_VERSION}) v CROSS JOIN LATERAL (SELECT ${HOME} AS area_code) h`

/** As they stand by now. */
export async function readBeneficiaryAreas(
  trx: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, BeneficiaryRow>> {
  const { rows } = await trx.raw<{ rows: BeneficiaryRow[] }>(
    `SELECT b.id, b.kind, h.area_code, v.name_shown, v.name_sealed, v.people, b.synthetic
       FROM ${BENEFICIARIES} WHERE b.id = ANY(:ids::text[])`,
    { ids: [...ids], ...(await readMovedAreas(trx, NOW)) },
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export type ListedBeneficiary = Readonly<{
  id: string
  kind: BeneficiaryKind
  area_code: string
  name: string
  people: number
  synthetic: boolean
  bank_account: string
  bank_account_version: number
}>

/** Masked, by id after `after`; who has no account shows a dash and version 0. */
export async function listBeneficiaries(
  db: Database,
  where: { prefixes: readonly string[]; areaCode: string; ids: readonly string[] | null; after: string; limit: number },
): Promise<ListedBeneficiary[]> {
  const { rows } = await db.raw<{ rows: ListedBeneficiary[] }>(
    `SELECT b.id, b.kind, h.area_code, v.name_shown AS name, v.people, b.synthetic,
            coalesce(a.account_masked, '—') AS bank_account, coalesce(a.version, 0) AS bank_account_version
       FROM ${BENEFICIARIES}
       LEFT JOIN LATERAL (SELECT account_masked, version FROM bank_accounts
                           WHERE beneficiary_id = b.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE h.area_code LIKE ANY(:prefixes::text[]) AND h.area_code LIKE :area AND b.id > :after
        AND (:ids::text[] IS NULL OR b.id = ANY(:ids::text[]))
      ORDER BY b.id LIMIT :limit`,
    {
      prefixes: where.prefixes.map((prefix) => `${prefix}%`),
      area: `${where.areaCode}%`,
      ids: where.ids && [...where.ids],
      after: where.after,
      limit: where.limit,
      ...(await readMovedAreas(db, NOW)),
    },
  )
  return rows
}
