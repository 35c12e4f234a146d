import type { Database } from '@fundtrace/database'
import { formatWan, parseMoney } from '@fundtrace/money'
import type { HtmlReport, ReportRow } from '@fundtrace/spreadsheet'
import { type PlanView, readPlanView } from '../../adapters/postgres/plan-view.ts'
import { readNewestNames } from '../../adapters/postgres/public-plans.ts'
import { readVersion } from '../../adapters/postgres/programme-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import {
  type DisclosedPlace,
  type DisclosedRow,
  type DisclosurePage,
  readAwardedPlaces,
  readAwardedRows,
  readNoticePlaces,
  readNoticeRows,
} from '../../adapters/postgres/report-disclosure.ts'
import { HOUSEHOLD_FACTS } from '../../domain/programme/facts.ts'
import { noticeNotGiven } from '../../domain/report/disclosure-errors.ts'
import { newestRevision } from '../register/read-receivers.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

/** `notice`: who is to get what, before it is decided (公示). `results`: what was awarded (公告). F4: 003 三公开, 001 part 5 (10), 002 item 48. */
export type DisclosureKind = 'notice' | 'results'
export type Disclosure = Readonly<{
  kind: DisclosureKind
  plan: PlanView
  programmeName: string
  /** Of the area that carries it out, where the register lists it. */
  areaName: string | null
  at: Moment
  readRows: (page: DisclosurePage) => Promise<DisclosedRow[]>
  readPlaces: () => Promise<DisclosedPlace[]>
}>

/** @throws DomainError ALLOCATION_NOTICE_NOT_GIVEN of a plan that nobody outside the bureau should see yet */
export async function openDisclosure(db: Database, kind: DisclosureKind, planId: string): Promise<Disclosure> {
  const plan = await readPlanView(db, planId)
  if (plan.notice_from === null && !PUBLIC.has(plan.state)) throw noticeNotGiven(planId, plan.state)
  const { document } = await readVersion(db, plan.programme_id, plan.programme_version)
  const at = {
    day: plan.register_day ?? todayInShanghai(),
    revision: plan.register_revision ?? (await newestRevision(db)),
  }
  const [readRows, readPlaces] =
    kind === 'notice' ? [readNoticeRows, readNoticePlaces] : [readAwardedRows, readAwardedPlaces]
  return {
    kind,
    plan,
    programmeName: document.name,
    areaName: (await readNewestNames(db, [plan.area_code])).get(plan.area_code) ?? null,
    at,
    readRows: (page) => readRows(db, planId, at, page),
    readPlaces: () => readPlaces(db, planId, at),
  }
}

const PUBLIC: ReadonlySet<string> = new Set(['approved', 'posted', 'superseded'])

export function describeDisclosure({ kind, plan, programmeName, areaName }: Disclosure) {
  return {
    kind,
    plan_id: plan.id,
    title: titleOf(kind, plan, programmeName),
    programme_id: plan.programme_id,
    document_number: plan.document_number,
    fiscal_year: plan.fiscal_year,
    area_code: plan.area_code,
    state: plan.state,
    total: plan.total ?? '0.00',
    total_wan: formatWan(parseMoney(plan.total ?? '0.00')),
    lines: plan.lines,
    notice_from: plan.notice_from,
    notice_to: plan.notice_to,
    how_to_object: kind === 'notice' ? howToObject(plan, areaName) : null,
  }
}

export const titleOf = (kind: DisclosureKind, plan: Pick<PlanView, 'fiscal_year'>, name: string): string =>
  `${plan.fiscal_year}年${name}${kind === 'notice' ? '公示' : '发放结果公告'}`

const howToObject = ({ notice_from: from, notice_to: to, area_code: area }: PlanView, areaName: string | null) =>
  from === null || to === null
    ? null
    : {
        zh: `公示期自${from}起至${to}止（含首尾两日）。对名单、金额有异议的，请在公示期内向实施单位（${areaName ?? `区划${area}`}财政、扶贫部门）书面或口头提出，说明序号、事实和理由；异议答复前不予审批。`,
        en: `Public from ${from} to ${to}, both days included. Whoever objects to the list or an amount tells the office that carries it out (${areaName ?? `area ${area}`}) by then: which number, what is wrong and why. The plan is not approved before every objection is answered.`,
      }

export const describeRow = ({ class: householdClass, ...row }: DisclosedRow) => ({
  ...row,
  class: householdClass === null ? null : classZh(householdClass),
})

/** The whole list, or what of it is in an area, as one sheet, read page by page while it is written. */
export function disclosureReport(disclosure: Disclosure, area = ''): HtmlReport {
  const { kind, plan } = disclosure
  const described = describeDisclosure(disclosure)
  return {
    title: described.title,
    sheets: [
      {
        name: kind === 'notice' ? '公示名单' : '发放结果',
        title: described.title,
        columns: [
          { header: '序号', kind: 'count', width: 8 },
          { header: '姓名/名称', kind: 'text' },
          { header: '村(居)/区划', kind: 'text' },
          ...(kind === 'results' ? [{ header: '期次', kind: 'text', width: 12 } as const] : []),
          { header: '金额(元)', kind: 'amount' },
          { header: '户类别(经本人同意)', kind: 'text' },
          { header: '家庭人口(经本人同意)', kind: 'count', width: 24 },
        ],
        rows: rowsOf(disclosure, area),
        notes: [
          `依据：${plan.document_number}`,
          `合计：${described.total} 元（${described.total_wan}）`,
          ...(described.how_to_object === null ? [] : [described.how_to_object.zh]),
          '姓名已作隐名处理；户类别、人口仅在本户同意后公开。',
        ],
      },
    ],
  }
}

async function* rowsOf({ kind, readRows }: Disclosure, area: string): AsyncGenerator<ReportRow> {
  let after = 0
  for (;;) {
    const rows = await readRows({ after, limit: PAGE, area })
    for (const row of rows)
      yield [
        String(row.number),
        row.name ?? '—',
        row.area_name ?? row.area_code,
        ...(kind === 'results' ? [row.period ?? ''] : []),
        row.amount,
        row.class === null ? '' : classZh(row.class),
        row.people === null ? '' : String(row.people),
      ]
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.number
  }
}

const PAGE = 1000

function classZh(name: string): string {
  const choices: Readonly<Record<string, Readonly<{ zh: string }>>> = HOUSEHOLD_FACTS.class.choices ?? {}
  return choices[name]?.zh ?? name
}
