import { fenOf, formatFen } from '@fundtrace/money'
import { canonicalJson } from '@fundtrace/seal'
import { fault, type PackFault } from './faults.ts'
import { RUN_FILES, type RunSheet, type RunTotals } from './run-sheets.ts'

/** Every count and total by its name, so that the one that is wrong is named. `found`: added up from the rows by the verifier itself. */
export function compareTotals(run: RunSheet, stated: RunTotals, found: RunTotals): PackFault[] {
  const faults: PackFault[] = []
  const compare = (file: string, what: string, says: unknown, is: unknown): void => {
    if (canonicalJson(says ?? null) === canonicalJson(is)) return
    const code = /difference|total|by_kind/u.test(what) ? 'TOTAL_WRONG' : 'COUNT_WRONG'
    faults.push(
      fault(code, file, `${what} is said to be ${JSON.stringify(says)}; the rows make ${JSON.stringify(is)}.`),
    )
  }
  const parts = ['matches', 'breaks', 'cases', 'as_found'] as const
  for (const part of parts)
    for (const [name, is] of Object.entries(found[part]))
      compare(RUN_FILES.totals, `${part}.${name}`, memberOf(stated[part], name), is)

  compare(RUN_FILES.run, 'match_count', run.match_count, found.as_found.matches)
  compare(RUN_FILES.run, 'break_count', run.break_count, found.as_found.breaks)
  for (const name of ['matched_difference', 'break_difference'] as const) {
    const says = memberOf(run.stated, name)
    if (says !== undefined) compare(RUN_FILES.run, `stated.${name}`, says, found.as_found[name])
  }
  const total = conservedTotal(run, found)
  if (total !== null) compare(RUN_FILES.run, 'stated.right.total', total.says, total.is)
  return faults
}

/** Of two lists: what the left side adds up to, with all differences, is what the right side adds up to. No row was left out. */
function conservedTotal(run: RunSheet, { as_found: found }: RunTotals): Readonly<{ says: string; is: string }> | null {
  const left = memberOf(memberOf(run.stated, 'left'), 'total')
  const right = memberOf(memberOf(run.stated, 'right'), 'total')
  if (typeof left !== 'string' || typeof right !== 'string') return null
  return { says: right, is: formatFen(fenOf(left) + fenOf(found.matched_difference) + fenOf(found.break_difference)) }
}

export const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([each]) => each === name)?.[1] : undefined
