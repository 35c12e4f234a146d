import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'

/** Yuan as text. Up to the report's day; what is `_in_period` since the first day of the period. */
export type MoneyColumns = Readonly<{
  planned: string
  due: string
  arrived: string
  arrived_in_period: string
  arrears: string
  awarded: string
  awarded_in_period: string
  /** Left the dedicated account to those who receive it. */
  paid: string
}>

export const NO_MONEY: MoneyColumns = {
  planned: '0.00',
  due: '0.00',
  arrived: '0.00',
  arrived_in_period: '0.00',
  arrears: '0.00',
  awarded: '0.00',
  awarded_in_period: '0.00',
  paid: '0.00',
}

/** Arrears are added up, never set off: what one programme has too much pays no other's. */
export function addUpRows(rows: readonly MoneyColumns[]): MoneyColumns {
  const sumOf = (column: keyof MoneyColumns) => formatMoney(sumMoney(rows.map((row) => parseMoney(row[column]))))
  return {
    planned: sumOf('planned'),
    due: sumOf('due'),
    arrived: sumOf('arrived'),
    arrived_in_period: sumOf('arrived_in_period'),
    arrears: sumOf('arrears'),
    awarded: sumOf('awarded'),
    awarded_in_period: sumOf('awarded_in_period'),
    paid: sumOf('paid'),
  }
}
