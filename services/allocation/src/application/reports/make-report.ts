import { createHash, randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, formatWan, parseMoney, sumMoney } from '@fundtrace/money'
import { readFunders } from '../../adapters/postgres/funding-facts.ts'
import { readAreas } from '../../adapters/postgres/register/area-repository.ts'
import {
  type GuaranteeFigures,
  insertMaking,
  type ProgrammeFigures,
  readArrivedInPeriod,
  readGuaranteeFigures,
  readProgrammeFigures,
  type ReportRange,
} from '../../adapters/postgres/report-figures.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { positionOf } from '../../domain/funding/funder-position.ts'
import { periodTitle, type ReportPeriod } from '../../domain/report/report-period.ts'
import { addUpRows, type MoneyColumns, NO_MONEY } from '../../domain/report/report-rows.ts'
import type { Officer } from '../officer.ts'
import { newestRevision } from '../register/read-receivers.ts'

export type ReportOrder = Readonly<{ period: ReportPeriod; areaCode: string; on: string }>

/** One programme in one fund; what funders owe and sent stands with the programme whose plan they share. Amounts are yuan as text. */
export type ReportRow = Omit<ProgrammeFigures, 'planned' | 'awarded' | 'awarded_in_period'> & MoneyColumns

export type Report = Readonly<{
  kind: ReportPeriod['kind']
  title: Readonly<{ zh: string; en: string }>
  year: number
  number: number
  from: string
  to: string
  /** The day that its figures stand at. */
  on: string
  due_before: string | null
  area_code: string
  area_name: string | null
  programmes: readonly ReportRow[]
  total: MoneyColumns & Readonly<{ awarded_wan: string; planned_wan: string; arrears_wan: string }>
  guarantees: readonly GuaranteeFigures[]
}>

/** The half-yearly report (F6: 002 part 2) or quarterly bulletin (003, 5.3) of an area. The same day and data give the same report. */
export async function composeReport(db: Database, { period, areaCode, on }: ReportOrder): Promise<Report> {
  const range: ReportRange = { year: period.year, areaCode, from: period.from, on }
  const figures = await readProgrammeFigures(db, range)
  const programmes = await withFunders(db, figures, range)
  const total = addUpRows(programmes)
  const area = (await readAreas(db, { day: on, revision: await newestRevision(db) })).get(areaCode)
  const { zh, en } = periodTitle(period)
  const name = area?.name ?? areaCode
  return {
    kind: period.kind,
    title:
      period.kind === 'half_year'
        ? { zh: `${name}${zh}扶贫资金情况报告`, en: `Report on poverty-alleviation money of ${name}, ${en}` }
        : { zh: `${name}${zh}扶贫资金通报`, en: `Bulletin on poverty-alleviation money of ${name}, ${en}` },
    year: period.year,
    number: period.number,
    from: period.from,
    to: period.to,
    on,
    due_before: period.dueBefore,
    area_code: areaCode,
    area_name: area?.name ?? null,
    programmes,
    total: {
      ...total,
      planned_wan: formatWan(parseMoney(total.planned)),
      awarded_wan: formatWan(parseMoney(total.awarded)),
      arrears_wan: formatWan(parseMoney(total.arrears)),
    },
    guarantees: await readGuaranteeFigures(db, range),
  }
}

/** Composes a report and keeps that it was made, and of which content. */
export async function makeReport(trx: Transaction, order: ReportOrder, officer: Officer): Promise<{ id: string }> {
  const sha256 = createHash('sha256')
    .update(canonicalJson(await composeReport(trx, order)))
    .digest('hex')
  const { kind, year, number } = order.period
  const making = { id: randomUUID(), kind, year, number, area_code: order.areaCode, stands_at: order.on, sha256 }
  await insertMaking(trx, making, officer.subject)
  return { id: making.id }
}

async function withFunders(
  db: Database,
  figures: readonly ProgrammeFigures[],
  { from, on }: ReportRange,
): Promise<ReportRow[]> {
  const fundIds = [...new Set(figures.map((row) => row.fund_id))]
  const funders = Map.groupBy(await readFunders(db, fundIds, on), (funder) => funder.fundId)
  const arrivedInPeriod = await readArrivedInPeriod(db, fundIds, { from, on })
  return figures.map((row) => {
    const { planned, awarded, awarded_in_period, ...programme } = row
    const plan = { planned, awarded, awarded_in_period }
    if (row.draws_on !== null) return { ...programme, ...NO_MONEY, ...plan, planned: NO_MONEY.planned }
    const positions = (funders.get(row.fund_id) ?? []).map((funder) => positionOf(funder, on))
    const sum = (part: 'due' | 'arrived' | 'arrears' | 'borne') =>
      formatMoney(sumMoney(positions.map((position) => position[part])))
    return {
      ...programme,
      ...plan,
      due: sum('due'),
      arrived: sum('arrived'),
      arrived_in_period: arrivedInPeriod.get(row.fund_id) ?? '0.00',
      arrears: sum('arrears'),
      paid: sum('borne'),
    }
  })
}
