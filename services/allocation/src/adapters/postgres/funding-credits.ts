import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { aliasTaken, creditNotOpen, creditUnknown } from '../../domain/funding/funding-errors.ts'
import { aliasKey } from '../../domain/funding/document-number.ts'
import type { FunderAlias } from '../../domain/funding/match-credit.ts'

export async function insertAlias(trx: Transaction, alias: FunderAlias, recordedBy: string): Promise<void> {
  const { funderId, kind, text } = alias
  await trx('funder_aliases')
    .insert({ funder_id: funderId, kind, text, text_key: aliasKey(text), recorded_by: recordedBy })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'funder_aliases_pkey' ? aliasTaken(funderId, kind, text) : error
    })
}

/** Those of the funders, and the name of each as a payer. */
export async function readAliases(trx: Transaction, funderIds: readonly string[]): Promise<FunderAlias[]> {
  const { rows } = await trx.raw<{ rows: FunderAlias[] }>(
    `SELECT funder_id AS "funderId", kind, text FROM funder_aliases WHERE funder_id = ANY(:ids::text[])
     UNION ALL SELECT id, 'payer', name FROM funders WHERE id = ANY(:ids::text[]) ORDER BY 1, 2, 3`,
    { ids: [...funderIds] },
  )
  return rows
}

export type ArrivalInFund = Readonly<{
  id: string
  funder_id: string
  amount: string
  document_number: string
  arrived_on: string
  /** A bank's line is known for it. */
  is_linked: boolean
}>

export async function readArrivalsInFund(trx: Transaction, fundId: string): Promise<ArrivalInFund[]> {
  const { rows } = await trx.raw<{ rows: ArrivalInFund[] }>(
    `SELECT a.id, a.funder_id, a.amount, a.document_number, a.arrived_on,
            EXISTS (SELECT FROM statement_credits c WHERE c.arrival_id = a.id)
              OR EXISTS (SELECT FROM identifications i WHERE i.arrival_id = a.id) AS is_linked
       FROM arrivals a WHERE a.fund_id = :fundId AND a.state <> 'refused' ORDER BY a.arrived_on, a.id`,
    { fundId },
  )
  return rows
}

export type ArrivalStatement = Readonly<{ id: string; credits: number; seen: number }>

export const findStatement = (
  trx: Transaction,
  fundId: string,
  sha256: string,
): Promise<ArrivalStatement | undefined> =>
  trx('arrival_statements').where({ fund_id: fundId, sha256 }).first('id', 'credits', 'seen')

