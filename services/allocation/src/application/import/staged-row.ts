import { blindIndex, type KeyRing, maskBankAccount, maskIdentityNumber, open, seal } from '@fundtrace/personal-data'
import type { HouseholdRow, StagedRow } from '../../adapters/postgres/import-rows.ts'
import type { ImportRow, ReadResult } from '../../domain/import/read-row.ts'
import { IDENTITY_INDEX } from '../register/sealed-places.ts'

const rowContext = (importId: string, row: number): string => `import:${importId}:row:${row}`
/** Of the keyed hash by which households with one account are found. */
const ACCOUNT_INDEX = 'import:bank-account'
/** Of that by which a row without its household number is brought together with others. */
const FAMILY_INDEX = 'import:family'

/**
 * Rows as they lie in the database while they are checked: nobody's name or number in clear. The rows of a household mostly stand
 * together, so the hashes of what they share are mostly those of the row before.
 */
export function rowStager(ring: KeyRing, importId: string): (result: ReadResult) => StagedRow {
  const accountIndex = remembering((account) => blindIndex(ring, account, ACCOUNT_INDEX))
  const familyIndex = remembering((family) => blindIndex(ring, family, FAMILY_INDEX))
  return ({ content, faults }) => {
    const { row, household, name, identityNumber, bankAccount, headName, accountOwner, ...facts } = content
    return {
      row,
      household,
      identity_index: identityNumber === null ? null : blindIndex(ring, identityNumber, IDENTITY_INDEX),
      identity_masked: identityNumber === null ? null : maskIdentityNumber(identityNumber),
      account_index: bankAccount === null ? null : accountIndex(bankAccount),
      account_masked: bankAccount === null ? null : maskBankAccount(bankAccount),
      family_index:
        headName === null || facts.areaCode === null ? null : familyIndex(JSON.stringify([headName, facts.areaCode])),
      relation_faulty: faults.some(({ column }) => column === 'relation'),
      facts,
      sealed: seal(
        ring,
        JSON.stringify([name, identityNumber, bankAccount, headName, accountOwner]),
        rowContext(importId, row),
      ),
    }
  }
}

function remembering(compute: (text: string) => string): (text: string) => string {
  let last = { text: '', computed: compute('') }
  return (text) => {
    if (text !== last.text) last = { text, computed: compute(text) }
    return last.computed
  }
}

export function unstageRow(ring: KeyRing, importId: string, staged: HouseholdRow): ImportRow {
  const { row, household, facts } = staged
  // Written by stageRow, and opened only where it was sealed.
  const [name, identityNumber, bankAccount, headName, accountOwner = null] = JSON.parse(
    open(ring, staged.sealed, rowContext(importId, row)),
  ) as [string | null, string | null, string | null, string | null, (string | null)?]
  return { row, household, name, identityNumber, bankAccount, headName, accountOwner, ...facts }
}

/** Rows in order of their household, one list for each. */
export function byHousehold(rows: readonly HouseholdRow[]): HouseholdRow[][] {
  const households = new Map<string, HouseholdRow[]>()
  for (const row of rows) {
    const others = households.get(row.household)
    if (others === undefined) households.set(row.household, [row])
    else others.push(row)
  }
  return [...households.values()]
}
