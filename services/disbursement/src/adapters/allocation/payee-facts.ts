import type { RegisterFacts } from '../../application/look-at-payees.ts'
import { CalendarDay, Slug, Text } from '@fundtrace/contracts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { payeesUnavailable } from '../../domain/errors.ts'
import type { CheckFinding } from '../../domain/payment-check.ts'
import { askAllocation, type RegisterAccess } from './ask-allocation.ts'

/** What speaks against paying them on the day, as the register knows it; at most 1,000 at once. 'unchanged' where `knownState` still stands. */
export async function askPayeeFacts(
  access: RegisterAccess,
  beneficiaryIds: readonly string[],
  on: string,
  knownState: string | null,
): Promise<RegisterFacts | 'unchanged'> {
  const body = await askAllocation(access, '/v1/payees/checks', {
    beneficiary_ids: beneficiaryIds,
    on,
    ...(knownState !== null && { known_state: knownState }),
  })
  if (!Reply.Check(body) || body.on !== on) throw payeesUnavailable('something else')
  if (body.unchanged) {
    if (knownState === null || body.register_state !== knownState) throw payeesUnavailable('something else')
    return 'unchanged'
  }
  const findings = new Map(body.payees.map((payee) => [payee.beneficiary_id, payee.findings.map(toFinding)]))
  if (!beneficiaryIds.every((id) => findings.has(id))) throw payeesUnavailable('something else')
  return { registerRevision: body.register_revision, registerState: body.register_state, findings }
}

const Day = Type.Union([Type.Null(), CalendarDay])
const Finding = Type.Union([
  Type.Object({ check: Type.Literal('left_register'), status: Type.String({ maxLength: 20 }), since: Day }),
  Type.Object({ check: Type.Enum(['deceased', 'members_gone']), since: CalendarDay }),
  Type.Object({
    check: Type.Literal('same_card'),
    count: Type.Integer({ minimum: 2 }),
    beneficiary_ids: Type.Array(Slug),
  }),
  Type.Object({
    check: Type.Literal('other_county'),
    counties: Type.Array(Type.String({ pattern: '^\\d{6}$' })),
    household_ids: Type.Array(Slug),
  }),
  Type.Object({ check: Type.Enum(['owner_differs', 'account_missing', 'account_malformed', 'account_digit']) }),
])
const Facts = Type.Object({
  on: CalendarDay,
  register_revision: Type.Integer({ minimum: 0 }),
  register_state: Text(100),
  unchanged: Type.Boolean(),
  payees: Type.Array(Type.Object({ beneficiary_id: Slug, findings: Type.Array(Finding) })),
})
const Reply = Compile(Facts)

/** What the register may say beside that is left out: it was not asked for. */
function toFinding(finding: Static<typeof Finding>): CheckFinding {
  switch (finding.check) {
    case 'left_register':
      return { check: finding.check, detail: { status: finding.status, since: finding.since } }
    case 'deceased':
    case 'members_gone':
      return { check: finding.check, detail: { since: finding.since } }
    case 'same_card':
      return { check: finding.check, detail: { count: finding.count, beneficiary_ids: finding.beneficiary_ids } }
    case 'other_county':
      return {
        check: finding.check,
        detail: { counties: finding.counties, household_ids: finding.household_ids },
      }
    case 'owner_differs':
    case 'account_missing':
    case 'account_malformed':
    case 'account_digit':
      return { check: finding.check, detail: {} }
  }
}
