import type { AnyRoute } from '@tanstack/react-router'
import { pageRoute } from '../shell/desk-route.ts'

export const financeRoutes = (parent: AnyRoute): AnyRoute[] => [
  pageRoute(parent, '/finance', () => import('./to-do-page.tsx'), 'ToDoPage'),
  pageRoute(parent, '/finance/programmes', () => import('./programmes-page.tsx'), 'ProgrammesPage'),
  pageRoute(parent, '/finance/programmes/new', () => import('./programme-editor-page.tsx'), 'ProgrammeEditorPage'),
  pageRoute(parent, '/finance/programmes/$programme_id', () => import('./programme-page.tsx'), 'ProgrammePage'),
  pageRoute(
    parent,
    '/finance/programmes/$programme_id/next',
    () => import('./programme-editor-page.tsx'),
    'NextVersionPage',
  ),
  pageRoute(parent, '/finance/register', () => import('./register-page.tsx'), 'RegisterPage'),
  pageRoute(
    parent,
    '/finance/register/households/$household_id',
    () => import('./household-page.tsx'),
    'HouseholdPage',
  ),
  pageRoute(parent, '/finance/register/cards', () => import('./card-changes-page.tsx'), 'CardChangesPage'),
  pageRoute(parent, '/finance/register/imports', () => import('./imports-page.tsx'), 'ImportsPage'),
  pageRoute(parent, '/finance/register/imports/$import_id', () => import('./import-page.tsx'), 'ImportPage'),
  pageRoute(parent, '/finance/plans', () => import('./plans-page.tsx'), 'PlansPage'),
  pageRoute(parent, '/finance/plans/new', () => import('./make-plan-page.tsx'), 'MakePlanPage'),
  pageRoute(parent, '/finance/plans/$plan_id', () => import('./plan-page.tsx'), 'PlanPage'),
  pageRoute(parent, '/finance/funds', () => import('./funds-page.tsx'), 'FundsPage'),
  pageRoute(parent, '/finance/funds/$fund_id', () => import('./fund-page.tsx'), 'FundPage'),
  pageRoute(parent, '/finance/funders/$funder_id', () => import('./funder-page.tsx'), 'FunderPage'),
]
