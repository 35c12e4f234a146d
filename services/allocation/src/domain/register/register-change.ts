import type { Facts, ItemKind } from '../programme/facts.ts'

export type HouseholdClass = 'general' | 'minimum_living' | 'five_guarantees'
export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'other'
export type Ability = 'full' | 'partial' | 'none'
export type Stage =
  | 'none'
  | 'preschool'
  | 'primary'
  | 'lower_secondary'
  | 'upper_secondary'
  | 'secondary_vocational'
  | 'junior_college'
  | 'university'
export type HealthCover = 'none' | 'resident' | 'employee'
export type Ended = 'moved' | 'deceased' | 'other'

/** Null: not known. Amounts are yuan as text ('7500.00'), days 'YYYY-MM-DD'. */
export type HouseholdFields = Readonly<{
  area_code: string
  name: string
  class: HouseholdClass | null
  income_per_person: string | null
  willing_to_work: boolean | null
  registered_since: string | null
  /** As stated; where members are recorded they are counted instead. */
  people: number | null
}>

export type MemberFields = Readonly<{
  name: string
  relation: Relation
  ability: Ability | null
  stage: Stage | null
  health_cover: HealthCover | null
}>

export type VillageFields = Readonly<{
  area_code: string
  name: string
  key: boolean | null
  poor: boolean | null
  old_revolutionary_base: boolean | null
  supported_by_county: boolean | null
  households: number | null
  people: number | null
  collective_income: string | null
}>
export type EnterpriseFields = Readonly<{
  area_code: string
  name: string
  filed_since: string | null
  people: number | null
}>
export type ProjectFields = Readonly<{ area_code: string; name: string; people: number | null }>

/** Who is new to the register; of one who is known, `synthetic` must be as it was and a bank account that differs is asked for. */
export type Newcomer = Readonly<{
  synthetic: boolean
  bank_account: string | null
  /** 户名, where it is not the beneficiary's own or its head's. */
  account_owner?: string | null
  /** 联行号, 12 digits. */
  bank_code?: string | null
}>

/** What the register is told, as on the wire. Each holds from `valid_from` until the next that is known of the same thing. */
export type RegisterChange = Readonly<{ reason: string }> & (DatedChange | UndatedChange)

export type DatedChange = Readonly<{ valid_from: string }> &
  (
    | /** New to the register, or back after a removal: refused of one who is in it with other content. */
    Readonly<
        { change: 'household_entered'; household_id: string } & Newcomer & { household: HouseholdFields }
      > /** As it stands on that day, whatever was known: entered where it was not in the register. Standing and grace stay. */
    | Readonly<{ change: 'household_recorded'; household_id: string } & Newcomer & { household: HouseholdFields }>
    | Readonly<{
        change: 'household_corrected'
        household_id: string
        household: Partial<HouseholdFields>
      }> /** Awards go on until the end of `grace_until`; null: they end at once. */
    | Readonly<{ change: 'household_left_poverty'; household_id: string; grace_until: string | null }>
    | Readonly<{ change: 'household_returned'; household_id: string }>
    | Readonly<{
        change: 'household_removed'
        household_id: string
      }> /** Joins the household, or is in it already and changes. Refused of a person who is in another household on that day. */
    | Readonly<{
        change: 'member_recorded'
        household_id: string
        /** Normalised and checked: 18 characters. */
        identity_number: string
        member: MemberFields
      }>
    | Readonly<{ change: 'member_changed'; person_id: string; member: Partial<MemberFields> }>
    | Readonly<{ change: 'member_left'; person_id: string; ended: Ended }>
    | Readonly<{ change: 'village_recorded'; village_id: string } & Newcomer & { village: VillageFields }>
    | Readonly<{ change: 'enterprise_recorded'; enterprise_id: string } & Newcomer & { enterprise: EnterpriseFields }>
    | Readonly<
        { change: 'project_recorded'; project_id: string } & Newcomer & { project: ProjectFields }
      > /** Of a village, an enterprise or a project. */
    | Readonly<{
        change: 'place_removed'
        beneficiary_id: string
      }> /** Of a unit or a cadre with a household or village; `pledged` is yuan a year. */
    | Readonly<{
        change: 'pairing_recorded'
        supporter_id: string
        beneficiary_id: string
        pledged: string
        active: boolean
      }>
  )

export type UndatedChange =
  | Readonly<{ change: 'unit_recorded'; unit_id: string; name: string; funder_id: string }>
  | Readonly<{ change: 'cadre_recorded'; cadre_id: string; unit_id: string; name: string }>
  | Readonly<{
      change: 'item_recorded'
      item_id: string
      kind: ItemKind
      beneficiary_id: string
      person_id: string | null
      /** The first day on which what is held is held no more. */
      ended_on: string | null
      facts: Facts
    }>
  | Readonly<{ change: 'item_withdrawn'; item_id: string }>
  | Readonly<{
      change: 'support_recorded'
      support_id: string
      beneficiary_id: string
      giver: Giver
      funder_id: string | null
      amount: string
      given_on: string
      kind: string
      /** The programme whose money contains this one, so that it is counted once. */
      counts_in: string | null
    }>
  | Readonly<{ change: 'support_withdrawn'; support_id: string }>

export type Giver = Readonly<{ unit_id: string }> | Readonly<{ cadre_id: string }> | Readonly<{ name: string }>