/** Two funds that take the same money at once would not see each other's: statements are taken one after the other. */
export async function lockStatements(trx: Transaction): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('statements', 0))`)
}

/** The other fund that took this very file, with credits in it. */
export async function findFundOfStatement(
  trx: Transaction,
  fundId: string,
  sha256: string,
): Promise<string | undefined> {
  const taken: { fund_id: string } | undefined = await trx('arrival_statements')
    .where({ sha256 })
    .whereNot({ fund_id: fundId })
    .where('credits', '>', 0)
    .first('fund_id')
  return taken?.fund_id
}

export async function insertStatement(
  trx: Transaction,
  statement: ArrivalStatement & Readonly<{ fund_id: string; sha256: string; uploaded_by: string }>,
): Promise<void> {
  await trx('arrival_statements').insert(statement)
}

export type CreditRow = Readonly<{
  id: string
  fund_id: string
  statement_id: string
  bank_reference: string
  booked_on: string
  amount: string
  document_number: string | null
  payer_shown: string | null
  outcome: 'recorded' | 'linked' | 'unidentified'
  reason: string | null
  /** The fund that had the same credit before. */
  other_fund_id: string | null
  candidates: string[]
  arrival_id: string | null
}>

export async function insertCredits(trx: Transaction, credits: readonly CreditRow[]): Promise<void> {
  for (let first = 0; first < credits.length; first += ROWS_PER_INSERT)
    await trx('statement_credits').insert(credits.slice(first, first + ROWS_PER_INSERT))
}
/** Below what one statement of PostgreSQL binds: 65,535 values. */
const ROWS_PER_INSERT = 5_000

export async function findCredits(
  trx: Transaction,
  fundId: string,
  bankReferences: readonly string[],
): Promise<Map<string, Pick<CreditRow, 'bank_reference' | 'booked_on' | 'amount'>>> {
  const rows: Pick<CreditRow, 'bank_reference' | 'booked_on' | 'amount'>[] = await trx('statement_credits')
    .where({ fund_id: fundId })
    .whereRaw('bank_reference = ANY(?::text[])', [[...bankReferences]])
    .select('bank_reference', 'booked_on', 'amount')
  return new Map(rows.map((row) => [row.bank_reference, row]))
}

type SameCredit = Pick<CreditRow, 'bank_reference' | 'booked_on' | 'amount'>

/** By bank reference, the fund that has a credit of the same day and amount already; where several have, the one that posted it. */
export async function findCreditsElsewhere(
  trx: Transaction,
  fundId: string,
  credits: readonly SameCredit[],
): Promise<Map<string, string>> {
  const { rows } = await trx.raw<{ rows: { bank_reference: string; fund_id: string }[] }>(
    `SELECT DISTINCT ON (c.bank_reference) c.bank_reference, c.fund_id
       FROM unnest(:references::text[], :days::date[], :amounts::numeric[]) AS n (bank_reference, booked_on, amount)
       JOIN statement_credits c USING (bank_reference, booked_on, amount)
      WHERE c.fund_id <> :fundId
      ORDER BY c.bank_reference, c.outcome = 'unidentified', c.fund_id`,
    {
      fundId,
      references: credits.map((credit) => credit.bank_reference),
      days: credits.map((credit) => credit.booked_on),
      amounts: credits.map((credit) => credit.amount),
    },
  )
  return new Map(rows.map((row) => [row.bank_reference, row.fund_id]))
}

export type CreditListed = Omit<CreditRow, 'fund_id' | 'statement_id'>

export const listCreditsOf = (db: Database, statementId: string): Promise<CreditListed[]> =>
  db('statement_credits')
    .where({ statement_id: statementId })
    .orderBy(['booked_on', 'bank_reference'])
    .select(
      'id',
      'bank_reference',
      'booked_on',
      'amount',
      'document_number',
      'payer_shown',
      'outcome',
      'reason',
      'other_fund_id',
      'candidates',
      'arrival_id',
    )

/** Nobody has said whose it is, or the ledger refused the arrival that was recorded for it. */
const WAITING = `
  (c.outcome = 'unidentified' OR EXISTS (SELECT FROM arrivals a WHERE a.id = c.arrival_id AND a.state = 'refused'))
  AND NOT EXISTS (SELECT FROM identifications i WHERE i.credit_id = c.id AND i.state = 'approved')`

export type Proposal = Readonly<{
  id: string
  funder_id: string
  document_number: string
  proposed_by: string
}>
export type Unidentified = Readonly<{
  id: string
  bank_reference: string
  booked_on: string
  amount: string
  document_number: string | null
  payer: string | null
  reason: string
  other_fund_id: string | null
  candidates: string[]
  proposal: Proposal | null
}>

/** What waits in a fund, of money that had come by a day. */
export async function listUnidentified(
  db: Database | Transaction,
  fundId: string,
  day: string,
): Promise<Unidentified[]> {
  const { rows } = await db.raw<{ rows: Unidentified[] }>(
    `SELECT c.id, c.bank_reference, c.booked_on, c.amount, c.document_number, c.payer_shown AS payer,
            coalesce(c.reason, 'refused_by_ledger') AS reason, c.other_fund_id, c.candidates,
            (SELECT json_build_object('id', i.id, 'funder_id', i.funder_id, 'document_number', i.document_number, 'proposed_by', i.proposed_by)
               FROM identifications i WHERE i.credit_id = c.id AND i.state = 'proposed') AS proposal
       FROM statement_credits c
      WHERE c.fund_id = :fundId AND c.booked_on <= :day::date AND ${WAITING}
      ORDER BY c.booked_on, c.bank_reference`,
    { fundId, day },
  )
  return rows
}

export type OpenCredit = Readonly<{
  id: string
  fund_id: string
  booked_on: string
  amount: string
  is_waiting: boolean
}>

export async function findCredit(trx: Database | Transaction, id: string): Promise<OpenCredit> {
  const { rows } = await trx.raw<{ rows: OpenCredit[] }>(
    `SELECT c.id, c.fund_id, c.booked_on, c.amount, ${WAITING} AS is_waiting FROM statement_credits c WHERE c.id = :id`,
    { id },
  )
  const credit = rows[0]
  if (credit === undefined) throw creditUnknown(id)
  return credit
}

export async function insertProposal(
  trx: Transaction,
  proposal: Proposal & Readonly<{ credit_id: string }>,
): Promise<void> {
  await trx('identifications')
    .insert(proposal)
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'identifications_one_in_force'
        ? creditNotOpen(proposal.credit_id, 'proposed')
        : error
    })
}

export const findProposal = (trx: Transaction, creditId: string): Promise<Proposal | undefined> =>
  trx('identifications')
    .where({ credit_id: creditId, state: 'proposed' })
    .forUpdate()
    .first('id', 'funder_id', 'document_number', 'proposed_by')

export async function decideProposal(
  trx: Transaction,
  id: string,
  decision: { state: 'approved'; arrival_id: string } | { state: 'rejected'; reason: string },
  officer: string,
): Promise<void> {
  await trx('identifications')
    .where({ id })
    .update({ ...decision, decided_by: officer, decided_at: trx.fn.now() })
}

/** The ledger refused the arrival: the money waits again. */
export async function refuseIdentificationOf(trx: Transaction, arrivalId: string): Promise<void> {
  await trx('identifications').where({ arrival_id: arrivalId, state: 'approved' }).update({ state: 'refused' })
}
