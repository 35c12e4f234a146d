import { answer, api } from '../api/client.ts'

/** A list on the board, of a plan or of a batch; amounts are yuan with two places, days YYYY-MM-DD. */
export type BoardList = Readonly<{
  source: BoardSource
  isNotice: boolean
  title: string
  area_code: string
  /** What the plan is to give in all; null of a batch. */
  planned: string | null
  lines: number
  total: string
  fiscal_year: number | null
  document_number: string | null
  /** Of a batch: when it was made. */
  made_on: string | null
  notice_from: string | null
  notice_to: string | null
  days_left: number | null
  public_to: string | null
}>
export type BoardSource =
  | Readonly<{ of: 'plan'; id: string; kind: 'notice' | 'results' }>
  | Readonly<{ of: 'batch'; id: string }>
export type BoardEntry = Readonly<{
  number: number
  name: string | null
  area_code: string
  area_name: string | null
  period: string | null
  amount: string
  class: string | null
  people: number | null
}>
export type BoardPage = Readonly<{
  list: BoardList
  howToObject: Readonly<{ zh: string; en: string }> | null
  entries: readonly BoardEntry[]
}>
/** Of which village, and of which masked name; '' for all. */
export type BoardFilter = Readonly<{ village: string; name: string }>

/** What is asked of the services is asked once, whatever page asks. */
export const areasQuery = () => ({
  queryKey: ['board', 'areas'],
  queryFn: async () => (await answer(api.allocation.GET('/v1/public/areas', {}))).areas,
})

export const listsQuery = (area_code: string) => ({
  queryKey: ['board', 'lists', area_code],
  queryFn: async (): Promise<BoardList[]> => {
    const params = { params: { query: { area_code } } }
    const [plans, batches] = await Promise.all([
      answer(api.allocation.GET('/v1/public/lists', params)),
      answer(api.disbursement.GET('/v1/public/batches', params)),
    ])
    return [...plans.lists.map(ofPlan), ...batches.lists.map(ofBatch)]
  },
})

export const searchQuery = (sought: Readonly<{ village: string; name: string; area: string }>) => ({
  queryKey: ['board', 'search', sought],
  queryFn: async () => {
    const { village, name, area } = sought
    const query = {
      ...(village !== '' && { village }),
      ...(name !== '' && { name }),
      ...(area !== '' && { area_code: area }),
    }
    const { found } = await answer(api.allocation.GET('/v1/public/search', { params: { query } }))
    return found.map(({ list, ...row }) => ({ list: ofPlan(list), ...row }))
  },
})

export const placesQuery = (source: BoardSource) => ({
  queryKey: ['board', 'places', source],
  queryFn: async () => {
    if (source.of === 'batch') {
      const path = { batch_id: source.id }
      return (await answer(api.disbursement.GET('/v1/public/batches/{batch_id}/places', { params: { path } }))).places
    }
    const path = { plan_id: source.id, kind: source.kind }
    return (await answer(api.allocation.GET('/v1/public/plans/{plan_id}/{kind}/places', { params: { path } }))).places
  },
})

/** Entries by number after the cursor. A batch is not searched by name. */
export async function readPage(
  source: BoardSource,
  filter: BoardFilter,
  after: number,
  limit: number,
): Promise<BoardPage> {
  const village = filter.village === '' ? {} : { area_code: filter.village }
  if (source.of === 'batch') {
    const params = { path: { batch_id: source.id }, query: { ...village, after, limit } }
    const page = await answer(api.disbursement.GET('/v1/public/batches/{batch_id}', { params }))
    const entries = page.entries.map((entry) => ({ ...entry, class: null, people: null }))
    return { list: ofBatch(page.list), howToObject: page.how_to_object, entries }
  }
  const named = filter.name === '' ? {} : { name: filter.name }
  const params = { path: { plan_id: source.id, kind: source.kind }, query: { ...village, ...named, after, limit } }
  const page = await answer(api.allocation.GET('/v1/public/plans/{plan_id}/{kind}', { params }))
  return { list: ofPlan(page.list), howToObject: page.how_to_object, entries: page.entries }
}

export function workbookPath(source: BoardSource, village: string): string {
  const path =
    source.of === 'batch'
      ? `/api/disbursement/v1/public/batches/${source.id}/workbook`
      : `/api/allocation/v1/public/plans/${source.id}/${source.kind}/workbook`
  return village === '' ? path : `${path}?area_code=${village}`
}

export const addressOf = (source: BoardSource): string =>
  source.of === 'batch' ? `/board/batches/${source.id}` : `/board/plans/${source.id}/${source.kind}`

type Headed = Readonly<{
  kind: 'notice' | 'results'
  title: string
  area_code: string
  lines: number
  total: string
  notice_from: string | null
  notice_to: string | null
  days_left: number | null
  public_to: string | null
}>

const ofPlan = (
  list: Headed & Readonly<{ plan_id: string; planned: string; fiscal_year: number; document_number: string }>,
): BoardList => ({
  ...headed(list),
  source: { of: 'plan', id: list.plan_id, kind: list.kind },
  planned: list.planned,
  fiscal_year: list.fiscal_year,
  document_number: list.document_number,
  made_on: null,
})

const ofBatch = (
  list: Headed & Readonly<{ batch_id: string; fiscal_year: number | null; made_on: string }>,
): BoardList => ({
  ...headed(list),
  source: { of: 'batch', id: list.batch_id },
  planned: null,
  fiscal_year: list.fiscal_year,
  document_number: null,
  made_on: list.made_on,
})

const headed = ({ kind, title, area_code, lines, total, notice_from, notice_to, days_left, public_to }: Headed) => ({
  isNotice: kind === 'notice',
  title,
  area_code,
  lines,
  total,
  notice_from,
  notice_to,
  days_left,
  public_to,
})
