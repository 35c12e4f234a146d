import { useQueryClient } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { Problem } from '../api/problem.ts'
import { areaName, areasQuery, fundersQuery, fundsQuery, programmesQuery } from '../parts/known-names.ts'
import { useLanguage } from '../shell/language.tsx'
import { type Names, problemLines } from './problem-lines.ts'

/** What was wrong with a request and what would be right, value by value, in the officer's words. Nothing where the service named none. */
export function ProblemValues({ problem }: { problem: Problem }) {
  const { language } = useLanguage()
  const names = useReadNames()
  const lines = problemLines(problem, language, names)
  if (lines.length === 0) return null
  return (
    <dl className="facts problem-values">
      {lines.map(({ name, label, value }) => (
        <Fragment key={name}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** Names that some page has read already: a notice of a failure asks for nothing more. */
function useReadNames(): Names {
  const queries = useQueryClient()
  const areas = queries.getQueryData(areasQuery.queryKey)
  const nameIn = (list: readonly Readonly<{ id: string; name: string }>[] | undefined) => (id: string) =>
    list?.find((one) => one.id === id)?.name ?? id
  return {
    area: (code) => areaName(areas ?? new Map(), code),
    fund: nameIn(queries.getQueryData(fundsQuery.queryKey)),
    funder: nameIn(queries.getQueryData(fundersQuery.queryKey)),
    programme: nameIn(queries.getQueryData(programmesQuery.queryKey)),
  }
}
