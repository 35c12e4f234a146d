import type { RuleSet } from '@fundtrace/matching'
import { HEADERS, type ListShape } from './list-columns.ts'

/** How the lists are read: the same for both shapes, and for what a user would write into a rule file. */
const columnsOf = (side: 'left' | 'right') => {
  const [reference, name, account, document, amount, date, status, batch] = HEADERS[side]
  const fields = { reference, name, account, document, status, batch }
  return {
    id: reference,
    amount,
    date,
    fields: side === 'left' ? fields : { ...fields, returns: HEADERS.right[8], bank_reference: HEADERS.right[9] },
  }
}

const compare = [
  { field: 'account', kind: 'payee_mismatch' },
  { field: 'document', kind: 'wrong_programme' },
  { field: 'status', kind: 'status_conflict' },
] satisfies RuleSet['rules'][number]['compare']

const RULES: Readonly<Record<ListShape, RuleSet['rules']>> = {
  exact: [
    {
      id: 'reference',
      kind: 'one_to_one',
      keys: ['reference'],
      identifies: true,
      amount: 'exact',
      date: { before: 0, after: 0 },
      compare,
    },
  ],
  windowed: [
    {
      id: 'reference',
      kind: 'one_to_one',
      keys: ['reference'],
      identifies: true,
      amount: { below: '0.03', above: '0.03' },
      date: { before: 0, after: 3 },
      compare,
    },
    { id: 'batch', kind: 'many_to_one', keys: ['batch'], amount: 'exact' },
    {
      id: 'account',
      kind: 'one_to_one',
      keys: ['account'],
      identifies: false,
      amount: 'exact',
      date: { before: 0, after: 3 },
      compare,
    },
    {
      id: 'sums',
      kind: 'one_to_many',
      keys: ['account'],
      identifies: false,
      amount: 'exact',
      date: { before: 0, after: 3 },
      max_group: 3,
    },
  ],
}

export const rulesFor = (shape: ListShape): RuleSet => ({
  version: 1,
  left: { name: { zh: '支付', en: 'payments' }, columns: columnsOf('left') },
  right: { name: { zh: '银行', en: 'bank' }, columns: columnsOf('right') },
  rules: RULES[shape],
  rounding: '0.10',
  returns: [{ left: 'reference', right: 'returns' }],
})
