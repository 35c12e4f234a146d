import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { operations } from '../api/generated/access.d.ts'

const PER_PAGE = 1_000

type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never
export type OfficerRow = Answer<'listOfficers'>['officers'][number]
export type OfficerChange = Answer<'listOfficerChanges'>['changes'][number]
export type Delegation = Answer<'listDelegations'>['delegations'][number]

export const officersQuery = queryOptions({
  queryKey: ['officers'],
  queryFn: async () =>
    readAll(async (after) => {
      const { officers } = await answer(
        api.access.GET('/v1/officers', { params: { query: { after, limit: PER_PAGE } } }),
      )
      return { rows: officers, next: officers.at(-1)?.subject }
    }, ''),
})

export const openChangesQuery = queryOptions({
  queryKey: ['officer-changes', 'open'],
  queryFn: async () =>
    readAll(async (after) => {
      const query = { after, limit: PER_PAGE, open: true }
      const { changes } = await answer(api.access.GET('/v1/officer-changes', { params: { query } }))
      return { rows: changes, next: changes.at(-1)?.place }
    }, '0'),
})

export const delegationsQuery = queryOptions({
  queryKey: ['delegations'],
  queryFn: async () =>
    readAll(async (after) => {
      const query = { after, limit: PER_PAGE }
      const { delegations } = await answer(api.access.GET('/v1/delegations', { params: { query } }))
      return { rows: delegations, next: delegations.at(-1)?.place }
    }, '0'),
})

export const colleaguesQuery = queryOptions({
  queryKey: ['officers', 'colleagues'],
  queryFn: async () =>
    readAll(async (after) => {
      const { colleagues } = await answer(
        api.access.GET('/v1/colleagues', { params: { query: { after, limit: PER_PAGE } } }),
      )
      // Whoever is not in office is left out of a page: only an empty one is the last.
      return { rows: colleagues, next: colleagues.at(-1)?.subject, isLast: colleagues.length === 0 }
    }, ''),
})

type ReadPage<Row> = (
  after: string,
) => Promise<Readonly<{ rows: readonly Row[]; next: string | undefined; isLast?: boolean }>>

/** A county has some dozens of officers, a province some thousands: all are read, page by page. */
async function readAll<Row>(read: ReadPage<Row>, first: string): Promise<Row[]> {
  const all: Row[] = []
  for (let after = first; ; ) {
    const { rows, next, isLast = rows.length < PER_PAGE } = await read(after)
    all.push(...rows)
    if (isLast || next === undefined) return all
    after = next
  }
}
