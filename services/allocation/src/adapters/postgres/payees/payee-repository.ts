import type { Database, Transaction } from '@fundtrace/database'
import type { BeneficiaryKind } from '../register-repository.ts'
import { BENEFICIARIES } from '../register-repository.ts'
import { NOW, readMovedAreas } from '../register/area-repository.ts'

/** Somebody who is paid, at home as of now, with the account in force: the newest that two officers agreed on, or the first. */
export type SealedPayee = Readonly<{
  beneficiary_id: string
  kind: BeneficiaryKind
  area_code: string
  name_sealed: string
  account: Readonly<{
    account_sealed: string
    account_index: string | null
    owner_sealed: string | null
    bank_code: string | null
    /** Microseconds since 1970, as text: more than a number of JSON keeps. */
    told_at: string
  }> | null
}>

export async function readPayees(db: Database | Transaction, ids: readonly string[]): Promise<SealedPayee[]> {
  const { rows } = await db.raw<{ rows: SealedPayee[] }>(
    `SELECT b.id AS beneficiary_id, b.kind, h.area_code, v.name_sealed, to_json(a) AS account
       FROM ${BENEFICIARIES}
       LEFT JOIN LATERAL (SELECT account_sealed, account_index, owner_sealed, bank_code,
                                 (extract(epoch FROM recorded_at) * 1000000)::bigint::text AS told_at
                            FROM bank_accounts WHERE beneficiary_id = b.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE b.id = ANY(:ids::text[]) ORDER BY b.id`,
    { ids: [...ids], ...(await readMovedAreas(db, NOW)) },
  )
  return rows
}

/**
 * Another text whenever a check of payees may find something else: the register's revision, the accounts, which are only ever added, and the
 * day, on which a place may have become a part of another.
 */
export async function readRegisterState(db: Database, revision: number, today: string): Promise<string> {
  const { rows } = await db.raw<{ rows: { accounts: string }[] }>(`SELECT count(*) AS accounts FROM bank_accounts`)
  return `${today} ${revision} ${rows[0]?.accounts ?? ''}`
}

export type SharedCard = Readonly<{ account_index: string; count: number; ids: string[]; areas: string[] }>

/** How many ids of one card are told. */
const TOLD_MAX = 20

/** Which of these accounts are in force for several beneficiaries of the register; who was removed from it does not count. */
export async function readSharedCards(db: Database, indexes: readonly string[]): Promise<SharedCard[]> {
  const { rows } = await db.raw<{ rows: SharedCard[] }>(
    `WITH shared AS MATERIALIZED (
       SELECT account_index FROM bank_accounts WHERE account_index = ANY(:indexes::text[])
        GROUP BY account_index HAVING count(DISTINCT beneficiary_id) > 1),
     held AS MATERIALIZED (
       SELECT a.account_index, a.beneficiary_id FROM shared JOIN bank_accounts a USING (account_index)
        WHERE NOT EXISTS (SELECT FROM bank_accounts n WHERE n.beneficiary_id = a.beneficiary_id AND n.version > a.version))
     SELECT held.account_index, count(*)::int AS count, (array_agg(b.id ORDER BY b.id))[1:${TOLD_MAX}] AS ids,
            (array_agg(h.area_code ORDER BY b.id))[1:${TOLD_MAX}] AS areas
       FROM ${BENEFICIARIES} JOIN held ON held.beneficiary_id = b.id
      WHERE v.status <> 'removed'
      GROUP BY held.account_index HAVING count(*) > 1`,
    { indexes: [...indexes], ...(await readMovedAreas(db, NOW)) },
  )
  return rows
}

export type UnindexedAccount = Readonly<{ beneficiary_id: string; version: number; account_sealed: string }>

export async function readUnindexed(db: Database, limit: number): Promise<UnindexedAccount[]> {
  const { rows } = await db.raw<{ rows: UnindexedAccount[] }>(
    `SELECT beneficiary_id, version, account_sealed FROM bank_accounts WHERE account_index IS NULL
      ORDER BY beneficiary_id, version LIMIT :limit`,
    { limit },
  )
  return rows
}

export async function setIndexes(
  db: Database,
  accounts: readonly (UnindexedAccount & Readonly<{ index: string }>)[],
): Promise<void> {
  await db.raw(
    `UPDATE bank_accounts a SET account_index = n.index
       FROM unnest(:ids::text[], :versions::smallint[], :indexes::text[]) AS n (id, version, index)
      WHERE a.beneficiary_id = n.id AND a.version = n.version AND a.account_index IS NULL`,
    {
      ids: accounts.map((account) => account.beneficiary_id),
      versions: accounts.map((account) => account.version),
      indexes: accounts.map((account) => account.index),
    },
  )
}
