import { useQuery } from '@tanstack/react-query'
import { useView } from '../parts/view.ts'
import { payableFundsQuery } from './batch-queries.ts'

/** The fund in the page's address; where an officer has one fund only, that one. '' while none is chosen. */
export function useChosenFund(): string {
  const [view] = useView({ fund_id: '' })
  const { data: funds } = useQuery(payableFundsQuery)
  if (view.fund_id !== '') return view.fund_id
  return funds?.length === 1 ? (funds[0]?.fund_id ?? '') : ''
}
