import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { personText } from './person-names.ts'
import { CHANGE_KINDS } from './run-words.ts'
import { COLON } from './own-words.ts'

const T = {
  none: { zh: '本轮没有人工处理。', en: 'Nobody changed anything in this run.' },
  match: { zh: '匹配 {n}', en: 'match {n}' },
} as const

export function RunChanges({ run }: { run: Run }) {
  const t = useT()
  const changes = useQuery({
    queryKey: [...AUDIT, 'runs', run.id, 'changes'],
    queryFn: async () =>
      (await answer(api.reconciliation.GET('/v1/job-runs/{run_id}/changes', { params: { path: { run_id: run.id } } })))
        .changes,
  })
  return (
    <Loaded of={changes}>
      {(all) =>
        all.length === 0 ? (
          <p>{t(T.none)}</p>
        ) : (
          <ol className="history card">
            {all.toReversed().map((change) => (
              <li key={change.number}>
                <span>
                  <strong>{t(CHANGE_KINDS[change.kind])}</strong> {t(T.match, { n: change.match })}
                  {t(COLON)}
                  {change.reason}
                </span>
                <small>
                  {personText(change.made_by, change.made_for)} · {momentText(change.made_at)}
                </small>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  )
}
