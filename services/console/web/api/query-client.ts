import { QueryClient } from '@tanstack/react-query'
import { isPassing, problemOf } from './problem.ts'

const FRESH_MILLISECONDS = 15_000
const RETRIES_MAX = 2

/** Asks again where a service is down, never where it said no. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MILLISECONDS,
        networkMode: 'always',
        retry: (count, error) => count < RETRIES_MAX && isPassing(problemOf(error)),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
