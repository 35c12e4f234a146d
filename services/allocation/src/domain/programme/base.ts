import type { ReceiverKind } from '../plan/receiver.ts'
import {
  ENTERPRISE_FACTS,
  type FactDescription,
  HOUSEHOLD_FACTS,
  ITEM_FACTS,
  type ItemKind,
  MEMBER_FACTS,
  PROJECT_FACTS,
  VILLAGE_FACTS,
} from './facts.ts'
import type { AmountText, BaseOf } from './programme-text.ts'

/** The facts that a condition or tier may ask for at its place, by name. */
export type Vocabulary = Readonly<Record<string, FactDescription>>

export type BaseDescription = Readonly<{
  /** Who receives; null where nobody of the register does. */
  receiver: ReceiverKind | null
  /** What is counted for a receiver: itself, its members, or what is recorded beside it. */
  unit: 'none' | 'receiver' | 'member' | ItemKind
  /** What `base.where` may ask of each unit. */
  facts: Vocabulary
  /** The kinds of amount that can be computed on this base. */
  amounts: readonly AmountText['kind'][]
  /** The unit in sentences; Chinese counts it with its measure word: 2人, 1笔医疗费用. */
  zh: string
  en: Readonly<{ one: string; many: string }>
}>

const PER_UNIT = ['per_unit', 'tiers', 'pool', 'parts'] as const

export const RECEIVER_FACTS: Readonly<Record<ReceiverKind, Vocabulary>> = {
  household: HOUSEHOLD_FACTS,
  village: VILLAGE_FACTS,
  enterprise: ENTERPRISE_FACTS,
  project: PROJECT_FACTS,
}

export const BASES: Readonly<Record<BaseOf, BaseDescription>> = {
  published_people: nobody(['per_unit', 'parts'], '人', 'person', 'people'),
  lump: nobody(['lump', 'parts'], '项', 'lump sum', 'lump sums'),
  households: itself('household', '户', 'household', 'households'),
  villages: itself('village', '村', 'village', 'villages'),
  enterprises: itself('enterprise', '家企业', 'enterprise', 'enterprises'),
  projects: itself('project', '个项目', 'project', 'projects'),
  people: {
    receiver: 'household',
    unit: 'member',
    facts: MEMBER_FACTS,
    amounts: PER_UNIT,
    zh: '人',
    en: { one: 'person', many: 'people' },
  },
  workers: beside('enterprise', 'employment', PER_UNIT, '名用工', 'worker', 'workers'),
  medical_bills: beside('household', 'medical_bill', [...PER_UNIT, 'share'], '笔医疗费用', 'bill', 'bills'),
  insurance_contributions: beside(
    'household',
    'insurance_contribution',
    [...PER_UNIT, 'share'],
    '笔缴费',
    'contribution',
    'contributions',
  ),
  houses: beside('household', 'house', PER_UNIT, '座房屋', 'house', 'houses'),
  loans: beside('household', 'loan', [...PER_UNIT, 'interest'], '笔贷款', 'loan', 'loans'),
  shares: beside('household', 'shareholding', PER_UNIT, '股', 'share', 'shares'),
  scores: beside('project', 'score', PER_UNIT, '项考核得分', 'score', 'scores'),
}

export const itemKindOfBase = (base: BaseOf): ItemKind | null => {
  const { unit } = BASES[base]
  return unit === 'none' || unit === 'receiver' || unit === 'member' ? null : unit
}

function nobody(amounts: BaseDescription['amounts'], zh: string, one: string, many: string): BaseDescription {
  return { receiver: null, unit: 'none', facts: {}, amounts, zh, en: { one, many } }
}

function itself(receiver: ReceiverKind, zh: string, one: string, many: string): BaseDescription {
  return { receiver, unit: 'receiver', facts: RECEIVER_FACTS[receiver], amounts: PER_UNIT, zh, en: { one, many } }
}

function beside(
  receiver: ReceiverKind,
  unit: ItemKind,
  amounts: BaseDescription['amounts'],
  zh: string,
  one: string,
  many: string,
): BaseDescription {
  return { receiver, unit, facts: ITEM_FACTS[unit], amounts, zh, en: { one, many } }
}
