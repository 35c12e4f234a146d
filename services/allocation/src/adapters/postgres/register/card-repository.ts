import type { Database, Transaction } from '@fundtrace/database'
import type { SealedAccount } from '../../../application/register/seal-account.ts'
import type { Person } from '../../../domain/four-eyes.ts'
import { BENEFICIARIES } from '../register-repository.ts'
import { NOW, readMovedAreas } from './area-repository.ts'

export type AccountRow = SealedAccount &
  Readonly<{ beneficiary_id: string; version: number; reason: string; change_id: string | null }>

const SEALED = 'account_sealed, account_masked, account_index, owner_sealed, owner_masked, bank_code'

/** Of each the next version. A second or later one names the change that two officers agreed on. */
export async function insertBankAccounts(
  trx: Transaction,
  accounts: readonly AccountRow[],
  recordedBy: string,
): Promise<void> {
  if (accounts.length === 0) return
  await trx.raw(
    `INSERT INTO bank_accounts (beneficiary_id, version, reason, change_id, ${SEALED}, recorded_by)
     SELECT beneficiary_id, version, reason, change_id, ${SEALED}, :recordedBy
       FROM json_populate_recordset(NULL::bank_accounts, :rows::json)`,
    { recordedBy, rows: JSON.stringify(accounts) },
  )
}

export type CardChangeRow = SealedAccount &
  Readonly<{ id: string; beneficiary_id: string; reason: string; asked_by: string; asked_for: string | null }>

/** Whatever was waiting for these beneficiaries before is superseded. Locks in order of id, so that two lists never wait for each other. */
export async function insertCardChanges(trx: Transaction, changes: readonly CardChangeRow[]): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map((change) => change.beneficiary_id).toSorted()
  await trx.raw(
    `SELECT pg_advisory_xact_lock(hashtextextended('bank account ' || id, 0)) FROM unnest(?::text[]) AS i (id)`,
    [ids],
  )
  await trx.raw(
    `UPDATE card_changes SET state = 'superseded', decided_at = clock_timestamp()
      WHERE beneficiary_id = ANY(:ids::text[]) AND state = 'waiting'`,
    { ids },
  )
  await trx.raw(
    `INSERT INTO card_changes (id, beneficiary_id, reason, asked_by, asked_for, ${SEALED})
     SELECT id, beneficiary_id, reason, asked_by, asked_for, ${SEALED}
       FROM json_populate_recordset(NULL::card_changes, :rows::json)`,
    { rows: JSON.stringify(changes) },
  )
}

export type CardChange = CardChangeRow & Readonly<{ state: 'waiting' | 'approved' | 'rejected' | 'superseded' }>

export async function lockCardChange(
  trx: Transaction,
  beneficiaryId: string,
  id: string,
): Promise<CardChange | undefined> {
  const { rows } = await trx.raw<{ rows: CardChange[] }>(
    `SELECT id, beneficiary_id, reason, asked_by, asked_for, state, ${SEALED} FROM card_changes
      WHERE id = :id AND beneficiary_id = :beneficiaryId FOR UPDATE`,
    { id, beneficiaryId },
  )
  return rows[0]
}

export async function decideCardChange(
  trx: Transaction,
  id: string,
  decision: Readonly<{ state: 'approved' | 'rejected'; by: Person; why: string | null }>,
): Promise<void> {
  await trx('card_changes')
    .where({ id })
    .update({
      state: decision.state,
      decided_by: decision.by.subject,
      decided_for: decision.by.actingFor,
      decided_at: trx.raw('clock_timestamp()'),
      decided_why: decision.why,
    })
}

/** Under a lock of the beneficiary's account until the transaction ends, so that two changes cannot both be the next. */
export async function lockAccount(
  trx: Transaction,
  beneficiaryId: string,
): Promise<(SealedAccount & Readonly<{ version: number }>) | undefined> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('bank account ' || ?, 0))`, [beneficiaryId])
  const { rows } = await trx.raw<{ rows: (SealedAccount & { version: number })[] }>(
    `SELECT version, ${SEALED} FROM bank_accounts WHERE beneficiary_id = :beneficiaryId ORDER BY version DESC LIMIT 1`,
    { beneficiaryId },
  )
  return rows[0]
}

/** Masked. The account in force is the one with the greatest version. */
export type ShownCard = Readonly<{
  change_id: string | null
  state: 'in_force' | 'replaced' | CardChange['state']
  version: number | null
  bank_account: string
  owner_name: string | null
  bank_code: string | null
  reason: string
  asked_by: string
  asked_for: string | null
  asked_at: string
  decided_by: string | null
  decided_for: string | null
  decided_at: string | null
  decided_why: string | null
}>

/** Every account and every change that was asked for, in the order in which they were recorded. */
export async function readCards(db: Database | Transaction, beneficiaryId: string): Promise<ShownCard[]> {
  const { rows } = await db.raw<{ rows: ShownCard[] }>(
    `SELECT coalesce(a.change_id, c.id) AS change_id,
            CASE WHEN a.version IS NULL THEN c.state WHEN a.version = max(a.version) OVER () THEN 'in_force' ELSE 'replaced' END AS state,
            a.version, coalesce(a.account_masked, c.account_masked) AS bank_account,
            CASE WHEN a.version IS NULL THEN c.owner_masked ELSE a.owner_masked END AS owner_name,
            CASE WHEN a.version IS NULL THEN c.bank_code ELSE a.bank_code END AS bank_code,
            coalesce(c.reason, a.reason) AS reason, coalesce(c.asked_by, a.recorded_by) AS asked_by, c.asked_for,
            ${utc('coalesce(c.asked_at, a.recorded_at)')} AS asked_at,
            c.decided_by, c.decided_for, ${utc('c.decided_at')} AS decided_at, c.decided_why
       FROM (SELECT * FROM bank_accounts WHERE beneficiary_id = :beneficiaryId) a
       FULL JOIN (SELECT * FROM card_changes WHERE beneficiary_id = :beneficiaryId) c ON c.id = a.change_id
      ORDER BY coalesce(c.asked_at, a.recorded_at), a.version`,
    { beneficiaryId },
  )
  return rows
}

function utc(time: string): string {
  return `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

export type WaitingCard = Readonly<{
  change_id: string
  beneficiary_id: string
  bank_account: string
  owner_name: string | null
  bank_code: string | null
  reason: string
  asked_by: string
  asked_for: string | null
  asked_at: string
}>

/** Changes of some areas that wait for a second officer, by the beneficiary's id. */
export async function listWaitingCards(
  db: Database,
  page: Readonly<{ prefixes: readonly string[]; after: string; limit: number }>,
): Promise<WaitingCard[]> {
  const { rows } = await db.raw<{ rows: WaitingCard[] }>(
    `SELECT c.id AS change_id, c.beneficiary_id, c.account_masked AS bank_account, c.owner_masked AS owner_name, c.bank_code, c.reason,
            c.asked_by, c.asked_for, ${utc('c.asked_at')} AS asked_at
       FROM ${BENEFICIARIES} JOIN card_changes c ON c.beneficiary_id = b.id AND c.state = 'waiting'
      WHERE h.area_code LIKE ANY(:prefixes::text[]) AND b.id > :after ORDER BY b.id LIMIT :limit`,
    {
      prefixes: page.prefixes.map((prefix) => `${prefix}%`),
      after: page.after,
      limit: page.limit,
      ...(await readMovedAreas(db, NOW)),
    },
  )
  return rows
}
