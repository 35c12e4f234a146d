import type { Database } from '@fundtrace/database'
import { type BilingualTitle, DomainError } from '@fundtrace/problem'
import { findPostedPlanId, readDrawnElsewhere } from '../../adapters/postgres/plan-repository.ts'
import { readTownshipFunders } from '../../adapters/postgres/programme-repository.ts'
import { readMovedAreas } from '../../adapters/postgres/register/area-repository.ts'
import { drawReceivers } from '../../adapters/postgres/register/receiver-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { computePlan, type PlanLine, type PlanTotals } from '../../domain/plan/compute-plan.ts'
import { leftOutReasons } from '../../domain/plan/left-out.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import { type Programme, receiverKindOf } from '../../domain/programme/programme.ts'
import { readReceivers } from '../register/read-receivers.ts'
import { receiversOfProgramme } from './receivers-of-programme.ts'

export type PreviewOrder = Readonly<{
  programme: Programme
  year: number
  at: Moment
  /** For a programme that pays a published number of people. */
  people: number | null
  /** Those and no others, or so many drawn by the seed. */
  sample: Readonly<{ ids: readonly string[] }> | Readonly<{ seed: string; size: number }>
}>

export type LeftOut = Readonly<{ beneficiaryId: string; areaCode: string | null; reasons: readonly BilingualTitle[] }>

export type Preview = Readonly<{
  lines: readonly PlanLine[]
  /** Of the sample; null where none of it is to get anything. */
  totals: PlanTotals | null
  leftOut: readonly LeftOut[]
  /** False where one receiver's amount hangs on all others: a pool, a limit, pots. What the sample shows then is not what a plan gives. */
  eachAlone: boolean
}>

/** What a document would give a few of the register, computed as a plan is. Nothing is kept. */
export async function previewProgramme(db: Database, order: PreviewOrder): Promise<Preview> {
  const { programme, year, at, people } = order
  const { receivers, missing } = await readSample(db, order)
  const context = {
    year,
    registerDay: at.day,
    publishedPeople: people,
    townships: await readTownshipFunders(db),
    drawnElsewhere: await readDrawnElsewhere(db, programme.id, year, await findPostedPlanId(db, programme.id, year)),
  }
  const { lines, totals } = await computeAll(computePlan(programme, context, () => onePage(receivers)))
  const paid = new Set(lines.map((line) => line.beneficiaryId))
  const leftOut = receivers
    .filter((receiver) => !paid.has(receiver.id))
    .map((receiver) => ({
      beneficiaryId: receiver.id,
      areaCode: receiver.areaCode,
      reasons: leftOutReasons(programme, year, receiver),
    }))
  return { lines, totals, leftOut: [...leftOut, ...missing.map(notThere)], eachAlone: isEachAlone(programme) }
}

async function readSample(
  db: Database,
  { programme, year, at, sample }: PreviewOrder,
): Promise<{ receivers: readonly Receiver[]; missing: readonly string[] }> {
  const kind = receiverKindOf(programme)
  if (kind === null) return { receivers: [], missing: [] }
  const ids =
    'ids' in sample
      ? sample.ids
      : await drawReceivers(db, kind, at, {
          prefixes: programme.covers,
          moved: await readMovedAreas(db, at),
          seed: sample.seed,
          limit: sample.size,
        })
  const receivers: Receiver[] = []
  for await (const page of readReceivers(db, { ...receiversOfProgramme(programme, at, year), ids }))
    receivers.push(...page)
  const found = new Set(receivers.map((receiver) => receiver.id))
  return { receivers, missing: ids.filter((id) => !found.has(id)) }
}

async function* onePage(receivers: readonly Receiver[]): AsyncGenerator<readonly Receiver[]> {
  yield receivers
}

async function computeAll(
  pages: AsyncGenerator<readonly PlanLine[], PlanTotals>,
): Promise<{ lines: readonly PlanLine[]; totals: PlanTotals | null }> {
  const lines: PlanLine[] = []
  try {
    let page = await pages.next()
    for (; page.done !== true; page = await pages.next()) lines.push(...page.value)
    return { lines, totals: page.value }
  } catch (error) {
    // Of a plan that is a refusal; of a sample it is an answer.
    if (error instanceof DomainError && error.code === 'ALLOCATION_PLAN_EMPTY') return { lines: [], totals: null }
    throw error
  }
}

const notThere = (beneficiaryId: string): LeftOut => ({
  beneficiaryId,
  areaCode: null,
  reasons: [
    {
      zh: '这一天不在实施区划的名册中，或不是此政策的对象类别',
      en: 'not in the register of its areas on this day, or of another kind than it pays',
    },
  ],
})

const isEachAlone = ({ amount, yearlyLimit, funding }: Programme): boolean =>
  amount.kind !== 'pool' && yearlyLimit === null && funding?.kind !== 'pots'
