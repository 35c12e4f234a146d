import { HOUSEHOLD_COLUMNS, type HouseholdColumn } from './columns.ts'
import { type Fault, fault } from './fault.ts'
import type { ImportRow } from './read-row.ts'
import { shownValue } from './shown-value.ts'

/** The rows of one household, in order of the file, at least one. */
export type HouseholdRows = Readonly<{
  rows: readonly ImportRow[]
  /** Rows of it that had a faulty relation: one of them may be the head. */
  hasRelationFault: boolean
  /** A row beside it lacks its household number and may belong here: what is counted cannot be judged. */
  mayLackRows: boolean
}>

/** What the rows of one household say of each other. A cell that was refused by itself takes no part. */
export function judgeHousehold(household: HouseholdRows): Fault[] {
  return [
    ...HOUSEHOLD_COLUMNS.flatMap((column) => judgeAgreement(column, household.rows)),
    ...judgeHeads(household),
    ...judgePeople(household),
  ]
}

/** What most rows say; the earlier where as many say something else, and of people the number that is there. */
export function agreedValue(column: HouseholdColumn, rows: readonly ImportRow[]): string | null {
  const votes = new Map<string, number>()
  for (const row of rows) {
    const value = valueOf(column, row)
    if (value !== null) votes.set(value, (votes.get(value) ?? 0) + 1)
  }
  const counted = String(rows.length)
  if (column === 'people' && votes.has(counted)) return counted
  let agreed: string | null = null
  for (const [value, count] of votes) if (agreed === null || count > (votes.get(agreed) ?? 0)) agreed = value
  return agreed
}

function judgeAgreement(column: HouseholdColumn, rows: readonly ImportRow[]): Fault[] {
  const agreed = agreedValue(column, rows)
  if (agreed === null) return []
  const said = rows.find((row) => valueOf(column, row) === agreed)
  return rows.flatMap((row) => {
    const value = valueOf(column, row)
    if (value === null || value === agreed) return []
    const shown = {
      value: shownValue(column, value),
      expected: shownValue(column, agreed),
      otherRow: said?.row ?? null,
    }
    return [fault('HOUSEHOLD_ROWS_DIFFER', row.row, column, shown)]
  })
}

function judgeHeads({ rows, hasRelationFault, mayLackRows }: HouseholdRows): Fault[] {
  const [head, ...others] = rows.filter((row) => row.relation === 'head')
  const [first] = rows
  if (head !== undefined)
    return others.map(({ row }) => fault('HOUSEHOLD_HEADS_SEVERAL', row, 'relation', { otherRow: head.row }))
  if (first === undefined || hasRelationFault || mayLackRows) return []
  return [fault('HOUSEHOLD_HEAD_MISSING', first.row, 'relation')]
}

function judgePeople({ rows, mayLackRows }: HouseholdRows): Fault[] {
  const agreed = agreedValue('people', rows)
  if (agreed === null || mayLackRows || agreed === String(rows.length)) return []
  const said = rows.find((row) => valueOf('people', row) === agreed)
  return said === undefined
    ? []
    : [fault('HOUSEHOLD_PEOPLE_DIFFER', said.row, 'people', { value: agreed, expected: String(rows.length) })]
}

function valueOf(column: HouseholdColumn, row: ImportRow): string | null {
  switch (column) {
    case 'area_code':
      return row.areaCode
    case 'class':
      return row.class
    case 'income_per_person':
      return row.incomePerPerson
    case 'willing_to_work':
      return row.willingToWork === null ? null : String(row.willingToWork)
    case 'registered_since':
      return row.registeredSince
    case 'people':
      return row.people === null ? null : String(row.people)
    case 'bank_account':
      return row.bankAccount
    case 'account_owner':
      return row.accountOwner
    case 'head_name':
      return row.headName
  }
}
