import type { Transaction } from '@fundtrace/database'
import type { ReceiverKind } from '../../../domain/plan/receiver.ts'
import type { Facts, ItemKind } from '../../../domain/programme/facts.ts'
import type {
  Ability,
  Ended,
  HealthCover,
  HouseholdClass,
  Relation,
  Stage,
} from '../../../domain/register/register-change.ts'

/*
 * What is newest known of the things that a list of changes names: of each thing every day with a version, the greatest revision of it.
 * Read under the register's lock.
 */

export type KnownBeneficiaryRow = Readonly<{
  id: string
  kind: ReceiverKind
  synthetic: boolean
  account: Readonly<{
    /** Of a change that waits for another officer; null where it is the one in force. */
    change_id: string | null
    account_sealed: string
    owner_sealed: string | null
    bank_code: string | null
  }> | null
}>

/** With the account that was told last, be it in force or waiting: who tells it again tells nothing new. */
export async function readKnownBeneficiaries(trx: Transaction, ids: readonly string[]): Promise<KnownBeneficiaryRow[]> {
  const { rows } = await trx.raw<{ rows: KnownBeneficiaryRow[] }>(
    `SELECT b.id, b.kind, b.synthetic, coalesce(to_json(w), to_json(a)) AS account
       FROM beneficiaries b
       LEFT JOIN LATERAL (SELECT NULL::uuid AS change_id, account_sealed, owner_sealed, bank_code FROM bank_accounts
                           WHERE beneficiary_id = b.id ORDER BY version DESC LIMIT 1) a ON true
       LEFT JOIN LATERAL (SELECT id AS change_id, account_sealed, owner_sealed, bank_code FROM card_changes
                           WHERE beneficiary_id = b.id AND state = 'waiting') w ON true
      WHERE b.id = ANY(:ids::text[])`,
    { ids: [...ids] },
  )
  return rows
}

export type KnownHouseholdRow = Readonly<{
  beneficiary_id: string
  valid_from: string
  status: 'registered' | 'left_poverty' | 'removed'
  grace_until: string | null
  area_code: string
  class: HouseholdClass | null
  income_per_person: string | null
  willing_to_work: boolean | null
  registered_since: string | null
  people: number | null
  name_sealed: string
  reason: string
}>

export async function readKnownHouseholds(trx: Transaction, ids: readonly string[]): Promise<KnownHouseholdRow[]> {
  const { rows } = await trx.raw<{ rows: KnownHouseholdRow[] }>(
    `SELECT DISTINCT ON (beneficiary_id, valid_from) beneficiary_id, valid_from, status, grace_until, area_code, class,
            income_per_person, willing_to_work, registered_since, people, name_sealed, reason
       FROM household_versions WHERE beneficiary_id = ANY(:ids::text[])
      ORDER BY beneficiary_id, valid_from, revision DESC`,
    { ids: [...ids] },
  )
  return rows
}

export type KnownPersonRow = Readonly<{ id: string; identity_index: string }>

export async function readKnownPersons(trx: Transaction, indexes: readonly string[]): Promise<KnownPersonRow[]> {
  const { rows } = await trx.raw<{ rows: KnownPersonRow[] }>(
    `SELECT id, identity_index FROM persons WHERE identity_index = ANY(:indexes::text[])`,
    { indexes: [...indexes] },
  )
  return rows
}

/** Everybody of whom it was ever recorded that he was in one of the households. */
export async function readPeopleEverIn(trx: Transaction, householdIds: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { person_id: string }[] }>(
    `SELECT DISTINCT person_id FROM member_versions WHERE household_id = ANY(:householdIds::text[])`,
    { householdIds: [...householdIds] },
  )
  return rows.map((row) => row.person_id)
}

export type KnownMemberRow = Readonly<{
  person_id: string
  valid_from: string
  household_id: string | null
  name_sealed: string
  relation: Relation
  ability: Ability | null
  stage: Stage | null
  health_cover: HealthCover | null
  ended: Ended | null
  reason: string
}>

export async function readKnownMembers(trx: Transaction, personIds: readonly string[]): Promise<KnownMemberRow[]> {
  const { rows } = await trx.raw<{ rows: KnownMemberRow[] }>(
    `SELECT DISTINCT ON (person_id, valid_from) person_id, valid_from, household_id, name_sealed, relation, ability, stage,
            health_cover, ended, reason
       FROM member_versions WHERE person_id = ANY(:personIds::uuid[])
      ORDER BY person_id, valid_from, revision DESC`,
    { personIds: [...personIds] },
  )
  return rows
}

export type KnownPlaceRow = Readonly<{
  beneficiary_id: string
  valid_from: string
  status: 'registered' | 'removed'
  area_code: string
  name_shown: string
  people: number | null
  reason: string
}>
export type KnownVillageRow = KnownPlaceRow &
  Readonly<{
    key: boolean | null
    poor: boolean | null
    old_revolutionary_base: boolean | null
    supported_by_county: boolean | null
    households: number | null
    collective_income: string | null
  }>
