import type { Transaction } from '@fundtrace/database'
import { fromFen, formatMoney } from '@fundtrace/money'
import { type Bill, type GivenLine, readBills, readGivenLines } from '../../adapters/postgres/guarantee-given.ts'
import { type CountedSource, sumOfSources } from '../../domain/guarantee/count-sources.ts'
import { findShortfall } from '../../domain/guarantee/finding.ts'
import type { GuaranteeRule } from '../../domain/guarantee/guarantee.ts'
import { judgeRate } from '../../domain/guarantee/judge.ts'
import { paidOfBills } from '../../domain/guarantee/paid-of-bills.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import { groupByReceiver, type Grounds, type Judged } from './judge-receivers.ts'

type RateFloor = Extract<GuaranteeRule, { kind: 'rate_floor' }>

/** Each person with bills of the year within cover; bills that name nobody are the household's together. Support money pays for no bill. */
export async function judgeBills(
  trx: Transaction,
  { year, at, planIds }: Grounds,
  receivers: readonly Receiver[],
  rule: RateFloor,
): Promise<Judged[]> {
  const ids = receivers.map((receiver) => receiver.id)
  const bills = groupByReceiver(await readBills(trx, ids, year, at))
  const lines = groupByReceiver(await readGivenLines(trx, [...bills.keys()], planIds, { withExplanations: true }))
  return receivers.flatMap(({ id, areaCode }) => {
    const own = bills.get(id) ?? []
    const paying = (lines.get(id) ?? [])
      .filter((line) => rule.sources === 'all' || rule.sources.has(line.programmeId))
      .map((line) => ({ line, paid: paidOfBills(line, own) }))
    return [...Map.groupBy(own, (bill) => bill.personId)].map(([personId, billsOfOne]) => {
      const qualifying = billsOfOne.reduce((sum, bill) => sum + bill.qualifying, 0n)
      const sources = paying.flatMap((each) => sourceOf(each, billsOfOne))
      const judgement = judgeRate(rule.percent, qualifying, sumOfSources(sources), rule.rounding)
      const subject = { beneficiaryId: id, areaCode, personId, qualifying: formatMoney(fromFen(qualifying)) }
      return { judgement, finding: findShortfall(subject, judgement, sources), receivers: 1 }
    })
  })
}

type Paying = Readonly<{ line: GivenLine; paid: ReadonlyMap<string, bigint> }>

/** The funders' parts are of the line as a whole, so a part of it names none. */
function sourceOf({ line, paid }: Paying, bills: readonly Bill[]): CountedSource[] {
  const fen = bills.reduce((sum, { id }) => sum + (paid.get(id) ?? 0n), 0n)
  return fen === 0n ? [] : [{ source: 'programme', line: { ...line, fen, parts: [] }, fen }]
}
