import type { Database, Transaction } from '@fundtrace/database'
import { beneficiariesAlreadyRecorded } from '../../domain/errors.ts'
import type { Base } from '../../domain/programme.ts'
import type { Unit } from '../../domain/compute-plan.ts'

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
export type BankAccountRow = Readonly<{
  beneficiary_id: string
  version: number
  account_sealed: string
  account_masked: string
  reason: string
}>

/** All of them or, where one is there already, none; the refusal says which. */
export async function insertBeneficiaries(
  trx: Transaction,
  rows: readonly BeneficiaryRow[],
  accounts: readonly BankAccountRow[],
  recordedBy: string,
): Promise<void> {
  const signed = <Row>(row: Row) => ({ ...row, recorded_by: recordedBy })
  const inserted: { id: string }[] = await trx('beneficiaries')
    .insert(rows.map(signed))
    .onConflict('id')
    .ignore()
    .returning('id')
  const fresh = new Set(inserted.map((row) => row.id))
  const taken = rows.map((row) => row.id).filter((id) => !fresh.delete(id))
  if (taken.length > 0) throw beneficiariesAlreadyRecorded(taken)
  await trx('bank_accounts').insert(accounts.map(signed))
}

/** Under a lock of the beneficiary's account until the transaction ends, so that two corrections cannot both be the next. */
export async function readNewestVersion(trx: Transaction, beneficiaryId: string): Promise<number | undefined> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('bank account ' || ?, 0))`, [beneficiaryId])
  const row = await trx('bank_accounts').where({ beneficiary_id: beneficiaryId }).max({ version: 'version' }).first()
  return row?.['version'] ?? undefined
}

export async function insertBankAccount(trx: Transaction, row: BankAccountRow, recordedBy: string): Promise<void> {
  await trx('bank_accounts').insert({ ...row, recorded_by: recordedBy })
}

const KIND_OF_BASE = { households: 'household', villages: 'village' } as const

/** Everybody of the register in an area for whom a programme pays its rate once, in a stable order. */
export async function readUnits(trx: Transaction, base: Exclude<Base, 'people'>, areaCode: string): Promise<Unit[]> {
  const rows: { id: string; area_code: string }[] = await trx('beneficiaries')
    .where({ kind: KIND_OF_BASE[base] })
    .andWhere('area_code', 'like', `${areaCode}%`)
    .orderBy(['area_code', 'id'])
    .select('id', 'area_code')
  return rows.map((row) => ({ beneficiaryId: row.id, areaCode: row.area_code, count: 1 }))
}

export async function readBeneficiaryAreas(
  trx: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, BeneficiaryRow>> {
  const rows: BeneficiaryRow[] = await trx('beneficiaries')
    .whereRaw('id = ANY(?::text[])', [[...ids]])
    .select('id', 'kind', 'area_code', 'name_shown', 'name_sealed', 'people', 'synthetic')
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

/** Masked, by id after `after`. */
export async function listBeneficiaries(
  db: Database,
  where: { prefixes: readonly string[]; areaCode: string; after: string; limit: number },
): Promise<ListedBeneficiary[]> {
  const { rows } = await db.raw<{ rows: ListedBeneficiary[] }>(
    `SELECT b.id, b.kind, b.area_code, b.name_shown AS name, b.people, b.synthetic,
            a.account_masked AS bank_account, a.version AS bank_account_version
       FROM beneficiaries b
       JOIN LATERAL (SELECT account_masked, version FROM bank_accounts
                      WHERE beneficiary_id = b.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE b.area_code LIKE ANY(:prefixes::text[]) AND b.area_code LIKE :area AND b.id > :after
      ORDER BY b.id LIMIT :limit`,
    {
      prefixes: where.prefixes.map((prefix) => `${prefix}%`),
      area: `${where.areaCode}%`,
      after: where.after,
      limit: where.limit,
    },
  )
  return rows
}

export type SealedPayee = Readonly<{
  beneficiary_id: string
  area_code: string
  name_sealed: string
  account_sealed: string
}>

export async function readPayees(db: Database, ids: readonly string[]): Promise<SealedPayee[]> {
  const { rows } = await db.raw<{ rows: SealedPayee[] }>(
    `SELECT b.id AS beneficiary_id, b.area_code, b.name_sealed, a.account_sealed
       FROM beneficiaries b
       JOIN LATERAL (SELECT account_sealed FROM bank_accounts
                      WHERE beneficiary_id = b.id ORDER BY version DESC LIMIT 1) a ON true
      WHERE b.id = ANY(:ids::text[]) ORDER BY b.id`,
    { ids: [...ids] },
  )
  return rows
}
