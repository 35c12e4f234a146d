import { QINGCHENG_TOWNSHIPS, QINGCHENG_VILLAGES } from './figures.ts'
import { ENTERPRISES, REGISTERED_SINCE, UNITS } from './qingcheng-year.ts'

/**
 * The register of the main job, as changes for `POST /v1/register/changes`. Everybody in it is made up, fits the published counts,
 * and says so; it is the same every time.
 */
export type MadeUpChange = Readonly<{ change: string; reason: string }> & Readonly<Record<string, unknown>>

const NOTE = { reason: '示例数据,按公布户数人数编造', valid_from: REGISTERED_SINCE }
const UNDATED = { reason: NOTE.reason }
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']

/** 497 households with 1,792 people in eight townships, and five without working ability, who get none of it. */
export const madeUpHouseholds = (): MadeUpChange[] => [
  ...QINGCHENG_TOWNSHIPS.flatMap((township) => {
    const least = Math.floor(township.people / township.households)
    const larger = township.people - least * township.households
    return Array.from({ length: township.households }, (_, index) =>
      household(township.area_code, index + 1, 'general', index < larger ? least + 1 : least),
    )
  }),
  ...Array.from({ length: 5 }, (_, index) => household('441802103', 801 + index, 'five_guarantees', 1)),
]

const household = (areaCode: string, number: number, kind: string, people: number): MadeUpChange => ({
  ...NOTE,
  change: 'household_recorded',
  household_id: householdId(areaCode, number),
  synthetic: true,
  bank_account: madeUpAccount(areaCode, number),
  household: {
    area_code: areaCode,
    name: `${SURNAMES[(number - 1) % SURNAMES.length]}样本${String(number).padStart(3, '0')}`,
    class: kind,
    income_per_person: `${3000 + ((number * 37) % 4500)}.00`,
    willing_to_work: kind === 'general',
    registered_since: REGISTERED_SINCE,
    people,
  },
})

const householdId = (areaCode: string, number: number): string => `${areaCode}-h${String(number).padStart(3, '0')}`

/** The eight key villages, two of them of the old revolutionary base, and twelve made-up ones that are not key. */
export const madeUpVillages = (): MadeUpChange[] => [
  ...QINGCHENG_VILLAGES.map((place, index) =>
    village(place.township, index + 1, place.name, true, OLD_BASE.has(place.name)),
  ),
  ...Array.from({ length: 12 }, (_, index) => {
    const township = QINGCHENG_TOWNSHIPS[index % QINGCHENG_TOWNSHIPS.length]?.area_code ?? ''
    return village(township, 51 + index, `示例村${index + 1}`, false, false)
  }),
]

const OLD_BASE = new Set(['旧岭村', '文洞村'])

const village = (township: string, number: number, name: string, key: boolean, oldBase: boolean): MadeUpChange => ({
  ...NOTE,
  change: 'village_recorded',
  village_id: `${township}-v${String(number).padStart(2, '0')}`,
  synthetic: true,
  bank_account: madeUpAccount(township, 899 + number),
  village: {
    area_code: township,
    name: `${name}村民委员会`,
    key,
    poor: key,
    old_revolutionary_base: oldBase,
    supported_by_county: false,
    households: null,
    people: 0,
    collective_income: null,
  },
})

export const madeUpEnterprises = (): MadeUpChange[] =>
  ENTERPRISES.flatMap(({ id, area_code, name, workers }, place) => [
    {
      ...NOTE,
      change: 'enterprise_recorded',
      enterprise_id: id,
      synthetic: true,
      bank_account: madeUpAccount('441802', 990 + place),
      enterprise: { area_code, name, filed_since: REGISTERED_SINCE, people: null },
    },
    ...workers.flatMap(([since, count]) =>
      Array.from({ length: count }, (_, index) => ({
        ...UNDATED,
        change: 'item_recorded',
        item_id: `${id}-w${since}-${String(index + 1).padStart(2, '0')}`,
        kind: 'employment',
        beneficiary_id: id,
        person_id: null,
        ended_on: null,
        facts: { since },
      })),
    ),
  ])

/** One cadre of a unit for each household, of every third one more. What they pledge leaves some households below the floor. */
export const madeUpCadres = (): MadeUpChange[] => [
  ...UNITS.map((unit) => ({
    ...UNDATED,
    change: 'unit_recorded',
    unit_id: unit.id,
    name: unit.name,
    funder_id: unit.id,
  })),
  ...Array.from({ length: CADRES }, (_, index) => ({
    ...UNDATED,
    change: 'cadre_recorded',
    cadre_id: cadreId(index),
    unit_id: UNITS[index % UNITS.length]?.id ?? '',
    name: `${SURNAMES[index % SURNAMES.length]}干部${index + 1}`,
  })),
  ...QINGCHENG_TOWNSHIPS.flatMap(({ area_code, households }) =>
    Array.from({ length: households }, (_, index) => pledges(area_code, index + 1)).flat(),
  ),
]

const CADRES = 60
const cadreId = (index: number): string => `cadre-${String((index % CADRES) + 1).padStart(2, '0')}`

const pledges = (areaCode: string, number: number): MadeUpChange[] =>
  (PLEDGED[number % PLEDGED.length] ?? []).map((pledged, index) => ({
    ...NOTE,
    change: 'pairing_recorded',
    supporter_id: cadreId(number + index * 7),
    beneficiary_id: householdId(areaCode, number),
    pledged,
    active: true,
  }))

/** With the 4,000 of the programme: 5,000, 5,200, 4,200, 5,000, and 4,500. */
const PLEDGED = [['1000.00'], ['1000.00', '200.00'], ['200.00'], ['500.00', '500.00'], ['200.00', '300.00']] as const

/** 19 digits of no bank: 0000 is nobody's issuer number. */
const madeUpAccount = (areaCode: string, number: number): string => `0000${areaCode}${String(number).padStart(6, '0')}`
