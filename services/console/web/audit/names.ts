import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { answer, api } from '../api/client.ts'

export const fundsQuery = queryOptions({
  queryKey: ['names', 'funds'],
  queryFn: async () => (await answer(api.ledger.GET('/v1/funds'))).funds,
  staleTime: 300_000,
})

const fundersQuery = queryOptions({
  queryKey: ['names', 'funders'],
  queryFn: async () => (await answer(api.allocation.GET('/v1/funders'))).funders,
  staleTime: 300_000,
})

const areaQuery = (code: string) =>
  queryOptions({
    queryKey: ['names', 'areas', code],
    queryFn: async () => {
      const { areas } = await answer(
        api.allocation.GET('/v1/register/areas', { params: { query: { area_code: code, limit: 1 } } }),
      )
      return areas.find((area) => area.code === code)?.name ?? null
    },
    staleTime: 300_000,
    enabled: code !== '',
  })

/** A fund as people call it; its id until that is known. */
export function useFundName(): (id: string | null) => string {
  const { data } = useQuery(fundsQuery)
  return useCallback((id) => (id === null ? '' : (data?.find((fund) => fund.id === id)?.name ?? id)), [data])
}

export function useFunderName(): (id: string) => string {
  const { data } = useQuery(fundersQuery)
  return useCallback((id) => data?.find((funder) => funder.id === id)?.name ?? id, [data])
}

/** 清城区（441802） */
export function useAreaName(code: string): string {
  const { data } = useQuery(areaQuery(code))
  return data === null || data === undefined ? code : `${data}（${code}）`
}
