import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { useT } from './language.tsx'
import { type Officer, readSession, sessionQuery, signInAddress } from './session.ts'
import { goOn, onWaiting, readWaiting } from './sign-in-again.ts'

const T = {
  title: { zh: '登录已过期', en: 'Your session is over' },
  why: {
    zh: '为了安全，登录一段时间后会失效。请在新窗口重新登录；这里填写的内容都还在，登录后自动继续。',
    en: 'Sessions end after a while, for safety. Sign in again in another window: what you typed here is kept, and it goes on by itself.',
  },
  signIn: { zh: '在新窗口登录', en: 'Sign in, in another window' },
  check: { zh: '我已登录，继续', en: 'I have signed in, go on' },
  not_yet: { zh: '还没有登录成功。', en: 'You are not signed in yet.' },
  other: {
    zh: '现在登录的是另一个人({name})。为免混淆，请换回原来的人，或重新打开首页。',
    en: 'Somebody else ({name}) is signed in now. Sign in as yourself, or open the first page anew.',
  },
  home: { zh: '打开首页', en: 'Open the first page' },
} as const

const LOOK_AGAIN_MILLISECONDS = 3_000

/** Opens where a request met the end of the session; looks every few seconds whether the officer is back. */
export function SignInAgainDialog() {
  const t = useT()
  const queries = useQueryClient()
  const { isOpen } = useSyncExternalStore(onWaiting, readWaiting)
  const [finding, setFinding] = useState<'not_yet' | Officer | undefined>(undefined)

  const look = async (isAsked: boolean) => {
    const before = queries.getQueryData(sessionQuery.queryKey)
    const now = await readSession().catch(() => null)
    if (now === null) return isAsked ? setFinding('not_yet') : undefined
    if (before?.subject !== undefined && before.subject !== now.subject) return setFinding(now)
    setFinding(undefined)
    queries.setQueryData(sessionQuery.queryKey, now)
    goOn()
  }

  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => void look(false), LOOK_AGAIN_MILLISECONDS)
    return () => clearInterval(timer)
  })

  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.title)}
      actions={
        <>
          <Button onClick={() => void look(true)}>{t(T.check)}</Button>
          <Button type="primary" onClick={() => open(signInAddress('/signed-in'), '_blank')}>
            {t(T.signIn)}
          </Button>
        </>
      }
    >
      <p>{t(T.why)}</p>
      <p role="status" className="tone-bad">
        {finding === 'not_yet' && t(T.not_yet)}
        {typeof finding === 'object' && (
          <>
            {t(T.other, { name: finding.name })} <a href="/">{t(T.home)}</a>
          </>
        )}
      </p>
    </Dialog>
  )
}
