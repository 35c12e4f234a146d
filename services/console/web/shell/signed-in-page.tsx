import { useEffect } from 'react'
import { useT } from './language.tsx'

const T = {
  title: { zh: '已登录', en: 'You are signed in' },
  back: { zh: '请关闭本窗口，回到原来的页面。', en: 'Close this window and go back to where you were.' },
} as const

/** Where a sign-in in another window ends: the page that waits goes on by itself. */
export function SignedInPage() {
  const t = useT()
  useEffect(() => window.close(), [])
  return (
    <main className="alone">
      <h1>{t(T.title)}</h1>
      <p>{t(T.back)}</p>
    </main>
  )
}
