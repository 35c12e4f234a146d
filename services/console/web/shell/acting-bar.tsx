import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { problemOf } from '../api/problem.ts'
import { officerName } from '../parts/officer-name.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { ROLE_TEXTS } from './desks.ts'
import { useT } from './language.tsx'
import { actFor, type Officer } from './session.ts'

const T = {
  acting: {
    zh: '{me} 正在代 {name} 办理（{roles}）。所办的每一件事都同时记在两人名下。',
    en: '{me} is standing in for {name} ({roles}). Everything done is recorded under both names.',
  },
  label: { zh: '代岗', en: 'Standing in' },
  back: { zh: '结束，回到本人', en: 'Act as myself again' },
} as const

/** Below the header of every page as long as somebody acts for another: it must not be forgotten. */
export function ActingBar({ officer }: { officer: Officer }) {
  const t = useT()
  const back = useMutation({ mutationFn: () => actFor(null) })
  if (officer.acting_for === null || officer.acting_for === undefined) return null
  const roles = officer.roles.map((role) => (ROLE_TEXTS[role] === undefined ? role : t(ROLE_TEXTS[role]))).join(' · ')
  return (
    <section className="acting-bar" aria-label={t(T.label)}>
      <span>{t(T.acting, { me: officer.name, name: officerName(officer.acting_for), roles })}</span>
      <Button size="small" className="screen-only" loading={back.isPending} onClick={() => back.mutate()}>
        {t(T.back)}
      </Button>
      {back.error !== null && <ProblemNotice problem={problemOf(back.error)} />}
    </section>
  )
}
