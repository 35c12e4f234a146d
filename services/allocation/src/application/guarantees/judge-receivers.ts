import type { Transaction } from '@fundtrace/database'
import {
  type GivenLine,
  type GivenSupport,
  readGivenLines,
  readGivenSupports,
} from '../../adapters/postgres/guarantee-given.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { type CountedSource, countSources, sumOfSources } from '../../domain/guarantee/count-sources.ts'
import { type Finding, findShortfall } from '../../domain/guarantee/finding.ts'
import type { Sources } from '../../domain/guarantee/guarantee.ts'
import { judgeFloor, type Judgement } from '../../domain/guarantee/judge.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'

/** What an evaluation stands on: the register at a moment, the plans, the year of the support money. */
export type Grounds = Readonly<{ year: number; at: Moment; planIds: readonly string[] }>

/** One judgement, of so many that are bound: a finding where something is missing. */
export type Judged = Readonly<{ judgement: Judgement; finding: Finding | null; receivers: number }>

/** Each receiver of a page by itself, against the same amount of fen. */
export async function judgeReceivers(
  trx: Transaction,
  grounds: Grounds,
  receivers: readonly Receiver[],
  rule: Readonly<{ floor: bigint; sources: Sources }>,
): Promise<Judged[]> {
  const given = await readSources(trx, grounds, receivers, rule.sources)
  return receivers.map((receiver) => {
    const sources = given(receiver.id)
    const judgement = judgeFloor(rule.floor, sumOfSources(sources))
    const subject = { beneficiaryId: receiver.id, areaCode: receiver.areaCode }
    return { judgement, finding: findShortfall(subject, judgement, sources), receivers: 1 }
  })
}

/** What every receiver of a page was given, each fen once. */
export async function readSources(
  trx: Transaction,
  { year, at, planIds }: Grounds,
  receivers: readonly Receiver[],
  sources: Sources,
): Promise<(receiverId: string) => CountedSource[]> {
  const ids = receivers.map((receiver) => receiver.id)
  const lines = groupByReceiver<GivenLine>(await readGivenLines(trx, ids, planIds))
  const supports = groupByReceiver<GivenSupport>(await readGivenSupports(trx, ids, year, at.revision))
  return (id) => countSources(lines.get(id) ?? [], supports.get(id) ?? [], sources)
}

export function groupByReceiver<Row extends Readonly<{ beneficiaryId: string }>>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.beneficiaryId)
    if (group === undefined) groups.set(row.beneficiaryId, [row])
    else group.push(row)
  }
  return groups
}