export type KnownEnterpriseRow = KnownPlaceRow & Readonly<{ filed_since: string | null }>

const PLACE = 'beneficiary_id, valid_from, status, area_code, name_shown, people, reason'

export const readKnownVillages = (trx: Transaction, ids: readonly string[]): Promise<KnownVillageRow[]> =>
  readPlaces<KnownVillageRow>(
    trx,
    ids,
    'village_versions',
    'key, poor, old_revolutionary_base, supported_by_county, households, collective_income',
  )

export const readKnownEnterprises = (trx: Transaction, ids: readonly string[]): Promise<KnownEnterpriseRow[]> =>
  readPlaces<KnownEnterpriseRow>(trx, ids, 'enterprise_versions', 'filed_since')

export const readKnownProjects = (trx: Transaction, ids: readonly string[]): Promise<KnownPlaceRow[]> =>
  readPlaces<KnownPlaceRow>(trx, ids, 'project_versions', 'status')

async function readPlaces<Row>(
  trx: Transaction,
  ids: readonly string[],
  table: string,
  columns: string,
): Promise<Row[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT DISTINCT ON (beneficiary_id, valid_from) ${PLACE}, ${columns} FROM ${table}
      WHERE beneficiary_id = ANY(:ids::text[]) ORDER BY beneficiary_id, valid_from, revision DESC`,
    { ids: [...ids] },
  )
  return rows
}

export type KnownPairingRow = Readonly<{
  beneficiary_id: string
  supporter_id: string
  valid_from: string
  pledged: string
  active: boolean
  reason: string
}>

export async function readKnownPairings(
  trx: Transaction,
  beneficiaryIds: readonly string[],
): Promise<KnownPairingRow[]> {
  const { rows } = await trx.raw<{ rows: KnownPairingRow[] }>(
    `SELECT DISTINCT ON (beneficiary_id, supporter_id, valid_from) beneficiary_id, supporter_id, valid_from, pledged, active, reason
       FROM pairings WHERE beneficiary_id = ANY(:beneficiaryIds::text[])
      ORDER BY beneficiary_id, supporter_id, valid_from, revision DESC`,
    { beneficiaryIds: [...beneficiaryIds] },
  )
  return rows
}

export type KnownUnitRow = Readonly<{ id: string; name: string; funder_id: string }>
export type KnownCadreRow = Readonly<{ id: string; unit_id: string; name_sealed: string }>

export const readKnownUnits = (trx: Transaction, ids: readonly string[]): Promise<KnownUnitRow[]> =>
  trx('supporting_units')
    .whereRaw('id = ANY(?::text[])', [[...ids]])
    .select('id', 'name', 'funder_id')

export const readKnownCadres = (trx: Transaction, ids: readonly string[]): Promise<KnownCadreRow[]> =>
  trx('cadres')
    .whereRaw('id = ANY(?::text[])', [[...ids]])
    .select('id', 'unit_id', 'name_sealed')

export type KnownItemRow = Readonly<{
  id: string
  kind: ItemKind
  beneficiary_id: string
  person_id: string | null
  ended_on: string | null
  facts: Facts
  withdrawn: boolean
}>

export async function readKnownItems(trx: Transaction, ids: readonly string[]): Promise<KnownItemRow[]> {
  const { rows } = await trx.raw<{ rows: KnownItemRow[] }>(
    `SELECT DISTINCT ON (id) id, kind, beneficiary_id, person_id, ended_on, facts, withdrawn FROM base_items
      WHERE id = ANY(:ids::text[]) ORDER BY id, revision DESC`,
    { ids: [...ids] },
  )
  return rows
}

export type KnownSupportRow = Readonly<{
  id: string
  beneficiary_id: string
  unit_id: string | null
  cadre_id: string | null
  giver_name: string | null
  funder_id: string | null
  amount: string
  given_on: string
  kind: string
  counts_in: string | null
  withdrawn: boolean
}>

export async function readKnownSupports(trx: Transaction, ids: readonly string[]): Promise<KnownSupportRow[]> {
  const { rows } = await trx.raw<{ rows: KnownSupportRow[] }>(
    `SELECT DISTINCT ON (id) id, beneficiary_id, unit_id, cadre_id, giver_name, funder_id, amount, given_on, kind, counts_in, withdrawn
       FROM supports WHERE id = ANY(:ids::text[]) ORDER BY id, revision DESC`,
    { ids: [...ids] },
  )
  return rows
}

/** Those of the ids that the table does not have. */
export async function readMissing(
  trx: Transaction,
  table: 'funders' | 'programmes',
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT n.id FROM unnest(:ids::text[]) AS n(id) WHERE NOT EXISTS (SELECT FROM ${table} t WHERE t.id = n.id)`,
    { ids: [...ids] },
  )
  return rows.map((row) => row.id)
}
