import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { problemOf } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { ActingBar } from './acting-bar.tsx'
import { LoadingPage } from './fallback-pages.tsx'
import { Header } from './header.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { OfficerContext, sessionQuery } from './session.ts'
import { SkipLink } from './skip-link.tsx'
import { WelcomePage } from './welcome-page.tsx'

/** What stands around every page of an officer; who is not signed in is asked to. */
export function OfficeShell() {
  const session = useQuery(sessionQuery)
  const { href } = useLocation()
  if (session.isPending) return <LoadingPage />
  if (session.data === undefined)
    return (
      <main className="alone">
        <ProblemNotice problem={problemOf(session.error)} onRetry={() => void session.refetch()} />
      </main>
    )
  if (session.data === null) return <WelcomePage returnTo={href} />
  return (
    <OfficerContext value={session.data}>
      <SkipLink />
      <Header officer={session.data} />
      <ActingBar officer={session.data} />
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      <KeysDialog />
    </OfficerContext>
  )
}
