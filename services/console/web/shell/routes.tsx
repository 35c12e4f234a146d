import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { auditRoutes } from '../audit/routes.tsx'
import { financeRoutes } from '../finance/routes.tsx'
import { boardRoutes } from '../notice-board/routes.tsx'
import { officersRoutes } from '../officers/routes.tsx'
import { overviewRoutes } from '../overview/routes.tsx'
import { treasuryRoutes } from '../treasury/routes.tsx'
import { BoardShell } from './board-shell.tsx'
import { BrokenPage, LoadingPage, NoSuchPage } from './fallback-pages.tsx'
import { OfficeShell } from './office-shell.tsx'
import { readSearch, writeSearch } from './search-text.ts'
import { SignedInPage } from './signed-in-page.tsx'

/** Two parts: what needs a sign-in, and the notice board, which never asks who somebody is. */
export function makeRouter() {
  const root = createRootRoute()
  const office = createRoute({ getParentRoute: () => root, id: 'office', component: OfficeShell })
  const board = createRoute({ getParentRoute: () => root, id: 'public', component: BoardShell })
  const signedIn = createRoute({ getParentRoute: () => root, path: '/signed-in', component: SignedInPage })
  const tree = root.addChildren([
    office.addChildren([
      ...overviewRoutes(office),
      ...financeRoutes(office),
      ...treasuryRoutes(office),
      ...auditRoutes(office),
      ...officersRoutes(office),
    ]),
    board.addChildren(boardRoutes(board)),
    signedIn,
  ])
  return createRouter({
    routeTree: tree,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NoSuchPage,
  })
}
