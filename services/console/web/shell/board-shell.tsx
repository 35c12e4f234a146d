import { Outlet } from '@tanstack/react-router'
import { Header } from './header.tsx'
import { SkipLink } from './skip-link.tsx'

/** What stands around the public pages: nobody is asked who they are. */
export const BoardShell = () => (
  <>
    <SkipLink />
    <Header />
    <main id="content" className="content" tabIndex={-1}>
      <Outlet />
    </main>
  </>
)
