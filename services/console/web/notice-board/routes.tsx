import type { AnyRoute } from '@tanstack/react-router'
import { pageRoute } from '../shell/desk-route.ts'

export const boardRoutes = (parent: AnyRoute): AnyRoute[] => [
  pageRoute(parent, '/board', () => import('./first-page.tsx'), 'FirstPage'),
  pageRoute(parent, '/board/search', () => import('./search-page.tsx'), 'SearchPage'),
  pageRoute(parent, '/board/$area', () => import('./area-page.tsx'), 'AreaPage'),
  pageRoute(parent, '/board/plans/$plan_id/$kind', () => import('./list-page.tsx'), 'PlanListPage'),
  pageRoute(parent, '/board/batches/$batch_id', () => import('./list-page.tsx'), 'BatchListPage'),
]
