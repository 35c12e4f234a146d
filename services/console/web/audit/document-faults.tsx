import type { Problem } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'

const T = {
  title: { zh: '这些地方需要改：', en: 'These places have to be changed:' },
} as const

/** What the service refused of a document, place by place; any other problem as it is. */
export function DocumentFaults({ problem }: { problem: Problem | undefined }) {
  const t = useT()
  const faults = faultsOf(problem)
  return (
    <>
      <ProblemNotice problem={problem} />
      {faults.length > 0 && (
        <div className="notice notice-bad">
          <p>{t(T.title)}</p>
          <ul className="plain-list">
            {faults.map(({ path, detail }) => (
              <li key={`${path} ${detail}`}>
                <code>{path === '' ? '/' : path}</code> {detail}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function faultsOf(problem: Problem | undefined): readonly Readonly<{ path: string; detail: string }>[] {
  const errors = problem?.['errors']
  if (!Array.isArray(errors)) return []
  return (errors as unknown[]).flatMap((error) => {
    if (typeof error !== 'object' || error === null) return []
    const { path, detail } = error as Readonly<Record<string, unknown>>
    return typeof path === 'string' && typeof detail === 'string' ? [{ path, detail }] : []
  })
}
