import type { Database } from '@fundtrace/database'
import { addMoney, formatMoney, parseMoney, ZERO } from '@fundtrace/money'
import { countUnsettled } from '../../adapters/postgres/case-view.ts'
import { AGE_BANDS, type AgeBand, ageInDays, bandOf } from '../../domain/case-age.ts'

export type AgeingLine = Readonly<{ job_id: string; kind: string; band: AgeBand; count: number; amount: string }>

/** By job, kind and age up to a day, the youngest first; what was first seen after that day counts as of that day. */
export async function reportAgeing(
  db: Database,
  areas: readonly string[],
  jobId: string | null,
  day: string,
): Promise<AgeingLine[]> {
  const counted = await countUnsettled(db, areas, jobId)
  const groups = Map.groupBy(counted, ({ job_id, kind }) => JSON.stringify([job_id, kind]))
  return [...groups.values()].flatMap((group) =>
    AGE_BANDS.flatMap(({ name: band }) => {
      const aged = group.filter(({ first_seen_on }) => bandOf(ageInDays(first_seen_on, day)) === band)
      const [first] = aged
      if (first === undefined) return []
      const amount = aged.reduce((sum, each) => addMoney(sum, parseMoney(each.amount)), ZERO)
      const count = aged.reduce((sum, each) => sum + each.count, 0)
      return [{ job_id: first.job_id, kind: first.kind, band, count, amount: formatMoney(amount) }]
    }),
  )
}
