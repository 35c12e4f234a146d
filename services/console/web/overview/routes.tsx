import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { OverviewPage } from './overview-page.tsx'

/** The first page is not loaded lazily: it is what one sees first. */
export const overviewRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({ getParentRoute: () => parent, path: '/', component: OverviewPage }),
]
