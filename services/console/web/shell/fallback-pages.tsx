import { Link } from '@tanstack/react-router'
import { problemOf } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { Page } from '../parts/page.tsx'
import { useT } from './language.tsx'

const T = {
  loading: { zh: '正在打开…', en: 'Opening…' },
  broken: { zh: '页面打不开', en: 'This page cannot be shown' },
  none: { zh: '没有这个页面', en: 'There is no such page' },
  why: { zh: '地址可能写错了，或者页面已经移走。', en: 'The address may be mistyped, or the page may have moved.' },
  home: { zh: '回到首页', en: 'To the first page' },
} as const

export function LoadingPage() {
  const t = useT()
  return (
    <p className="waiting" role="status">
      {t(T.loading)}
    </p>
  )
}

export function BrokenPage({ error }: { error: unknown }) {
  const t = useT()
  return (
    <Page title={t(T.broken)}>
      <ProblemNotice problem={problemOf(error)} onRetry={() => location.reload()} />
    </Page>
  )
}

export function NoSuchPage() {
  const t = useT()
  return (
    <Page title={t(T.none)}>
      <p>{t(T.why)}</p>
      <p>
        <Link to="/">{t(T.home)}</Link>
      </p>
    </Page>
  )
}
