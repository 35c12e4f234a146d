import type { ReceiverKind } from '../plan/receiver.ts'
import type { Account } from './account.ts'
import {
  type HouseholdState,
  type ItemState,
  type KnownRegister,
  type MemberState,
  type PairingState,
  type PlaceState,
  splitPairingKey,
  type SupportState,
} from './known-register.ts'
import { newVersions, type Timeline, type Version } from './timeline.ts'

export type Keyed<Value> = Readonly<{ key: string; value: Value }>
export type PairingOf = Readonly<{ beneficiaryId: string; supporterId: string; isCadre: boolean }>

/** What is to be written: nothing of it was known before. */
export type RegisterWork = Readonly<{
  beneficiaries: readonly Readonly<{ id: string; kind: ReceiverKind; synthetic: boolean }>[]
  /** One that is not the first waits for another officer. */
  bankAccounts: readonly Readonly<{ beneficiaryId: string; account: Account; reason: string; isFirst: boolean }>[]
  households: readonly Keyed<Version<HouseholdState>>[]
  members: readonly Keyed<Version<MemberState>>[]
  places: readonly Keyed<Version<PlaceState> & { kind: ReceiverKind }>[]
  pairings: readonly (Version<PairingState> & PairingOf)[]
  units: readonly Keyed<{ name: string; funderId: string }>[]
  cadres: readonly Keyed<{ name: string; unitId: string }>[]
  items: readonly Keyed<{ state: ItemState; reason: string }>[]
  supports: readonly Keyed<{ state: SupportState; reason: string }>[]
  /** Changes that told what was known already. */
  unchanged: number
}>

export type Draft = ReturnType<typeof draftOf>

/** Filled in while the list is gone through; nobody else sees it. */
export const draftOf = (known: KnownRegister) => ({
  beneficiaries: new Map(known.beneficiaries),
  households: new Map(known.households),
  members: new Map(known.members),
  places: new Map(known.places),
  pairings: new Map(known.pairings),
  units: new Map(known.units),
  cadres: new Map(known.cadres),
  items: new Map(known.items),
  supports: new Map(known.supports),
  bankAccounts: new Map<string, { account: Account; reason: string }>(),
  itemReasons: new Map<string, string>(),
  supportReasons: new Map<string, string>(),
  /** Households in which somebody or something changed, since when. */
  touched: new Map<string, string>(),
})

export function workOf(known: KnownRegister, draft: Draft): Omit<RegisterWork, 'unchanged'> {
  const kindOf = (id: string) => draft.beneficiaries.get(id)?.kind ?? 'project'
  return {
    beneficiaries: [...draft.beneficiaries].flatMap(([id, { kind, synthetic }]) =>
      known.beneficiaries.has(id) ? [] : [{ id, kind, synthetic }],
    ),
    bankAccounts: [...draft.bankAccounts].map(([beneficiaryId, account]) => ({
      beneficiaryId,
      ...account,
      isFirst: (known.beneficiaries.get(beneficiaryId)?.bankAccount ?? null) === null,
    })),
    households: freshVersions(known.households, draft.households),
    members: freshVersions(known.members, draft.members),
    places: freshVersions(known.places, draft.places).map(({ key, value }) => ({
      key,
      value: { ...value, kind: kindOf(key) },
    })),
    pairings: freshVersions(known.pairings, draft.pairings).map(({ key, value }) => {
      const { beneficiaryId, supporterId } = splitPairingKey(key)
      return { ...value, beneficiaryId, supporterId, isCadre: draft.cadres.has(supporterId) }
    }),
    units: freshEntries(known.units, draft.units),
    cadres: freshEntries(known.cadres, draft.cadres),
    items: withReasons(freshEntries(known.items, draft.items), draft.itemReasons),
    supports: withReasons(freshEntries(known.supports, draft.supports), draft.supportReasons),
  }
}

function freshVersions<State>(
  before: ReadonlyMap<string, Timeline<State>>,
  after: ReadonlyMap<string, Timeline<State>>,
): Keyed<Version<State>>[] {
  return [...after].flatMap(([key, timeline]) =>
    newVersions(before.get(key) ?? [], timeline).map((value) => ({ key, value })),
  )
}

const freshEntries = <Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): Keyed<Value>[] =>
  [...after].flatMap(([key, value]) => (before.get(key) === value ? [] : [{ key, value }]))

const withReasons = <State>(entries: readonly Keyed<State>[], reasons: ReadonlyMap<string, string>) =>
  entries.map(({ key, value }) => ({ key, value: { state: value, reason: reasons.get(key) ?? '' } }))
