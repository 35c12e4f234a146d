import { Link } from '@tanstack/react-router'
import { DisplayMenu } from './display-menu.tsx'
import { useT } from './language.tsx'
import { OfficerMenu } from './officer-menu.tsx'
import type { Officer } from './session.ts'
import { DESKS } from './desks.ts'
import mark from './mark.svg'

const T = {
  product: { zh: '扶贫资金', en: 'Fundtrace' },
  home: { zh: '首页', en: 'First page' },
  desks: { zh: '工作台', en: 'Desks' },
  signIn: { zh: '登录', en: 'Sign in' },
} as const

/** The desks that an officer's roles open, who is signed in, language and look. */
export function Header({ officer }: { officer?: Officer }) {
  const t = useT()
  const desks = DESKS.filter(({ roles }) => roles.length === 0 || roles.some((role) => officer?.roles.includes(role)))
  return (
    <header className="header">
      <Link to="/" className="brand" aria-label={`${t(T.product)} ${t(T.home)}`}>
        <img src={mark} alt="" width="28" height="28" />
        <span>{t(T.product)}</span>
      </Link>
      <nav className="desks" aria-label={t(T.desks)}>
        {desks.map(({ to, text, isExact }) => (
          <Link key={to} to={to} activeOptions={{ exact: isExact, includeSearch: false }}>
            {t(text)}
          </Link>
        ))}
      </nav>
      <div className="header-end">
        <DisplayMenu />
        {officer === undefined ? (
          <Link to="/" className="quiet-button">
            {t(T.signIn)}
          </Link>
        ) : (
          <OfficerMenu officer={officer} />
        )}
      </div>
    </header>
  )
}
