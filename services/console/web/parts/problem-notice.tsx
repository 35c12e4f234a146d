import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { fieldProblems, isPassing, type Problem } from '../api/problem.ts'
import { useLanguage, useT } from '../shell/language.tsx'

const T = {
  again: { zh: '再试一次', en: 'Try again' },
  soon: { zh: '{n} 秒后自动重试', en: 'Trying again in {n} s' },
  code: { zh: '代码', en: 'Code' },
} as const

const WAIT_SECONDS = 10

export type ProblemNoticeProps = Readonly<{
  problem: Problem | undefined
  /** Where a service is down it is called by itself every ten seconds; else a button calls it. */
  onRetry?: () => void
}>

/** A refusal in the officer's language, with what was wrong and the code to tell to whoever helps. Nothing where there is no problem. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const t = useT()
  const { language } = useLanguage()
  const seconds = useCountdown(problem !== undefined && isPassing(problem) ? onRetry : undefined)
  if (problem === undefined) return null
  const fields = [...fieldProblems(problem)]
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{language === 'zh' ? problem.title_zh : problem.title_en}</p>
      {fields.length === 0 && problem.detail !== '' && <p lang="en">{problem.detail}</p>}
      {fields.length > 0 && (
        <ul>
          {fields.map(([pointer, reason]) => (
            <li key={pointer}>
              <code>{pointer}</code> {t(reason)}
            </li>
          ))}
        </ul>
      )}
      <p className="notice-foot">
        {onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            {t(T.again)}
          </Button>
        )}
        {seconds !== undefined && <span>{t(T.soon, { n: seconds })}</span>}
        <small>
          {t(T.code)} {problem.code}
        </small>
      </p>
    </div>
  )
}

/** Counts down to a call, again and again; undefined where there is nothing to call. */
function useCountdown(call: (() => void) | undefined): number | undefined {
  const [left, setLeft] = useState(WAIT_SECONDS)
  const isOn = call !== undefined
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000)
    return () => clearInterval(timer)
  }, [isOn])
  useEffect(() => {
    if (left > 0) return
    setLeft(WAIT_SECONDS)
    call?.()
  }, [left, call])
  return isOn ? Math.max(left, 0) : undefined
}
