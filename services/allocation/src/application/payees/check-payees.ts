import type { Database } from '@fundtrace/database'
import { type KeyRing, open } from '@fundtrace/personal-data'
import { readPayees, readSharedCards, type SealedPayee } from '../../adapters/postgres/payees/payee-repository.ts'
import {
  readStandingsOn,
  readStays,
  type Standing,
  type StayRow,
} from '../../adapters/postgres/payees/standing-repository.ts'
import { readBeneficiaryAreas } from '../../adapters/postgres/register-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { unknown } from '../../domain/errors.ts'
import type { Finding } from '../../domain/payee/finding.ts'
import { isOneOf, judgeAccount } from '../../domain/payee/judge-account.ts'
import { judgeMembers, otherHouseholds, type Stay } from '../../domain/payee/judge-household.ts'
import type { Account } from '../../domain/register/account.ts'
import { ofBeneficiary, openAccount } from '../register/seal-account.ts'
import { nameContext, personNameContext } from '../register/sealed-places.ts'
import { indexAccounts } from './index-accounts.ts'

export type CheckedPayee = Readonly<{ beneficiary_id: string; findings: readonly Finding[] }>

/** Whether the caller's areas cover one: refuses by throwing, or says so. */
export type Sight = Readonly<{ require: (areaCode: string) => void; covers: (areaCode: string) => boolean }>

/**
 * What speaks against paying each of them on the day, as the register knows it now. About ten statements for a thousand; names and accounts
 * are opened here and go no further.
 */
export async function checkPayees(
  db: Database,
  ring: KeyRing,
  ids: readonly string[],
  at: Moment,
  sight: Sight,
): Promise<CheckedPayee[]> {
  await indexAccounts(db, ring)
  const payees = await readPayees(db, ids)
  const found = new Set(payees.map((payee) => payee.beneficiary_id))
  for (const id of ids) if (!found.has(id)) throw unknown('beneficiary', id)
  for (const area of new Set(payees.map((payee) => payee.area_code))) sight.require(area)

  const accounts = new Map(payees.map((payee) => [payee.beneficiary_id, accountOf(ring, payee)]))
  const standings = await readStandings(db, payees, at)
  const cards = await sharedCards(db, payees, sight)
  const households = await judgeHouseholds(db, ring, payees, accounts, at, sight)
  return payees.map((payee) => {
    const account = accounts.get(payee.beneficiary_id) ?? null
    const findings = [
      judgeStanding(standings.get(payee.beneficiary_id), at.day),
      ...(households.get(payee.beneficiary_id) ?? []),
      judgeAccount(account?.number ?? null),
      cards.get(payee.account?.account_index ?? '') ?? null,
      payee.kind === 'household' ? null : judgeOwner(ring, payee, account),
    ]
    return { beneficiary_id: payee.beneficiary_id, findings: findings.filter((finding) => finding !== null) }
  })
}

const accountOf = (ring: KeyRing, { beneficiary_id, account }: SealedPayee): Account | null =>
  account === null ? null : openAccount(ring, account, ofBeneficiary(beneficiary_id))

async function readStandings(db: Database, payees: readonly SealedPayee[], at: Moment): Promise<Map<string, Standing>> {
  const standings: Standing[] = []
  for (const kind of new Set(payees.map((payee) => payee.kind))) {
    const ids = payees.filter((payee) => payee.kind === kind).map((payee) => payee.beneficiary_id)
    standings.push(...(await readStandingsOn(db, kind, ids, at)))
  }
  return new Map(standings.map((standing) => [standing.beneficiary_id, standing]))
}

function judgeStanding(standing: Standing | undefined, day: string): Finding | null {
  if (standing === undefined) return { check: 'left_register', status: 'not_yet', since: null }
  const { status, grace_until, left_on } = standing
  const isPayable = status === 'registered' || (status === 'left_poverty' && grace_until !== null && grace_until >= day)
  return isPayable ? null : { check: 'left_register', status, since: left_on }
}

/** By the account's index. Ids are told where the caller's areas cover them. */
async function sharedCards(db: Database, payees: readonly SealedPayee[], sight: Sight): Promise<Map<string, Finding>> {
  const indexes = new Set(payees.flatMap((payee) => payee.account?.account_index ?? []))
  const shared = await readSharedCards(db, [...indexes])
  return new Map(
    shared.map(({ account_index, count, ids, areas }) => [
      account_index,
      { check: 'same_card', count, beneficiary_ids: ids.filter((_id, place) => sight.covers(areas[place] ?? '')) },
    ]),
  )
}

