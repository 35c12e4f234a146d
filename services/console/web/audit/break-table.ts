import type { FieldPair, Rule } from './rule-document.ts'

/** A row of a side as the service shows it: people masked, amount in yuan. */
export type ShownRow = Readonly<{
  row: number
  id: string
  amount: string
  on: string | null
  at: string | null
  fields: Readonly<Record<string, string>>
}>

/** One line of the side-by-side table. */
export type ComparedField = Readonly<{
  field: string
  left: string | null
  right: string | null
  /** `failed`: what the nearest rule asked for and did not get; `differs`: not the same, and no rule asked. */
  mark: 'same' | 'differs' | 'failed' | 'one_sided'
}>

export type Compared = Readonly<{
  left: ShownRow | null
  right: ShownRow | null
  kind: string
  failed: string | null
  detail: Readonly<Record<string, unknown>>
  rule: Rule | undefined
}>

/** Both rows of a break, field beside field: amount and day first, then what the rule looks at, then the rest. */
export function compareFields(found: Compared): readonly ComparedField[] {
  const { left, right } = found
  const names = fieldOrder(found)
  const failed = failedFields(found)
  return names.map((field) => {
    const values = { left: valueOf(left, field, found.rule, 'left'), right: valueOf(right, field, found.rule, 'right') }
    return { field, ...values, mark: markOf(found, field, values, failed) }
  })
}

/** Which fields the failed criterion speaks of. */
export function failedFields({ failed, kind, detail, rule }: Compared): ReadonlySet<string> {
  const said = detail['field']
  if (typeof said === 'string' && said !== '') return new Set([said])
  const byCriterion = failed === null ? undefined : FIELDS_OF[failed]?.(rule)
  return new Set(byCriterion ?? FIELDS_OF_KIND[kind] ?? [])
}

const FIELDS_OF: Readonly<Record<string, (rule: Rule | undefined) => readonly string[]>> = {
  amount: () => ['amount'],
  sign: () => ['amount'],
  members: () => ['amount'],
  date: () => ['on'],
  cut_off: () => ['on'],
  key: (rule) => (rule?.keys ?? []).map(shownAs),
  names: (rule) => (rule?.names === undefined ? [] : [shownAs(rule.names.field)]),
  text: (rule) => (rule?.text === undefined ? [] : [shownAs(rule.text.tokens)]),
  amount_differs: () => ['amount'],
  amount_differs_in_disbursement: () => ['amount'],
  status_differs: () => ['state'],
  outside_statement_period: () => ['on'],
  days: () => ['on'],
  balance: () => ['amount'],
}

const FIELDS_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  amount_differs: ['amount'],
  rounding: ['amount'],
  sign_reversed: ['amount'],
  date_out_of_window: ['on'],
  status_conflict: ['status', 'state'],
  payee_mismatch: ['name', 'payee', 'account', 'beneficiary'],
  wrong_programme: ['fund', 'document', 'programme'],
}

function fieldOrder({ left, right, rule }: Compared): readonly string[] {
  const asked = [
    ...(rule?.keys ?? []),
    ...(rule?.names === undefined ? [] : [rule.names.field]),
    ...(rule?.compare ?? []).map(({ field }) => field),
  ].map(shownAs)
  const paired = new Set(
    [...(rule?.keys ?? []), ...(rule?.compare ?? []).map(({ field }) => field)].flatMap((pair) =>
      typeof pair === 'string' ? [] : [pair.left],
    ),
  )
  const there = [...Object.keys(left?.fields ?? {}), ...Object.keys(right?.fields ?? {})].filter(
    (name) => !paired.has(name),
  )
  return [...new Set(['amount', 'on', ...asked, 'id', ...there])]
}

/** A pair of fields of other names stands in one line, under the name of the right one. */
const shownAs = (pair: FieldPair): string => (typeof pair === 'string' ? pair : pair.right)

function valueOf(row: ShownRow | null, field: string, rule: Rule | undefined, side: 'left' | 'right'): string | null {
  if (row === null) return null
  if (field === 'amount') return row.amount
  if (field === 'on') return row.on ?? ''
  if (field === 'id') return row.id
  const pair = [...(rule?.keys ?? []), ...(rule?.compare ?? []).map((each) => each.field)].find(
    (each) => typeof each !== 'string' && each.right === field,
  )
  const name = side === 'left' && pair !== undefined && typeof pair !== 'string' ? pair.left : field
  return row.fields[name] ?? ''
}

function markOf(
  { left, right }: Compared,
  field: string,
  values: Readonly<{ left: string | null; right: string | null }>,
  failed: ReadonlySet<string>,
): ComparedField['mark'] {
  if (left === null || right === null) return 'one_sided'
  if (failed.has(field) && values.left !== values.right) return 'failed'
  // Each side has numbers of its own: that they are not the same says nothing.
  if (field === 'id' || values.left === '' || values.right === '') return 'same'
  return values.left === values.right ? 'same' : 'differs'
}
