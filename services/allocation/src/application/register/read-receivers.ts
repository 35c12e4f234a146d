import type { Database } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { readMovedAreas } from '../../adapters/postgres/register/area-repository.ts'
import {
  countMembers,
  type ItemRow,
  type MemberRow,
  readItems,
  readMembers,
  readReceiverPage,
  readSupporters,
  type ReceiverRow,
  type SupporterRow,
} from '../../adapters/postgres/register/receiver-repository.ts'
import type { Moment } from '../../adapters/postgres/register/revision-repository.ts'
import type { Receiver, ReceiverKind } from '../../domain/plan/receiver.ts'
import type { Facts, ItemKind } from '../../domain/programme/facts.ts'
import { withDerivedFacts } from '../../domain/register/item.ts'

export { newestRevision } from '../../adapters/postgres/register/revision-repository.ts'

export type ReceiverQuery = Moment &
  Readonly<{
    kind: ReceiverKind
    /** Normalised prefixes ('4418'): where a receiver must be on the day, by the areas in force then. */
    areas: readonly string[]
    /** What the base asks for; of the calendar year, and never of days after `day`. */
    itemKind: ItemKind | null
    year: number
    withMembers?: boolean
    withSupporters?: boolean
    pageSize?: number
    /** Those of them and no others. */
    ids?: readonly string[]
  }>

/**
 * Everybody whom a programme may pay on the day, as known at the revision, in order of id, page by page. Of a household: in the
 * register, or out of poverty and in its time of grace. The same query gives the same receivers for ever, whatever is recorded later.
 */
export async function* readReceivers(db: Database, query: ReceiverQuery): AsyncGenerator<readonly Receiver[]> {
  const at = { day: query.day, revision: query.revision }
  const moved = await readMovedAreas(db, at)
  const limit = query.pageSize ?? 1000
  let after = ''
  for (;;) {
    const rows = await readReceiverPage(db, query.kind, at, {
      prefixes: query.areas,
      moved,
      after,
      limit,
      ...(query.ids === undefined ? {} : { ids: query.ids }),
    })
    const last = rows.at(-1)
    if (last === undefined) return
    yield await completePage(db, query, at, rows)
    if (rows.length < limit) return
    after = last.id
  }
}

async function completePage(
  db: Database,
  query: ReceiverQuery,
  at: Moment,
  rows: readonly ReceiverRow[],
): Promise<readonly Receiver[]> {
  const ids = rows.map((row) => row.id)
  const isHousehold = query.kind === 'household'
  const members =
    isHousehold && query.withMembers === true
      ? groupBy(await readMembers(db, ids, at), (row) => row.household_id)
      : null
  const counts =
    isHousehold && members === null
      ? new Map((await countMembers(db, ids, at)).map((row) => [row.household_id, row]))
      : null
  const items =
    query.itemKind === null
      ? null
      : groupBy(await readItems(db, ids, query.itemKind, query.year, at), (row) => row.beneficiary_id)
  const supporters =
    query.withSupporters === true ? groupBy(await readSupporters(db, ids, at), (row) => row.beneficiary_id) : null
  return rows.map((row) => {
    const own = members?.get(row.id) ?? []
    const count = counts?.get(row.id) ?? (own.length > 0 ? countOf(own) : null)
    return {
      id: row.id,
      kind: query.kind,
      areaCode: row.area_code,
      facts: FACTS[query.kind](row, count),
      members: own.map(toMember),
      items: items?.get(row.id)?.map((item) => toItem(item, query.itemKind, at.day)) ?? [],
      supporters: supporters?.get(row.id)?.map(toSupporter) ?? [],
    }
  })
}

type Count = Readonly<{ members: number; able_members: number }>

const countOf = (members: readonly MemberRow[]): Count => ({
  members: members.length,
  able_members: members.filter((member) => member.ability === 'full' || member.ability === 'partial').length,
})

const FACTS: Record<ReceiverKind, (row: ReceiverRow, count: Count | null) => Facts> = {
  household: ({ facts, area_code, people }, count) => ({
    class: facts['class'] ?? null,
    status: facts['status'] === 'left_poverty' ? 'grace' : 'registered',
    registered_since: facts['registered_since'] ?? null,
    income_per_person: facts['income_per_person'] ?? null,
    members: count?.members ?? people,
    // Whose members are not recorded, nobody knows how many can work.
    able_members: count?.able_members ?? null,
    willing_to_work: facts['willing_to_work'] ?? null,
    area: area_code,
  }),
  village: ({ facts: { status: _inForce, ...facts }, area_code, people }) => ({ ...facts, people, area: area_code }),
  enterprise: ({ facts, area_code }) => ({ filed_since: facts['filed_since'] ?? null, area: area_code }),
  project: ({ area_code }) => ({ area: area_code }),
}

const toMember = ({ id, ability, stage, health_cover, relation }: MemberRow) => ({
  id,
  facts: { ability, stage, health_cover, relation },
})

function toItem(row: ItemRow, kind: ItemKind | null, day: string): Receiver['items'][number] {
  if (kind === null) throw new Error('items are read of one kind')
  return { id: row.id, kind, facts: withDerivedFacts(kind, row.facts, day) }
}

const toSupporter = (row: SupporterRow): Receiver['supporters'][number] => ({
  id: row.id,
  funderId: row.funder_id,
  pledged: parseMoney(row.pledged),
})

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
