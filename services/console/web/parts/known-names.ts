import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer, api } from '../api/client.ts'
import type { Text } from '../shell/language.tsx'
import { areaName } from './area-text.ts'

export { areaName }

const AREAS_PER_PAGE = 1_000
const KEPT_MILLISECONDS = 300_000

/** Every area in force by its code; read once, for all pages. */
export const areasQuery = queryOptions({
  queryKey: ['areas'],
  staleTime: KEPT_MILLISECONDS,
  queryFn: async (): Promise<ReadonlyMap<string, string>> => {
    const names = new Map<string, string>()
    for (let after = ''; ; ) {
      const query = { after, limit: AREAS_PER_PAGE }
      const { areas } = await answer(api.allocation.GET('/v1/register/areas', { params: { query } }))
      for (const { code, name, state } of areas) if (state === 'active') names.set(code, name)
      const last = areas.at(-1)
      if (last === undefined || areas.length < AREAS_PER_PAGE) return names
      after = last.code
    }
  },
})

/** 源潭镇 金星村; the code where nobody has listed it. */
export function useAreaName(): (code: string | null | undefined) => string {
  const { data } = useQuery(areasQuery)
  return useCallback((code) => areaName(data ?? new Map(), code), [data])
}

/** For a workbook, in which there are no codes either. */
export const areaWords = (names: ReadonlyMap<string, string>): Readonly<Record<string, Text>> =>
  Object.fromEntries([...names.keys()].map((code) => [code, inBoth(areaName(names, code))]))

/** A name is the same in every language. */
export const inBoth = (name: string): Text => ({ zh: name, en: name })

export const programmesQuery = queryOptions({
  queryKey: ['programmes', 'newest'],
  queryFn: async () => (await answer(api.allocation.GET('/v1/programmes'))).programmes,
})

export function useProgrammeName(): (programmeId: string) => string {
  const { data } = useQuery(programmesQuery)
  return useCallback((id) => data?.find((programme) => programme.id === id)?.name ?? id, [data])
}

export const fundersQuery = queryOptions({
  queryKey: ['funders'],
  staleTime: KEPT_MILLISECONDS,
  queryFn: async () => (await answer(api.allocation.GET('/v1/funders'))).funders,
})

export function useFunderName(): (funderId: string) => string {
  const { data } = useQuery(fundersQuery)
  return useCallback((id) => data?.find((funder) => funder.id === id)?.name ?? id, [data])
}

/** Every fund that the officer may see, with what each funder owes and sent by now. */
export const fundsQuery = queryOptions({
  queryKey: ['funds', 'positions'],
  queryFn: async () => (await answer(api.ledger.GET('/v1/funds'))).funds,
})

/** A fund as people call it; its id until that is known. */
export function useFundName(): (fundId: string | null) => string {
  const { data } = useQuery({ ...fundsQuery, staleTime: KEPT_MILLISECONDS })
  return useCallback((id) => (id === null ? '' : (data?.find((fund) => fund.id === id)?.name ?? id)), [data])
}
