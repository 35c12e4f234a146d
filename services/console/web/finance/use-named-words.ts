import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { areasQuery, fundersQuery, programmesQuery } from '../parts/known-names.ts'
import { nameWords } from './named-words.ts'

/** What a programme or a line says, with funders, programmes and areas by name. */
export function useNamedWords(): (sentence: string) => string {
  const funders = useQuery(fundersQuery).data
  const programmes = useQuery(programmesQuery).data
  const areas = useQuery(areasQuery).data
  return useCallback(
    (sentence) => {
      const named = [...(funders ?? []), ...(programmes ?? [])].map(({ id, name }) => [id, name] as const)
      const codes = [...(areas ?? [])].filter(([code]) => code.length >= SHORTEST_CODE)
      return nameWords(sentence, new Map([...codes, ...named]))
    },
    [funders, programmes, areas],
  )
}

/** A county: shorter codes could be counts. */
const SHORTEST_CODE = 6
