import type { Transaction } from '@fundtrace/database'
import { type KeyRing, open } from '@fundtrace/personal-data'
import {
  type KnownBeneficiaryRow,
  type KnownHouseholdRow,
  type KnownMemberRow,
  type KnownPlaceRow,
  type KnownSupportRow,
  readKnownBeneficiaries,
  readKnownCadres,
  readKnownEnterprises,
  readKnownHouseholds,
  readKnownItems,
  readKnownMembers,
  readKnownPairings,
  readKnownProjects,
  readKnownSupports,
  readKnownUnits,
  readKnownVillages,
  readPeopleEverIn,
} from '../../adapters/postgres/register/known-register-repository.ts'
import {
  type HouseholdState,
  type KnownRegister,
  type MemberState,
  pairingKey,
  type PlaceFields,
  type PlaceState,
} from '../../domain/register/known-register.ts'
import type { Giver, RegisterChange } from '../../domain/register/register-change.ts'
import type { Timeline, Version } from '../../domain/register/timeline.ts'
import { ofBeneficiary, ofChange, openAccount } from './seal-account.ts'
import { cadreNameContext, nameContext, personNameContext } from './sealed-places.ts'

/**
 * What is known of everything that the changes name, names and accounts opened. `personIds` are those of the persons whom they name by
 * identity number. About fifteen statements, however many changes there are.
 */
export async function loadKnownRegister(
  trx: Transaction,
  ring: KeyRing,
  changes: readonly RegisterChange[],
  personIds: readonly string[],
): Promise<KnownRegister> {
  const units = await readKnownUnits(trx, named(changes, ['unit_id', 'supporter_id', 'cadre_id']))
  const cadres = await readKnownCadres(trx, named(changes, ['unit_id', 'supporter_id', 'cadre_id']))
  const items = await readKnownItems(trx, named(changes, ['item_id']))
  const supports = await readKnownSupports(trx, named(changes, ['support_id']))

  const people = [...new Set([...personIds, ...named(changes, ['person_id'])])]
  const ownVersions = await readKnownMembers(trx, people)
  const ids = unique([
    ...named(changes, ['household_id', 'village_id', 'enterprise_id', 'project_id', 'beneficiary_id']),
    ...ownVersions.map((row) => row.household_id),
    ...[...items, ...supports].map((row) => row.beneficiary_id),
  ])
  const known = new Set(people)
  const others = (await readPeopleEverIn(trx, ids)).filter((id) => !known.has(id))
  const memberRows = [...ownVersions, ...(await readKnownMembers(trx, others))]
  const beneficiaries = await readKnownBeneficiaries(trx, ids)
  const pairings = changes.some((change) => change.change === 'pairing_recorded')
    ? await readKnownPairings(trx, named(changes, ['beneficiary_id']))
    : []
  const idsOf = (kind: KnownBeneficiaryRow['kind']) =>
    beneficiaries.filter((row) => row.kind === kind).map((row) => row.id)

  return {
    beneficiaries: new Map(beneficiaries.map((row) => [row.id, toBeneficiary(ring, row)])),
    households: timelines(
      await readKnownHouseholds(trx, idsOf('household')),
      (row) => row.beneficiary_id,
      (row) => toHousehold(ring, row),
    ),
    members: timelines(
      memberRows,
      (row) => row.person_id,
      (row) => toMember(ring, row),
    ),
    places: new Map([
      ...timelines(await readKnownVillages(trx, idsOf('village')), idOfPlace, (row) =>
        toPlace(row, {
          ...placeFields(row),
          key: row.key,
          poor: row.poor,
          old_revolutionary_base: row.old_revolutionary_base,
          supported_by_county: row.supported_by_county,
          households: row.households,
          collective_income: row.collective_income,
        }),
      ),
      ...timelines(await readKnownEnterprises(trx, idsOf('enterprise')), idOfPlace, (row) =>
        toPlace(row, { ...placeFields(row), filed_since: row.filed_since }),
      ),
      ...timelines(await readKnownProjects(trx, idsOf('project')), idOfPlace, (row) => toPlace(row, placeFields(row))),
    ]),
    pairings: timelines(
      pairings,
      (row) => pairingKey(row.beneficiary_id, row.supporter_id),
      ({ pledged, active }) => ({ pledged, active }),
    ),
    units: new Map(units.map((row) => [row.id, { name: row.name, funderId: row.funder_id }])),
    cadres: new Map(
      cadres.map((row) => [
        row.id,
        { name: open(ring, row.name_sealed, cadreNameContext(row.id)), unitId: row.unit_id },
      ]),
    ),
    items: new Map(
      items.map(({ id, beneficiary_id, person_id, ended_on, ...row }) => [
        id,
        { ...row, beneficiaryId: beneficiary_id, personId: person_id, endedOn: ended_on },
      ]),
    ),
    supports: new Map(
      supports.map((row) => [
        row.id,
        {
          beneficiaryId: row.beneficiary_id,
          giver: toGiver(row),
          funderId: row.funder_id,
          amount: row.amount,
          givenOn: row.given_on,
          kind: row.kind,
          countsIn: row.counts_in,
          withdrawn: row.withdrawn,
        },
      ]),
    ),
  }
}

