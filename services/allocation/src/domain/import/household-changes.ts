import type {
  Ability,
  HealthCover,
  HouseholdClass,
  RegisterChange,
  Relation,
  Stage,
} from '../register/register-change.ts'
import { agreedValue } from './judge-household.ts'
import type { ImportRow } from './read-row.ts'

/** What all changes of an import have in common. */
export type ImportedAs = Readonly<{ validFrom: string; reason: string; synthetic: boolean }>

/** A household without a fault as the register takes it: itself, then its members as the file has them, the head first. */
export function householdChanges(
  rows: readonly ImportRow[],
  { validFrom, reason, synthetic }: ImportedAs,
): RegisterChange[] {
  const head = rows.find(({ relation }) => relation === 'head')
  const householdId = head?.household ?? null
  const areaCode = agreedValue('area_code', rows)
  if (head === undefined || head.name === null || householdId === null || areaCode === null)
    throw new Error('a household is taken in when its rows have been judged')
  const said = <Value>(of: (row: ImportRow) => Value | null): Value | null =>
    of(rows.find((row) => of(row) !== null) ?? head)

  return [
    {
      change: 'household_recorded',
      valid_from: validFrom,
      reason,
      household_id: householdId,
      synthetic,
      bank_account: said((row) => row.bankAccount),
      account_owner: said((row) => row.accountOwner),
      household: {
        area_code: areaCode,
        name: head.name,
        class: said((row) => row.class) as HouseholdClass | null,
        income_per_person: said((row) => row.incomePerPerson),
        willing_to_work: said((row) => row.willingToWork),
        registered_since: said((row) => row.registeredSince),
        people: rows.length,
      },
    },
    ...[head, ...rows.filter((row) => row !== head)].map((row) => memberChange(row, householdId, validFrom, reason)),
  ]
}

function memberChange(row: ImportRow, householdId: string, validFrom: string, reason: string): RegisterChange {
  if (row.identityNumber === null || row.name === null || row.relation === null)
    throw new Error('a member is taken in when his row has no fault')
  return {
    change: 'member_recorded',
    valid_from: validFrom,
    reason,
    household_id: householdId,
    identity_number: row.identityNumber,
    // The words of CHOICES are the vocabulary's own codes.
    member: {
      name: row.name,
      relation: row.relation as Relation,
      ability: row.ability as Ability | null,
      stage: row.stage as Stage | null,
      health_cover: row.healthCover as HealthCover | null,
    },
  }
}
