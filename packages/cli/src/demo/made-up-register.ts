import { QINGCHENG_TOWNSHIPS, QINGCHENG_VILLAGES } from './figures.ts'

/** A row as `POST /v1/beneficiaries` takes it. Every row here is made up, fits the published counts, and says so. */
export type MadeUpBeneficiary = Readonly<{
  id: string
  kind: 'household' | 'village'
  area_code: string
  name: string
  people: number
  synthetic: true
  bank_account: string
}>

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']

/** 497 households with 1,792 people in eight townships: always the same ones. */
export function madeUpHouseholds(): MadeUpBeneficiary[] {
  return QINGCHENG_TOWNSHIPS.flatMap((township) => {
    const least = Math.floor(township.people / township.households)
    const larger = township.people - least * township.households
    return Array.from({ length: township.households }, (_, index) => ({
      id: `${township.area_code}-h${String(index + 1).padStart(3, '0')}`,
      kind: 'household' as const,
      area_code: township.area_code,
      name: `${SURNAMES[index % SURNAMES.length]}样本${String(index + 1).padStart(3, '0')}`,
      people: index < larger ? least + 1 : least,
      synthetic: true as const,
      bank_account: madeUpAccount(township.area_code, index + 1),
    }))
  })
}

export function madeUpVillages(): MadeUpBeneficiary[] {
  return QINGCHENG_VILLAGES.map((village, index) => ({
    id: `${village.township}-v${String(index + 1).padStart(2, '0')}`,
    kind: 'village' as const,
    area_code: village.township,
    name: `${village.name}村民委员会`,
    people: 0,
    synthetic: true as const,
    bank_account: madeUpAccount(village.township, 900 + index),
  }))
}

/** 19 digits of no bank: 0000 is nobody's issuer number. */
const madeUpAccount = (areaCode: string, number: number): string => `0000${areaCode}${String(number).padStart(6, '0')}`
