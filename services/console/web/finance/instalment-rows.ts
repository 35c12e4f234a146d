import { readAmount } from './amount-text.ts'

/** As an officer fills it in: '' for all other funders; '40%', '0.75万元' or '7500'. */
export type InstalmentRow = Readonly<{ funder_id: string; due_on: string; part: string }>
export type Instalment =
  | Readonly<{ funder_id: string | null; due_on: string; amount: string }>
  | Readonly<{ funder_id: string | null; due_on: string; percent: string }>

/** Undefined where one of them is not complete, or says no part of anything. */
export function readInstalmentRows(rows: readonly InstalmentRow[]): readonly Instalment[] | undefined {
  const read = rows.map(readRow)
  return read.every((row) => row !== undefined) ? read : undefined
}

function readRow({ funder_id, due_on, part }: InstalmentRow): Instalment | undefined {
  if (due_on === '') return undefined
  const who = { funder_id: funder_id === '' ? null : funder_id, due_on }
  const text = part.normalize('NFKC').replaceAll(/\s/gu, '')
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)%$/u.exec(text)?.[1]
  if (percent !== undefined) return isNothing(percent) ? undefined : { ...who, percent }
  const amount = readAmount(text)
  return amount === undefined || isNothing(amount) ? undefined : { ...who, amount }
}

const isNothing = (figure: string): boolean => /^[0.]+$/u.test(figure)
