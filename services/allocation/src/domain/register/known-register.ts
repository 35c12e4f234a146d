import type { ReceiverKind } from '../plan/receiver.ts'
import type { Facts, ItemKind } from '../programme/facts.ts'
import type {
  Ended,
  EnterpriseFields,
  Giver,
  HouseholdFields,
  MemberFields,
  ProjectFields,
  VillageFields,
} from './register-change.ts'
import type { Account } from './account.ts'
import type { Timeline } from './timeline.ts'

export type HouseholdState = Readonly<{
  status: 'registered' | 'left_poverty' | 'removed'
  /** The last day on which awards go on after leaving poverty. */
  graceUntil: string | null
  fields: HouseholdFields
}>
export type MemberState = Readonly<{
  /** Null: in none from that day on, and `ended` says why. */
  householdId: string | null
  fields: MemberFields
  ended: Ended | null
}>
export type PlaceFields = VillageFields | EnterpriseFields | ProjectFields
export type PlaceState = Readonly<{ status: 'registered' | 'removed'; fields: PlaceFields }>
export type PairingState = Readonly<{ pledged: string; active: boolean }>
export type ItemState = Readonly<{
  kind: ItemKind
  beneficiaryId: string
  personId: string | null
  endedOn: string | null
  facts: Facts
  withdrawn: boolean
}>
export type SupportState = Readonly<{
  beneficiaryId: string
  giver: Giver
  funderId: string | null
  amount: string
  givenOn: string
  kind: string
  countsIn: string | null
  withdrawn: boolean
}>

/** Of the register what a list of changes is about, as newly known: whatever it names, and the households that its people were ever in. */
export type KnownRegister = Readonly<{
  beneficiaries: ReadonlyMap<string, Readonly<{ kind: ReceiverKind; synthetic: boolean; bankAccount: Account | null }>>
  households: ReadonlyMap<string, Timeline<HouseholdState>>
  /** By the id of the person. */
  members: ReadonlyMap<string, Timeline<MemberState>>
  places: ReadonlyMap<string, Timeline<PlaceState>>
  /** By `pairingKey`. */
  pairings: ReadonlyMap<string, Timeline<PairingState>>
  units: ReadonlyMap<string, Readonly<{ name: string; funderId: string }>>
  cadres: ReadonlyMap<string, Readonly<{ name: string; unitId: string }>>
  items: ReadonlyMap<string, ItemState>
  supports: ReadonlyMap<string, SupportState>
}>

/** Ids have no spaces. */
export const pairingKey = (beneficiaryId: string, supporterId: string): string => `${beneficiaryId} ${supporterId}`
export function splitPairingKey(key: string): Readonly<{ beneficiaryId: string; supporterId: string }> {
  const [beneficiaryId = '', supporterId = ''] = key.split(' ')
  return { beneficiaryId, supporterId }
}

/** By content: what is equal writes nothing. The states are flat, but for one object in them. */
export function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right
  const [own, other] = [Object.entries(left), new Map(Object.entries(right))]
  return own.length === other.size && own.every(([name, value]) => other.has(name) && isSame(value, other.get(name)))
}
