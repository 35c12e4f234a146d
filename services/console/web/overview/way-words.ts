import type { Text } from '../shell/text.ts'
import { OTHERS, UNPLACED, type WayFund, type WayNode } from './way-model.ts'

export const RECEIVER_TEXTS: Readonly<{ [kind: string]: Text }> = {
  household: { zh: '农户', en: 'Households' },
  village: { zh: '村', en: 'Villages' },
  enterprise: { zh: '企业', en: 'Enterprises' },
  project: { zh: '工程项目', en: 'Projects' },
}

const FIXED: Readonly<{ [id: string]: Text }> = {
  'inflow:carried_in': { zh: '上年结转', en: 'Carried over' },
  'inflow:other': { zh: '利息等其他收入', en: 'Interest and other income' },
  'outflow:idle': { zh: '专户结余', en: 'Still in the account' },
  'outflow:refunded': { zh: '退回出资方', en: 'Sent back to funders' },
  'outflow:carried_out': { zh: '结转下年', en: 'Carried on to next year' },
  'outflow:other': { zh: '手续费等其他支出', en: 'Fees and other outlays' },
  [`area:${UNPLACED}`]: { zh: '地区待更新', en: 'Area not read yet' },
  [`area:${OTHERS}`]: { zh: '其他乡镇', en: 'Other townships' },
  [`fund:${OTHERS}`]: { zh: '其他资金', en: 'Other funds' },
  [`funder:${OTHERS}`]: { zh: '其他出资方', en: 'Other funders' },
}

export type Names = Readonly<{
  funds: readonly WayFund[]
  areas: ReadonlyMap<string, string>
}>

/** How people call a node; a code where no name is known. */
export function nodeName({ id, kind, key }: Pick<WayNode, 'id' | 'kind' | 'key'>, names: Names): Text {
  const fixed = FIXED[id] ?? (kind === 'receiver' ? RECEIVER_TEXTS[key] : undefined)
  if (fixed !== undefined) return fixed
  const said =
    {
      area: names.areas.get(key),
      fund: fundName(names.funds, key),
      funder: funderName(names.funds, key),
    }[kind === 'area' || kind === 'fund' ? kind : 'funder'] ?? key
  return { zh: said, en: said }
}

export const fundName = (funds: readonly WayFund[], id: string): string | undefined =>
  funds.find((fund) => fund.id === id)?.name

export const funderName = (funds: readonly WayFund[], id: string): string | undefined =>
  funds.flatMap(({ funders }) => funders).find(({ funder }) => funder === id)?.name

/** Townships by code: as the register names them, else as a funder of that township is called. */
export function areaNames(
  funds: readonly WayFund[],
  registered: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const asFunders = funds.flatMap(({ funders }) =>
    funders.flatMap(({ area_code, name }) =>
      area_code?.length === TOWNSHIP_DIGITS ? [[area_code, name] as const] : [],
    ),
  )
  return new Map([...asFunders, ...(registered ?? [])])
}

const TOWNSHIP_DIGITS = 9
