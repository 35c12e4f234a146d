import type { AnyRoute } from '@tanstack/react-router'
import { pageRoute } from '../shell/desk-route.ts'

/** Who may do what, for administrators; standing in, for everybody. */
export const officersRoutes = (parent: AnyRoute): AnyRoute[] => [
  pageRoute(parent, '/officers', () => import('./officers-page.tsx'), 'OfficersPage'),
  pageRoute(parent, '/officers/changes', () => import('./changes-page.tsx'), 'ChangesPage'),
  pageRoute(parent, '/officers/new', () => import('./officer-form-page.tsx'), 'NewOfficerPage'),
  pageRoute(parent, '/officers/of/$subject', () => import('./officer-page.tsx'), 'OfficerPage'),
  pageRoute(parent, '/officers/of/$subject/change', () => import('./officer-form-page.tsx'), 'OfficerFormPage'),
  pageRoute(parent, '/standing-in', () => import('./standing-in-page.tsx'), 'StandingInPage'),
]
