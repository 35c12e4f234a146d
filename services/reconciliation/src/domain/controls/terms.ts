import { fenOf, MONEY_PATTERN } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { FactValue, Terms } from '../control.ts'

/** Reads the terms of a job. A term that is left out has its default; one that is of another form is refused with its name. */
export function readTerms(terms: Terms, known: readonly string[]) {
  for (const name of Object.keys(terms))
    if (!known.includes(name)) throw termInvalid(name, terms[name], `one of ${known.join(', ')}`)

  const read = <Value>(
    name: string,
    without: Value,
    isValue: (value: FactValue) => value is Value & FactValue,
    form: string,
  ): Value => {
    const value = terms[name]
    if (value === undefined) return without
    if (!isValue(value)) throw termInvalid(name, value, form)
    return value
  }
  return {
    /** In fen. */
    amount: (name: string, without: string): bigint =>
      fenOf(read(name, without, isAmount, "yuan of two places, '0.01'")),
    days: (name: string, without: number): number => read(name, without, isDays, 'whole days from 0 to 3660'),
    text: (name: string, without: string): string => read(name, without, isText, 'a text'),
    year: (name: string): number | null => read<number | null>(name, null, isYear, 'a year'),
    oneOf: <Choice extends string>(name: string, choices: readonly Choice[], without: Choice): Choice =>
      read(
        name,
        without,
        (value): value is Choice & FactValue => choices.some((choice) => choice === value),
        choices.join(', '),
      ),
    textLists: (name: string): readonly (readonly string[])[] =>
      read<readonly (readonly string[])[]>(name, [], isTextLists, 'a list of lists of texts'),
    /** Objects whose members are all texts. */
    records: (name: string): readonly Readonly<Record<string, string>>[] =>
      read<readonly Readonly<Record<string, string>>[]>(name, [], isRecords, 'a list of objects of texts'),
  }
}

export const termInvalid = (name: string, value: FactValue | undefined, expected: string): DomainError =>
  new DomainError({
    code: 'RECONCILIATION_CONTROL_TERM_INVALID',
    kind: 'malformed',
    title: { zh: '对账任务的参数有误', en: 'A term of the job is wrong' },
    detail: `The term ${name} is ${JSON.stringify(value ?? null)}; expected is ${expected}.`,
    values: { term: name, value: JSON.stringify(value ?? null).slice(0, SHOWN_MAX), expected },
  })

const SHOWN_MAX = 200
const AMOUNT = new RegExp(MONEY_PATTERN, 'u')
const isText = (value: FactValue): value is string => typeof value === 'string' && value !== ''
const isAmount = (value: FactValue): value is string =>
  typeof value === 'string' && AMOUNT.test(value) && !value.startsWith('-')
const isDays = (value: FactValue): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 3660
const isYear = (value: FactValue): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1949 && value <= 2200
const isList = (value: FactValue): value is readonly FactValue[] => Array.isArray(value)
const isTextLists = (value: FactValue): value is readonly (readonly string[])[] =>
  isList(value) && value.every((list) => isList(list) && list.every(isText))
const isRecords = (value: FactValue): value is readonly Readonly<Record<string, string>>[] =>
  isList(value) &&
  value.every((each) => typeof each === 'object' && each !== null && !isList(each) && Object.values(each).every(isText))
