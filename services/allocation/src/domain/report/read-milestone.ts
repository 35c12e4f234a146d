import { parseMoney } from '@fundtrace/money'
import { RECEIVER_FACTS } from '../programme/base.ts'
import { readCondition } from '../programme/condition.ts'
import { isDay } from '../programme/fact-order.ts'
import { readPercent } from '../guarantee/percent-of.ts'
import type { Fault } from '../programme/programme-errors.ts'
import { milestoneInvalid } from './milestone-errors.ts'
import { type IncomeTarget, measuredKind, type Milestone, type Target } from './milestone.ts'
import type { IncomeTargetText, MilestoneText, TargetText } from './milestone-text.ts'

/** @throws DomainError ALLOCATION_MILESTONE_INVALID with every fault. */
export function readMilestone(text: MilestoneText): Milestone {
  const faults = findMilestoneFaults(text)
  if (faults.length > 0) throw milestoneInvalid(text.id, faults)
  return {
    id: text.id,
    version: text.version ?? 1,
    name: text.name,
    documentNumber: text.document_number,
    documentItem: text.document_item,
    areaCode: text.area_code,
    covers: text.covers ?? [text.area_code],
    where: readWhere(text)?.condition ?? null,
    target: readTarget(text.target),
  }
}

export const findMilestoneFaults = (text: MilestoneText): Fault[] => [
  ...(readWhere(text)?.faults ?? []),
  ...targetFaults(text.target),
]

const readWhere = ({ where, target }: MilestoneText) =>
  where === undefined ? null : readCondition(where, RECEIVER_FACTS[measuredKind(target)], '/where')

function readTarget(target: TargetText): Target {
  switch (target.kind) {
    case 'people_out_of_poverty':
      return {
        kind: target.kind,
        baseDay: target.base_day,
        byYear: new Map(target.by_year.map(({ year, percent }) => [year, readPercent(percent)])),
      }
    case 'village_income':
      return {
        kind: target.kind,
        byYear: new Map(target.by_year.map(({ year, amount }) => [year, parseMoney(amount)])),
      }
    case 'income_per_person':
      return { kind: target.kind, byYear: new Map(target.by_year.map((each) => [each.year, readIncome(each)])) }
  }
}

const readIncome = (target: IncomeTargetText): IncomeTarget =>
  'amount' in target
    ? { amount: parseMoney(target.amount) }
    : {
        percent: readPercent(target.percent),
        ruralAverage: target.rural_average === undefined ? null : parseMoney(target.rural_average),
      }

function targetFaults(target: TargetText): Fault[] {
  const years = target.by_year.map(({ year }) => year)
  const twice = years.flatMap((year, index) =>
    years.indexOf(year) === index
      ? []
      : [
          {
            path: `/target/by_year/${index}/year`,
            value: year,
            reason: { zh: '同一年份有两个目标', en: 'The year has a target already' },
            expected: 'one target for each year',
          },
        ],
  )
  if (target.kind !== 'people_out_of_poverty' || isDay(target.base_day)) return twice
  const noDay = {
    path: '/target/base_day',
    value: target.base_day,
    reason: { zh: '没有这一天', en: 'There is no such day' },
    expected: 'YYYY-MM-DD',
  }
  return [...twice, noDay]
}
