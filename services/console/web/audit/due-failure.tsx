import { momentText } from '../parts/day.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import type { Job } from './audit-queries.ts'

const T = {
  title: {
    zh: '按时间表应于 {due} 运行，未能开始（最近一次重试：{last}）。原因消除后会自动补上。',
    en: 'It was due at {due} and could not begin (tried last at {last}). It begins by itself once the cause is gone.',
  },
} as const

/** A job whose scheduled run could not begin: since when, and why. */
export function DueFailure({ failure }: { failure: Job['due_failure'] }) {
  const t = useT()
  if (failure === null) return null
  const { problem } = failure
  return (
    <div className="page">
      <p className="notice notice-warn" role="status">
        {t(T.title, { due: momentText(failure.due_at), last: momentText(failure.last_at) })}
      </p>
      <ProblemNotice
        problem={{
          ...problem.values,
          code: problem.code,
          title_zh: problem.title.zh,
          title_en: problem.title.en,
          detail: problem.detail,
          status: 422,
        }}
      />
    </div>
  )
}
