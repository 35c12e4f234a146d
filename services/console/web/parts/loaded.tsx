import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../api/problem.ts'
import { useT } from '../shell/language.tsx'
import { ProblemNotice } from './problem-notice.tsx'

const T = { loading: { zh: '正在读取…', en: 'Reading…' } } as const

export type LoadedProps<Data> = Readonly<{
  of: UseQueryResult<Data>
  children: (data: Data) => ReactNode
  /** Lines of grey that hold the place meanwhile. */
  lines?: number
}>

/** What a query answered; meanwhile grey lines, and where it failed the problem, which tries again. Old data stay while new ones are read. */
export function Loaded<Data>({ of, children, lines = 3 }: LoadedProps<Data>) {
  const t = useT()
  const retry = () => void of.refetch()
  if (of.data !== undefined)
    return (
      <>
        {of.error !== null && <ProblemNotice problem={problemOf(of.error)} onRetry={retry} />}
        {children(of.data)}
      </>
    )
  if (of.error !== null) return <ProblemNotice problem={problemOf(of.error)} onRetry={retry} />
  return (
    <div className="loading" role="status" aria-label={t(T.loading)}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}
