import { Button } from 'antd'
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import { fieldProblems, isPassing, type Problem } from '../api/problem.ts'
import { useLanguage, useT } from '../shell/language.tsx'

const T = {
  again: { zh: '再试一次', en: 'Try again' },
  soon: { zh: '{n} 秒后自动重试', en: 'Trying again in {n} s' },
  code: { zh: '代码', en: 'Code' },
  technical: { zh: '技术信息', en: 'Technical' },
} as const

/** Hundreds of words that a page needs only when something was refused; where they cannot be had the title stands alone. */
const ProblemValues = lazy<ComponentType<{ problem: Problem }>>(() =>
  import('../problem-words/problem-values.tsx').then((words) => ({ default: words.ProblemValues }), nothingMore),
)
const FieldProblems = lazy<ComponentType<{ problem: Problem }>>(() =>
  import('../problem-words/field-problems.tsx').then((words) => ({ default: words.FieldProblems }), nothingMore),
)
const nothingMore = () => ({ default: () => null })

const WAIT_SECONDS = 10

export type ProblemNoticeProps = Readonly<{
  problem: Problem | undefined
  /** Where a service is down it is called by itself every ten seconds; else a button calls it. */
  onRetry?: () => void
}>

/** A refusal in the officer's language, with the values that were wrong and the code to tell to whoever helps. The services' English sentence is folded away in Chinese. Nothing where there is no problem. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const t = useT()
  const { language } = useLanguage()
  const seconds = useCountdown(problem !== undefined && isPassing(problem) ? onRetry : undefined)
  if (problem === undefined) return null
  const hasFields = fieldProblems(problem).size > 0
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{language === 'zh' ? problem.title_zh : problem.title_en}</p>
      {language === 'en' && !hasFields && problem.detail !== '' && <p>{problem.detail}</p>}
      <Suspense>{hasFields ? <FieldProblems problem={problem} /> : <ProblemValues problem={problem} />}</Suspense>
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
      {language === 'zh' && problem.detail !== '' && (
        <details className="notice-technical">
          <summary>{t(T.technical)}</summary>
          <p lang="en">{problem.detail}</p>
        </details>
      )}
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
