import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import { PLAN_STATES } from './plan-words.ts'
import type { Plan } from './plan.ts'

const T = {
  title: { zh: '谁在什么时候做了什么', en: 'Who did what when' },
  reason: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  byItself: { zh: '系统', en: 'the system' },
} as const satisfies Texts

export function PlanMoves({ plan }: { plan: Plan }) {
  const t = useT()
  const moves = useQuery({
    queryKey: ['plans', 'moves', plan.id, plan.state],
    queryFn: () => answer(api.allocation.GET('/v1/plans/{plan_id}/moves', { params: { path: { plan_id: plan.id } } })),
  })
  return (
    <Part title={t(T.title)}>
      <Loaded of={moves}>
        {({ moves: all }) => (
          <ol className="finance-history">
            {all.map(({ to, by, at, reason }) => (
              <li key={`${to} ${at}`}>
                <StateTag of={PLAN_STATES} state={to} /> {BY_ITSELF.includes(by) ? t(T.byItself) : officerName(by)}{' '}
                <span className="tone-soft">{momentText(at)}</span>
                {reason !== null && <p>{t(T.reason, { reason })}</p>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Part>
  )
}

const BY_ITSELF = ['allocation', 'ledger']
