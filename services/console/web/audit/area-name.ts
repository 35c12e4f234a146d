import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'

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

/** 清城区（441802）. Asked for alone: an audit office covers a province, whose every village nobody wants to read for one name. */
export function useAreaName(code: string): string {
  const { data } = useQuery(areaQuery(code))
  return data === null || data === undefined ? code : `${data}（${code}）`
}