function judgeOwner(ring: KeyRing, payee: SealedPayee, account: Account | null): Finding | null {
  if (account?.owner == null) return null
  const name = open(ring, payee.name_sealed, nameContext(payee.beneficiary_id))
  return isOneOf(account.owner, [name]) ? null : { check: 'owner_differs' }
}

async function judgeHouseholds(
  db: Database,
  ring: KeyRing,
  payees: readonly SealedPayee[],
  accounts: ReadonlyMap<string, Account | null>,
  at: Moment,
  sight: Sight,
): Promise<Map<string, Finding[]>> {
  const households = payees.filter((payee) => payee.kind === 'household')
  if (households.length === 0) return new Map()
  const owned = households.filter((payee) => accounts.get(payee.beneficiary_id)?.owner != null)
  const rows = await readStays(
    db,
    households.map((payee) => payee.beneficiary_id),
    owned.map((payee) => payee.beneficiary_id),
    at,
  )
  const stays = staysByHousehold(rows)
  const year = `${at.day.slice(0, 4)}-01-01`
  const elsewhere = new Map(
    households.map(({ beneficiary_id: id }) => [id, otherHouseholds({ id, stays: stays.get(id) ?? [] }, year)]),
  )
  const homes = await readBeneficiaryAreas(db, [...new Set([...elsewhere.values()].flat())])
  const names = namesByHousehold(ring, rows)

  return new Map(
    households.map((payee) => {
      const id = payee.beneficiary_id
      const owner = accounts.get(id)?.owner ?? null
      const isOwnerThere =
        owner !== null && isOneOf(owner, [open(ring, payee.name_sealed, nameContext(id)), ...(names.get(id) ?? [])])
      const toldAt = payee.account === null ? null : BigInt(payee.account.told_at)
      const others = (elsewhere.get(id) ?? []).flatMap((other) => {
        const area = homes.get(other)?.area_code ?? ''
        return area.slice(0, COUNTY_DIGITS) === payee.area_code.slice(0, COUNTY_DIGITS) ? [] : [{ id: other, area }]
      })
      const findings: (Finding | null)[] = [
        judgeMembers({ id, stays: stays.get(id) ?? [], accountToldAt: toldAt, isOwnerThere }),
        owner === null || isOwnerThere ? null : { check: 'owner_differs' },
        others.length === 0 ? null : otherCounty(others, sight),
      ]
      return [id, findings.filter((finding) => finding !== null)]
    }),
  )
}

const COUNTY_DIGITS = 6

const otherCounty = (others: readonly Readonly<{ id: string; area: string }>[], sight: Sight): Finding => ({
  check: 'other_county',
  counties: [...new Set(others.map(({ area }) => area.slice(0, COUNTY_DIGITS)))].toSorted(),
  household_ids: others.filter(({ area }) => sight.covers(area)).map(({ id }) => id),
})

/** To each household the stays of everybody who was ever in it, theirs elsewhere too. */
function staysByHousehold(rows: readonly StayRow[]): Map<string, Stay[]> {
  const byHousehold = new Map<string, Stay[]>()
  for (const person of byPerson(rows)) {
    const stays = person.map(
      (row): Stay => ({
        person: row.person_id,
        household: row.household_id,
        from: row.valid_from,
        until: row.until,
        relation: row.relation,
        ended: row.ended,
        toldAt: BigInt(row.told_at),
      }),
    )
    for (const household of new Set(stays.map((stay) => stay.household))) {
      if (household === null) continue
      const known = byHousehold.get(household)
      if (known === undefined) byHousehold.set(household, [...stays])
      else known.push(...stays)
    }
  }
  return byHousehold
}

/** Rows come in order of the person. */
function byPerson(rows: readonly StayRow[]): StayRow[][] {
  const people: StayRow[][] = []
  for (const row of rows) {
    const last = people.at(-1)
    if (last !== undefined && last[0]?.person_id === row.person_id) last.push(row)
    else people.push([row])
  }
  return people
}

function namesByHousehold(ring: KeyRing, rows: readonly StayRow[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { household_id, person_id, name_sealed } of rows) {
    if (household_id === null || name_sealed === null) continue
    const known = names.get(household_id) ?? []
    known.push(open(ring, name_sealed, personNameContext(person_id)))
    names.set(household_id, known)
  }
  return names
}
