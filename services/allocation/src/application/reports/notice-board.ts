import type { Database } from '@fundtrace/database'
import { maskName } from '@fundtrace/personal-data'
import {
  findRowsOfBoard,
  type PlanOfBoard,
  readAwardSums,
  readNewestNames,
  readPlansOfBoard,
} from '../../adapters/postgres/public-plans.ts'
import { publicListUnknown, searchEmpty } from '../../domain/report/disclosure-errors.ts'
import { daysLeft, type PublicKind, publicKind, resultsEnd } from '../../domain/report/public-phase.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { type Disclosure, openDisclosure, titleOf } from './describe-disclosure.ts'

/** A list as it is headed on the notice board: `lines` and `total` are the list's own, `planned` is the plan's total. */
export type BoardList = Readonly<{
  plan_id: string
  kind: PublicKind
  title: string
  document_number: string
  fiscal_year: number
  area_code: string
  area_name: string | null
  planned: string
  lines: number
  total: string
  notice_from: string | null
  notice_to: string | null
  /** Of a notice: days left to object, today included. */
  days_left: number | null
  /** Of results: the last day on which they are here. */
  public_to: string | null
}>

/** Every list of an area that is public today, newest year first. */
export async function listBoard(db: Database, areaCode: string, today = todayInShanghai()): Promise<BoardList[]> {
  const plans = inPublic(await readPlansOfBoard(db, { areaCode }), today)
  const sums = await readAwardSums(
    db,
    plans.flatMap(({ plan, kind }) => (kind === 'results' ? [plan.id] : [])),
  )
  return plans.map(({ plan, kind }) => headed(plan, kind, sums.get(plan.id), today))
}

export type BoardArea = Readonly<{ code: string; name: string | null; notices: number; results: number }>

/** The areas that have any list today, by code. */
export async function listBoardAreas(db: Database, today = todayInShanghai()): Promise<BoardArea[]> {
  const plans = inPublic(await readPlansOfBoard(db, { areaCode: '' }), today)
  const byArea = Map.groupBy(plans, ({ plan }) => plan.area_code)
  const names = await readNewestNames(db, [...byArea.keys()])
  const count = (of: typeof plans, kind: PublicKind): number => of.filter((each) => each.kind === kind).length
  return [...byArea]
    .map(([code, of]) => ({
      code,
      name: names.get(code) ?? null,
      notices: count(of, 'notice'),
      results: count(of, 'results'),
    }))
    .sort((left, right) => (left.code < right.code ? -1 : 1))
}

/** @throws DomainError ALLOCATION_PUBLIC_LIST_UNKNOWN where the plan has no such list on the board today */
export async function openBoardList(
  db: Database,
  kind: PublicKind,
  planId: string,
  today = todayInShanghai(),
): Promise<Readonly<{ list: BoardList; disclosure: Disclosure }>> {
  const [plan] = await readPlansOfBoard(db, { areaCode: '', planId })
  if (plan === undefined || kindOf(plan, today) !== kind) throw publicListUnknown(planId)
  const sums = kind === 'results' ? await readAwardSums(db, [planId]) : new Map<string, never>()
  return { list: headed(plan, kind, sums.get(planId), today), disclosure: await openDisclosure(db, kind, planId) }
}

export type Found = Readonly<{
  list: BoardList
  area_code: string
  area_name: string | null
  lines: number
  total: string
}>
const FOUND_MAX = 200

/**
 * Where on the board a village, or a household by its masked name, stands. Of a name in clear only its mask is looked for; a name without a village
 * is looked for in a county.
 */
export async function searchBoard(
  db: Database,
  sought: Readonly<{ village: string | null; name: string | null; areaCode: string }>,
  today = todayInShanghai(),
): Promise<Found[]> {
  const { village, areaCode } = sought
  const name = sought.name === null ? null : masked(sought.name)
  const isVague = name === null || (village === null && areaCode.length < COUNTY_DIGITS)
  if ((village === null || Array.from(village).length < 2) && isVague) throw searchEmpty()
  const lists = new Map((await listBoard(db, areaCode, today)).map((list) => [list.plan_id, list]))
  const ids = (kind: PublicKind): string[] =>
    [...lists.values()].flatMap((list) => (list.kind === kind ? [list.plan_id] : []))
  const rows = await findRowsOfBoard(
    db,
    { notices: ids('notice'), results: ids('results') },
    { village, name, limit: FOUND_MAX },
  )
  return rows.flatMap(({ plan_id, ...row }) => {
    const list = lists.get(plan_id)
    return list === undefined ? [] : [{ list, ...row }]
  })
}

/** As the lists show a household; what is masked already stays. */
export const masked = (name: string): string => (name.includes('*') ? name : maskName(name))

const COUNTY_DIGITS = 6

const kindOf = (plan: PlanOfBoard, today: string): PublicKind | null =>
  publicKind(
    {
      state: plan.state,
      noticeFrom: plan.notice_from,
      noticeTo: plan.notice_to,
      awards: plan.has_awards ? 1 : 0,
      lastAwardOn: plan.last_award_on,
    },
    today,
  )

const inPublic = (plans: readonly PlanOfBoard[], today: string) =>
  plans.flatMap((plan) => {
    const kind = kindOf(plan, today)
    return kind === null ? [] : [{ plan, kind }]
  })

function headed(
  plan: PlanOfBoard,
  kind: PublicKind,
  awarded: Readonly<{ lines: number; total: string }> | undefined,
  today: string,
): BoardList {
  const isNotice = kind === 'notice'
  return {
    plan_id: plan.id,
    kind,
    title:
      isNotice || awarded !== undefined
        ? titleOf(kind, plan, plan.programme_name)
        : `${plan.fiscal_year}年${plan.programme_name}计划公告`,
    document_number: plan.document_number,
    fiscal_year: plan.fiscal_year,
    area_code: plan.area_code,
    area_name: plan.area_name,
    planned: plan.total,
    lines: isNotice ? plan.lines : (awarded?.lines ?? 0),
    total: isNotice ? plan.total : (awarded?.total ?? '0.00'),
    notice_from: isNotice ? plan.notice_from : null,
    notice_to: isNotice ? plan.notice_to : null,
    days_left: isNotice && plan.notice_to !== null ? daysLeft(plan.notice_to, today) : null,
    public_to: isNotice || plan.last_award_on === null ? null : dayBefore(resultsEnd(plan.last_award_on)),
  }
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
const DAY_MS = 24 * 60 * 60 * 1000
