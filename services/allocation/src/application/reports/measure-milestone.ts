import type { Database } from '@fundtrace/database'
import { formatMoney, type Money } from '@fundtrace/money'
import { readAreas } from '../../adapters/postgres/register/area-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import { readOutOfPoverty, readShownNames } from '../../adapters/postgres/report-register.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import type { Percent } from '../../domain/programme/programme.ts'
import { INCOME_FACT, incomeTarget, measureIncome, measurePeople } from '../../domain/report/measure-milestone.ts'
import { milestoneYearUnstated } from '../../domain/report/milestone-errors.ts'
import { measuredKind, type Milestone } from '../../domain/report/milestone.ts'
import { readReceivers } from '../register/read-receivers.ts'

export type MilestoneQuery = Moment & Readonly<{ year: number; ruralAverage: Money | null }>

/** `measured` and `reached` count people for people_out_of_poverty, else villages or households; `missing` how many more it takes. */
export type MilestoneProgress = Readonly<{
  target: string
  measured: number
  reached: number
  missing: number
  is_reached: boolean
  by_area: readonly AreaProgress[]
  /** Villages or households below the target, the first of them by id; townships are told in `by_area`. */
  behind: readonly Behind[]
}>
export type AreaProgress = Readonly<{
  area_code: string
  name: string | null
  measured: number
  reached: number
  missing: number
  is_reached: boolean
}>
export type Behind = Readonly<{
  beneficiary_id: string
  name: string
  area_code: string
  /** Null where the register does not know it. */
  income: string | null
  missing: string | null
}>

/** Measures the register on a day against the target of a year. @throws MILESTONE_YEAR_UNSTATED, MILESTONE_AVERAGE_MISSING */
export async function measureMilestone(
  db: Database,
  milestone: Milestone,
  query: MilestoneQuery,
): Promise<MilestoneProgress> {
  const { target } = milestone
  const targetOf = <Value>(byYear: ReadonlyMap<number, Value>): Value => {
    const found = byYear.get(query.year)
    if (found === undefined) throw milestoneYearUnstated(milestone.id, query.year, [...byYear.keys()])
    return found
  }
  if (target.kind === 'people_out_of_poverty')
    return measureLeaving(db, milestone, query, { baseDay: target.baseDay, percent: targetOf(target.byYear) })
  const amount =
    target.kind === 'village_income'
      ? targetOf(target.byYear)
      : incomeTarget(targetOf(target.byYear), { id: milestone.id, ...query })
  return measureIncomes(db, milestone, query, amount)
}

async function measureLeaving(
  db: Database,
  milestone: Milestone,
  at: Moment,
  target: Readonly<{ baseDay: string; percent: Percent }>,
): Promise<MilestoneProgress> {
  const tally: Tally = new Map()
  const base = { day: target.baseDay, revision: at.revision }
  for await (const page of readMeasured(db, milestone, base)) {
    const registered = page.filter(({ facts }) => facts['status'] === 'registered')
    const ids = registered.map(({ id }) => id)
    const out = await readOutOfPoverty(db, ids, { day: at.day, revision: at.revision })
    for (const { id, areaCode, facts } of registered) count(tally, areaCode, Number(facts['members'] ?? 0), out.has(id))
  }
  const judge = ({ measured, reached }: Counted) => {
    const { missing, isReached } = measurePeople(target.percent, measured, reached)
    return { missing, is_reached: isReached }
  }
  const whole = wholeOf(tally)
  return {
    target: `${target.percent.text}%`,
    ...whole,
    ...judge(whole),
    by_area: await byArea(db, at, tally, judge),
    behind: [],
  }
}

async function measureIncomes(
  db: Database,
  milestone: Milestone,
  at: Moment,
  amount: Money,
): Promise<MilestoneProgress> {
  const tally: Tally = new Map()
  const fact = INCOME_FACT[measuredKind(milestone.target)]
  const behind: Omit<Behind, 'name'>[] = []
  for await (const page of readMeasured(db, milestone, at))
    for (const { id, areaCode, facts } of page) {
      const { income, missing, isReached } = measureIncome(amount, facts[fact])
      count(tally, areaCode, 1, isReached)
      if (isReached || behind.length >= BEHIND_MAX) continue
      behind.push({ beneficiary_id: id, area_code: areaCode, income: text(income), missing: text(missing) })
    }
  const judge = ({ measured, reached }: Counted) => ({ missing: measured - reached, is_reached: measured === reached })
  const names = await readShownNames(
    db,
    behind.map((each) => each.beneficiary_id),
    at,
  )
  const whole = wholeOf(tally)
  return {
    target: formatMoney(amount),
    ...whole,
    ...judge(whole),
    by_area: await byArea(db, at, tally, judge),
    behind: behind.map((each) => ({ ...each, name: names.get(each.beneficiary_id) ?? each.beneficiary_id })),
  }
}

/** As many as an answer can hold; the counts are of all. */
const BEHIND_MAX = 1000

const text = (amount: Money | null): string | null => (amount === null ? null : formatMoney(amount))

async function* readMeasured(
  db: Database,
  { target, covers, where }: Milestone,
  { day, revision }: Moment,
): AsyncGenerator<readonly Receiver[]> {
  const query = {
    kind: measuredKind(target),
    areas: covers,
    day,
    revision,
    year: Number(day.slice(0, 4)),
    itemKind: null,
  }
  for await (const page of readReceivers(db, query)) yield page.filter(({ facts }) => where?.holds(facts) ?? true)
}

type Counted = Readonly<{ measured: number; reached: number }>

/** By township: the first nine digits of where somebody lives. */
type Tally = Map<string, { measured: number; reached: number }>

function count(tally: Tally, areaCode: string, number: number, isReached: boolean): void {
  const township = areaCode.slice(0, 9)
  const counted = tally.get(township) ?? { measured: 0, reached: 0 }
  counted.measured += number
  counted.reached += isReached ? number : 0
  tally.set(township, counted)
}

const wholeOf = (tally: Tally): Counted => ({
  measured: [...tally.values()].reduce((sum, { measured }) => sum + measured, 0),
  reached: [...tally.values()].reduce((sum, { reached }) => sum + reached, 0),
})

async function byArea(
  db: Database,
  { day, revision }: Moment,
  tally: Tally,
  judge: (counted: Counted) => Readonly<{ missing: number; is_reached: boolean }>,
): Promise<AreaProgress[]> {
  const areas = await readAreas(db, { day, revision })
  return [...tally]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([code, counted]) => ({
      area_code: code,
      name: areas.get(code)?.name ?? null,
      ...counted,
      ...judge(counted),
    }))
}
