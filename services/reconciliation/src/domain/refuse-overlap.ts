import { statementsOverlap } from './errors.ts'
import { coversDay, type StatementDays } from './statement-days.ts'
import { compareText } from './statement-line.ts'

/** A day that stands in two statements of a fund would show every line of it twice. */
export function refuseOverlap(fundId: string, statements: readonly (StatementDays & Readonly<{ id: string }>)[]): void {
  const [first, ...others] = [...statements].sort(
    (left, right) => compareText(left.from, right.from) || compareText(left.id, right.id),
  )
  let before = first
  for (const statement of others) {
    if (before !== undefined && coversDay([before], statement.from))
      throw statementsOverlap(fundId, [before.id, statement.id], statement.from)
    before = statement
  }
}
