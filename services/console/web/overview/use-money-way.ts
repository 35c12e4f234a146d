import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { fundsQuery } from '../parts/known-names.ts'

export type WayView = Readonly<{ year: string; on: string; fund: string }>

/** Years that have a fund of mine, the newest first. */
export const useYears = () =>
  useQuery({
    ...fundsQuery,
    staleTime: 300_000,
    select: (funds) => [...new Set(funds.map(({ fiscal_year }) => fiscal_year))].toSorted((one, other) => other - one),
  })

/** The money, from the ledger's entries. */
export const useWay = ({ year, on }: Pick<WayView, 'year' | 'on'>) =>
  useQuery({
    queryKey: ['money-way', year, on],
    queryFn: () =>
      answer(
        api.ledger.GET('/v1/reports/money-way', {
          params: { query: { fiscal_year: Number(year), ...(on !== '' && { on }) } },
        }),
      ),
    enabled: year !== '',
    placeholderData: keepPreviousData,
  })

/** The places that it went to, from reconciliation's copies. */
export const usePlaces = ({ year, on }: Pick<WayView, 'year' | 'on'>) =>
  useQuery({
    queryKey: ['money-way-places', year, on],
    queryFn: () =>
      answer(
        api.reconciliation.GET('/v1/reports/money-way', {
          params: { query: { fiscal_year: Number(year), ...(on !== '' && { on }) } },
        }),
      ),
    enabled: year !== '',
    placeholderData: keepPreviousData,
  })

const PAGE = 1_000
const PAGES_MAX = 10

/** Names of townships by code; a code stands where the register has no name for it. */
export const useAreaNames = () =>
  useQuery({
    queryKey: ['areas', 'names'],
    queryFn: readAreaNames,
    staleTime: Number.POSITIVE_INFINITY,
  })

async function readAreaNames(): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  let after = ''
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { areas } = await answer(
      api.allocation.GET('/v1/register/areas', { params: { query: { after, limit: PAGE } } }),
    )
    for (const { code, name } of areas) names.set(code, name)
    if (areas.length < PAGE) break
    after = areas.at(-1)?.code ?? ''
  }
  return names
}
