import {
  identityCheckDigit,
  type IdentityNumberFault,
  identityNumberFault,
  normaliseIdentityNumber,
  passesLuhn,
} from '@fundtrace/personal-data'
import { CHOICES, type ChoiceColumn, choiceWords, YES_NO } from './choices.ts'
import type { ImportCells, ImportColumn } from './columns.ts'
import { type Fault, fault } from './fault.ts'
import type { FaultCode } from './fault-words.ts'
import { findPlace, type Places } from './places.ts'
import { readDay, readIncome } from './read-quantities.ts'
import { shownValue } from './shown-value.ts'

/** What a row says, with null where a cell is empty or faulty: no rule between rows judges what was refused already. */
export type ImportRow = Readonly<{
  row: number
  household: string | null
  name: string | null
  identityNumber: string | null
  bankAccount: string | null
  /** 户名, where it is stated. */
  accountOwner: string | null
  headName: string | null
  relation: string | null
  ability: string | null
  stage: string | null
  healthCover: string | null
  areaCode: string | null
  class: string | null
  /** Yuan a year, '7500.00'. */
  incomePerPerson: string | null
  willingToWork: boolean | null
  registeredSince: string | null
  people: number | null
}>

export type ReadResult = Readonly<{ content: ImportRow; faults: readonly Fault[] }>

/** `today` is the day in Asia/Shanghai on which the import was sent, so that a check that is taken up again says the same. */
export type ReadingContext = Readonly<{ places: Places; today: string }>

/** All that can be said of a row by itself, every fault of it once. */
export function readRow(row: number, cells: ImportCells, { places, today }: ReadingContext): ReadResult {
  const faults: Fault[] = []
  const tell = (code: FaultCode, column: ImportColumn, expected: string | null = null): null => {
    const text = cells[column]?.text ?? ''
    faults.push(fault(code, row, column, { value: text === '' ? null : shownValue(column, text), expected }))
    return null
  }
  /** The text, '' where nothing is written; null where the sheet has harmed it, which is told. */
  const textOf = (column: ImportColumn): string | null => {
    const cell = cells[column]
    if (cell?.harm === 'error_value') return tell('CELL_HOLDS_ERROR', column)
    const text = cell?.text.trim() ?? ''
    const isNumber = column === 'identity_number' || column === 'bank_account' || column === 'household_number'
    if (isNumber && (cell?.harm === 'digits_lost' || EXPONENT.test(text))) return tell('NUMBER_DAMAGED', column)
    return text
  }
  const read = <Value>(column: ImportColumn, understand: (text: string) => Value | null): Value | null => {
    const text = textOf(column)
    return text === null || text === '' ? null : understand(text)
  }
  const demand = <Value>(column: ImportColumn, understand: (text: string) => Value | null): Value | null => {
    const text = textOf(column)
    if (text === '') return tell('CELL_MISSING', column)
    return text === null ? null : understand(text)
  }
  const name = (column: ImportColumn) => (text: string) =>
    Array.from(text).length <= NAME_MAX ? text.replaceAll('\0', '') : tell('CELL_TOO_LONG', column, String(NAME_MAX))
  const choice = (column: ChoiceColumn) => (text: string) =>
    CHOICES[column].get(text.normalize('NFKC').trim()) ?? tell('CHOICE_UNKNOWN', column, choiceWords(column))

  const content: ImportRow = {
    row,
    household: demand('household_number', (text) => {
      const key = text.normalize('NFKC').toLowerCase()
      return HOUSEHOLD_KEY.test(key) ? key : tell('HOUSEHOLD_NUMBER_MALFORMED', 'household_number')
    }),
    name: demand('name', name('name')),
    identityNumber: demand('identity_number', (text) => {
      const number = normaliseIdentityNumber(text)
      const wrong = identityNumberFault(number, today)
      return wrong === null ? number : tell(IDENTITY_FAULTS[wrong], 'identity_number', rightCheck(wrong, number))
    }),
    bankAccount: read('bank_account', (text) => {
      const account = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
      if (!ACCOUNT.test(account)) return tell('ACCOUNT_MALFORMED', 'bank_account')
      if (CARD.test(account) && !passesLuhn(account)) tell('ACCOUNT_CHECK_DIGIT', 'bank_account')
      return account
    }),
    accountOwner: read('account_owner', name('account_owner')),
    headName: read('head_name', name('head_name')),
    relation: demand('relation', choice('relation')),
    ability: demand('ability', choice('ability')),
    stage: read('stage', choice('stage')),
    healthCover: read('health_cover', choice('health_cover')),
    areaCode: readPlace(),
    class: demand('class', choice('class')),
    incomePerPerson: read(
      'income_per_person',
      (text) => readIncome(text) ?? tell('AMOUNT_MALFORMED', 'income_per_person'),
    ),
    willingToWork: read(
      'willing_to_work',
      (text) => YES_NO.get(text.normalize('NFKC').toLowerCase()) ?? tell('CHOICE_UNKNOWN', 'willing_to_work', '是、否'),
    ),
    registeredSince: read('registered_since', (text) => {
      const day = readDay(text)
      if (day === null) return tell('DAY_MALFORMED', 'registered_since')
      return day <= today ? day : tell('DAY_IN_FUTURE', 'registered_since', today)
    }),
    people: read('people', (text) => (PEOPLE.test(text) ? Number(text) : tell('COUNT_MALFORMED', 'people'))),
  }
  return { content, faults }

  function readPlace(): string | null {
    if ([textOf('area_code'), textOf('township'), textOf('village')].includes(null)) return null
    const place = findPlace(row, cells, places)
    if (typeof place === 'string') return place
    faults.push(place)
    return null
  }
}

/** A row with more or fewer cells than the header: any of them may stand under another's, so nothing of it is believed. */
export const shiftedRow = (row: number): ReadResult => ({
  content: {
    row,
    household: null,
    name: null,
    identityNumber: null,
    bankAccount: null,
    accountOwner: null,
    headName: null,
    relation: null,
    ability: null,
    stage: null,
    healthCover: null,
    areaCode: null,
    class: null,
    incomePerPerson: null,
    willingToWork: null,
    registeredSince: null,
    people: null,
  },
  faults: [fault('ROW_SHIFTED', row, null)],
})

const NAME_MAX = 100
/** What a beneficiary's id may be. */
const HOUSEHOLD_KEY = /^[a-z0-9][a-z0-9-]{0,62}$/
const EXPONENT = /^\d(?:\.\d+)?e\+?\d+$/i
const ACCOUNT = /^\d{8,32}$/
/** UnionPay cards begin with 62; other accounts have no check digit. */
const CARD = /^62\d{14,17}$/
const PEOPLE = /^[1-9]\d?$/

const IDENTITY_FAULTS = {
  old_number: 'IDENTITY_OLD_NUMBER',
  length_wrong: 'IDENTITY_LENGTH_WRONG',
  character_wrong: 'IDENTITY_CHARACTER_WRONG',
  birth_date_impossible: 'IDENTITY_BIRTH_DATE_IMPOSSIBLE',
  birth_date_in_future: 'IDENTITY_BIRTH_DATE_IN_FUTURE',
  check_character_wrong: 'IDENTITY_CHECK_CHARACTER_WRONG',
} as const satisfies Record<IdentityNumberFault, FaultCode>

const rightCheck = (wrong: IdentityNumberFault, number: string): string | null =>
  wrong === 'check_character_wrong' ? identityCheckDigit(number.slice(0, 17)) : null
