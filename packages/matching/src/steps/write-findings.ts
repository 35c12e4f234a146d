import type { DuckDBAppender } from '@duckdb/node-api'
import type { Finding } from '../decide/finding.ts'
import type { Row } from '../decide/row.ts'
import type { Side } from '../item.ts'
import { closeRows, type RunState } from './run-state.ts'

/** `lrel`, `rrel`: further rows, as a list in a text. `content`: of those, for the result's hash. */
export const CREATE_FINDINGS = `CREATE OR REPLACE TABLE findings (kind VARCHAR, lrow INTEGER, rrow INTEGER, diff HUGEINT, rule INTEGER, failed VARCHAR,
  detail VARCHAR, lrel VARCHAR, rrel VARCHAR, content UBIGINT)`

/** Writes findings and closes the rows that they settle. */
export async function writeFindings(
  state: RunState,
  findings: AsyncIterable<readonly [rule: number, Finding]>,
): Promise<number> {
  const { engine } = state
  await engine.run('CREATE OR REPLACE TABLE settled (side VARCHAR, row INTEGER)')
  let appenders: Readonly<{ finding: DuckDBAppender; settled: DuckDBAppender }> | null = null
  let count = 0
  for await (const [rule, finding] of findings) {
    appenders ??= { finding: await engine.appender('findings'), settled: await engine.appender('settled') }
    appendFinding(appenders.finding, rule, finding)
    for (const { side, row } of finding.settles) {
      appenders.settled.appendVarchar(side)
      appenders.settled.appendInteger(row)
      appenders.settled.endRow()
    }
    count += 1
  }
  appenders?.finding.closeSync()
  appenders?.settled.closeSync()
  if (count > 0) await closeSettled(state)
  return count
}

/** Rows that stand in a break, apart from those that are missing. */
export const CREATE_BROKEN = 'CREATE OR REPLACE TABLE broken (side VARCHAR, row INTEGER)'

export async function closeSettled(state: RunState): Promise<void> {
  await state.engine.run('INSERT INTO broken SELECT DISTINCT side, row FROM settled')
  await closeRows(state, {
    left: "SELECT DISTINCT row FROM settled WHERE side = 'left'",
    right: "SELECT DISTINCT row FROM settled WHERE side = 'right'",
  })
}

function appendFinding(to: DuckDBAppender, rule: number, finding: Finding): void {
  const { kind, left, right, difference, criterion, detail, related } = finding
  to.appendVarchar(kind)
  appendRow(to, left)
  appendRow(to, right)
  to.appendHugeInt(difference)
  to.appendInteger(rule)
  if (criterion === null) to.appendNull()
  else to.appendVarchar(criterion)
  to.appendVarchar(JSON.stringify(detail))
  to.appendVarchar(otherRows(related.left, left))
  to.appendVarchar(otherRows(related.right, right))
  to.appendUBigInt(contentOf([left, right, ...related.left, ...related.right]))
  to.endRow()
}

function appendRow(to: DuckDBAppender, row: Row | null): void {
  if (row === null) to.appendNull()
  else to.appendInteger(row.row)
}

const otherRows = (rows: readonly Row[], shown: Row | null): string =>
  [...new Set(rows.map(({ row }) => row))]
    .filter((row) => row !== shown?.row)
    .toSorted((a, b) => a - b)
    .join(' ')

/** Whatever the order of the rows. */
const contentOf = (rows: readonly (Row | null)[]): bigint =>
  BigInt.asUintN(
    64,
    rows.reduce((sum, row) => sum + (row === null ? 0n : (row.content ^ SIDES_APART[row.side]) * SPREAD), 0n),
  )

const SIDES_APART: Readonly<Record<Side, bigint>> = { left: 0n, right: 0x5bd1_e995_9e37_79b9n }
const SPREAD = 0x9e37_79b9_7f4a_7c15n
