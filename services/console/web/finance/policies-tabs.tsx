import { Link } from '@tanstack/react-router'
import { type Texts, useT } from '../shell/language.tsx'

const T = {
  label: { zh: '政策的种类', en: 'Kinds of policies' },
  programmes: { zh: '项目政策', en: 'Programmes' },
  guarantees: { zh: '保障政策', en: 'Guarantees' },
  milestones: { zh: '脱贫目标', en: 'Milestones' },
} as const satisfies Texts

const KINDS = ['programmes', 'guarantees', 'milestones'] as const

/** The three kinds of documents that a bureau writes down. */
export function PoliciesTabs({ chosen }: { chosen: (typeof KINDS)[number] }) {
  const t = useT()
  return (
    <nav className="finance-parts" aria-label={t(T.label)}>
      {KINDS.map((kind) => (
        <Link key={kind} to={`/finance/${kind}`} aria-current={kind === chosen ? 'page' : undefined}>
          {t(T[kind])}
        </Link>
      ))}
    </nav>
  )
}
