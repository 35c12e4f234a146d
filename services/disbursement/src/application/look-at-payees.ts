import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { readFoundNothing } from '../adapters/postgres/payment-check-repository.ts'
import type { Payment } from '../adapters/postgres/payment-repository.ts'
import type { CheckFinding } from '../domain/payment-check.ts'
import { type PaymentTerms, SET_CHECKS } from '../domain/payment-terms.ts'

/** What the register says, by the id of the beneficiary. `registerState` is another text whenever it may say something else. */
export type RegisterFacts = Readonly<{
  registerRevision: number
  registerState: string
  findings: ReadonlyMap<string, readonly CheckFinding[]>
}>
/** 'unchanged' where the register is still in that state. */
export type AskPayees = (
  beneficiaryIds: readonly string[],
  on: string,
  knownState: string | null,
) => Promise<RegisterFacts | 'unchanged'>

/** `unchanged`: ids of payments of which the register says what it said at their last check, when it had nothing against any of them. */
export type PayeeFacts = Readonly<{
  registerRevision: number
  /** Of the register's state and the terms; null where nobody had to be asked for. */
  checkedAgainst: string | null
  findings: ReadonlyMap<string, readonly CheckFinding[]>
  unchanged: ReadonlySet<string>
}>

/**
 * Asks the register, outside of every transaction. Whoever passed his last check, for the same day and by the same terms, passes again while the
 * register is in the same state: one question for all of a page; everybody else is looked at anew.
 */
export async function lookAtPayees(
  db: Database,
  askPayees: AskPayees,
  page: readonly Payment[],
  { payOn, terms }: Readonly<{ payOn: string; terms: PaymentTerms }>,
): Promise<PayeeFacts> {
  if (page.length === 0) return NOBODY
  const byTerms = digestOf(terms)
  const { state, ids } = await passedBefore(db, page, payOn, byTerms)
  const known = page.filter(({ id }) => ids.has(id))
  const isSame = state !== null && (await askPayees(beneficiariesOf(known), payOn, state)) === 'unchanged'
  const asked = isSame ? page.filter(({ id }) => !ids.has(id)) : page
  if (asked.length === 0) return { ...NOBODY, unchanged: ids }
  const said = await askPayees(beneficiariesOf(asked), payOn, null)
  if (said === 'unchanged') throw new Error('The register answered a question that was not asked')
  const { registerRevision, registerState, findings } = said
  return {
    registerRevision,
    checkedAgainst: `${registerState} ${byTerms}`,
    findings,
    unchanged: isSame ? ids : new Set(),
  }
}

const NOBODY: PayeeFacts = { registerRevision: 0, checkedAgainst: null, findings: new Map(), unchanged: new Set() }

/** The payments of a page that passed in one state of the register, which nearly always is that of all. */
async function passedBefore(
  db: Database,
  page: readonly Payment[],
  payOn: string,
  byTerms: string,
): Promise<{ state: string | null; ids: ReadonlySet<string> }> {
  const passed = await readFoundNothing(
    db,
    page.map(({ id }) => id),
    payOn,
  )
  const against = [...passed.values()].find((each) => each.endsWith(` ${byTerms}`))
  if (against === undefined) return { state: null, ids: new Set() }
  const ids = [...passed].filter(([, each]) => each === against).map(([id]) => id)
  return { state: against.slice(0, -byTerms.length - 1), ids: new Set(ids) }
}

const beneficiariesOf = (page: readonly Payment[]): string[] => [
  ...new Set(page.map((payment) => payment.beneficiaryId)),
]

/** In one order: the database gives the terms back in another. */
const digestOf = ({ checks }: PaymentTerms): string =>
  createHash('sha256')
    .update(SET_CHECKS.map((check) => `${check} ${checks[check]}`).join())
    .digest('base64url')
    .slice(0, 22)
