import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { DisplayMenu } from './display-menu.tsx'
import { useT } from './language.tsx'
import mark from './mark.svg'
import { signInAddress } from './session.ts'

const T = {
  title: { zh: '扶贫资金 · 逐分可溯', en: 'Every fen, followed' },
  what: {
    zh: '从出资方的承诺，到农户、村、企业收到的每一分钱。财政、国库、审计各有工作台；公示栏人人可看。',
    en: 'From what funders promise to the fen that a household receives: a desk each for finance, treasury and audit, and a notice board for everybody.',
  },
  signIn: { zh: '登录', en: 'Sign in' },
  board: { zh: '看公示栏（不用登录）', en: 'See the notice board (no sign-in)' },
} as const

/** Who comes without a session, or has just left, sees this and comes back to the address that was asked for. */
export function WelcomePage({ returnTo }: { returnTo: string }) {
  const t = useT()
  useEffect(() => {
    document.title = `${t(T.signIn)} · Fundtrace`
  }, [t])
  return (
    <main className="alone">
      <div className="alone-tools">
        <DisplayMenu />
      </div>
      <img src={mark} alt="" width="64" height="64" />
      <h1>{t(T.title)}</h1>
      <p>{t(T.what)}</p>
      <p className="alone-actions">
        <Button type="primary" size="large" href={signInAddress(returnTo)}>
          {t(T.signIn)}
        </Button>
        <Link to="/board">{t(T.board)}</Link>
      </p>
    </main>
  )
}
