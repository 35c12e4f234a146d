import type { Transaction } from '@fundtrace/database'
import { readGivenLines, readGivenSupports, readPairedUnits } from '../../adapters/postgres/guarantee-given.ts'
import { countSources, sumOfSources } from '../../domain/guarantee/count-sources.ts'
import { findShortfall } from '../../domain/guarantee/finding.ts'
import { linesOfUnit } from '../../domain/guarantee/given-by-unit.ts'
import { judgeFloor } from '../../domain/guarantee/judge.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import { groupByReceiver, type Grounds, type Judged } from './judge-receivers.ts'

/** Each supporting unit with each receiver of the page that it is paired with. A receiver with no unit binds nobody. */
export async function judgePairs(
  trx: Transaction,
  { year, at, planIds }: Grounds,
  receivers: readonly Receiver[],
  floor: bigint,
): Promise<Judged[]> {
  const ids = receivers.map((receiver) => receiver.id)
  const units = groupByReceiver(await readPairedUnits(trx, ids, at))
  const paired = [...units.keys()]
  const lines = groupByReceiver(await readGivenLines(trx, paired, planIds, { withExplanations: true }))
  const supports = groupByReceiver(await readGivenSupports(trx, paired, year, at.revision))
  return receivers.flatMap(({ id, areaCode }) => {
    const all = units.get(id) ?? []
    return all.map((unit) => {
      const own = (supports.get(id) ?? []).filter((support) => support.unitId === unit.unitId)
      const sources = countSources(linesOfUnit(unit, all, lines.get(id) ?? []), own, 'all')
      const judgement = judgeFloor(floor, sumOfSources(sources))
      const subject = { beneficiaryId: id, areaCode, supporterId: unit.unitId }
      return { judgement, finding: findShortfall(subject, judgement, sources), receivers: 1 }
    })
  })
}
