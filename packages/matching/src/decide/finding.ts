import type { BreakKind, Criterion } from '../break.ts'
import type { Failure } from './evaluate.ts'
import type { Row } from './row.ts'

/** A break as it is decided, before it is numbered and explained. */
export type Finding = Readonly<{
  kind: BreakKind
  left: Row | null
  right: Row | null
  /** Fen, right minus left. */
  difference: bigint
  criterion: Criterion | null
  detail: Readonly<Record<string, string>>
  related: Readonly<{ left: readonly Row[]; right: readonly Row[] }>
  /** Rows that it settles; the others are only spoken of. */
  settles: readonly Row[]
}>

export const NONE_RELATED = { left: [], right: [] } as const

/** What a pair fails, each its own kind. */
export const pairFindings = (left: Row, right: Row, failures: readonly Failure[]): Finding[] =>
  failures.map(({ kind, difference, criterion, detail }) => ({
    kind,
    left,
    right,
    difference,
    criterion,
    detail,
    related: NONE_RELATED,
    settles: [left, right],
  }))

/** A row alone differs by itself. */
export const aloneFinding = (
  row: Row,
  {
    kind,
    criterion,
    detail = {},
    related,
  }: Pick<Finding, 'kind' | 'criterion' | 'related'> & Partial<Pick<Finding, 'detail'>>,
): Finding => ({
  kind,
  left: row.side === 'left' ? row : null,
  right: row.side === 'right' ? row : null,
  difference: row.side === 'left' ? -row.amount : row.amount,
  criterion,
  detail,
  related,
  settles: [row],
})