/** The ids that changes give under one of the names, each once. Of a support also those of its giver. */
function named(changes: readonly RegisterChange[], names: readonly string[]): string[] {
  const givers = changes.flatMap((change) => (change.change === 'support_recorded' ? [change.giver] : []))
  return unique([...changes, ...givers].flatMap((thing) => names.map((name) => textUnder(thing, name))))
}

function textUnder(thing: object, name: string): string | null {
  const value: unknown = Reflect.get(thing, name)
  return typeof value === 'string' ? value : null
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]

/** Rows come in order of key and day. */
function timelines<Row extends Readonly<{ valid_from: string; reason: string }>, State>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  stateOf: (row: Row) => State,
): Map<string, Timeline<State>> {
  const byKey = new Map<string, Version<State>[]>()
  for (const row of rows) {
    const version = { validFrom: row.valid_from, state: stateOf(row), reason: row.reason }
    const timeline = byKey.get(keyOf(row))
    if (timeline === undefined) byKey.set(keyOf(row), [version])
    else timeline.push(version)
  }
  return byKey
}

function toBeneficiary(ring: KeyRing, { id, kind, synthetic, account }: KnownBeneficiaryRow) {
  if (account === null) return { kind, synthetic, bankAccount: null }
  const place = account.change_id === null ? ofBeneficiary(id) : ofChange(account.change_id)
  return { kind, synthetic, bankAccount: openAccount(ring, account, place) }
}

const toHousehold = (ring: KeyRing, row: KnownHouseholdRow): HouseholdState => ({
  status: row.status,
  graceUntil: row.grace_until,
  fields: {
    area_code: row.area_code,
    name: open(ring, row.name_sealed, nameContext(row.beneficiary_id)),
    class: row.class,
    income_per_person: row.income_per_person,
    willing_to_work: row.willing_to_work,
    registered_since: row.registered_since,
    people: row.people,
  },
})

const toMember = (ring: KeyRing, row: KnownMemberRow): MemberState => ({
  householdId: row.household_id,
  ended: row.ended,
  fields: {
    name: open(ring, row.name_sealed, personNameContext(row.person_id)),
    relation: row.relation,
    ability: row.ability,
    stage: row.stage,
    health_cover: row.health_cover,
  },
})

const idOfPlace = (row: KnownPlaceRow): string => row.beneficiary_id
const placeFields = (row: KnownPlaceRow) => ({ area_code: row.area_code, name: row.name_shown, people: row.people })
const toPlace = (row: KnownPlaceRow, fields: PlaceFields): PlaceState => ({ status: row.status, fields })

function toGiver({ unit_id, cadre_id, giver_name }: KnownSupportRow): Giver {
  if (unit_id !== null) return { unit_id }
  return cadre_id === null ? { name: giver_name ?? '' } : { cadre_id }
}
