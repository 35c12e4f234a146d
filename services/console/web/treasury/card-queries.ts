import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { withPayees } from './payees.ts'

export const CARDS = ['card-changes'] as const

const LISTED_MAX = 1_000

/** Changes that wait for a second officer, with masked names. */
export const cardChangesQuery = queryOptions({
  queryKey: [...CARDS, 'waiting'],
  queryFn: async () => {
    const params = { query: { limit: LISTED_MAX } }
    return withPayees((await answer(api.allocation.GET('/v1/card-changes', { params }))).card_changes)
  },
})
