import { useQuery } from '@tanstack/react-query'
import type { Filter } from '../parts/filter-bar.tsx'
import { payableFundsQuery } from './batch-queries.ts'

const T = { fund: { zh: '资金', en: 'Fund' }, all: { zh: '全部资金', en: 'All funds' } } as const

/** The filter by fund, by name, for a FilterBar. */
export function useFundFilter(): Filter {
  const { data = [] } = useQuery(payableFundsQuery)
  return {
    name: 'fund_id',
    label: T.fund,
    kind: 'choice',
    options: { '': T.all, ...Object.fromEntries(data.map(({ fund_id, fund_name }) => [fund_id, fund_name])) },
  }
}
