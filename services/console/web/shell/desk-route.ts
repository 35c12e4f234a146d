import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/**
 * A page that is loaded when it is first gone to:
 * `pageRoute(parent, '/finance/plans/$plan_id', () => import('./plan-page.tsx'), 'PlanPage')`.
 */
export const pageRoute = <Module extends Record<string, unknown>>(
  parent: AnyRoute,
  path: string,
  load: () => Promise<Module>,
  component: keyof Module & string,
): AnyRoute =>
  createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, component),
  })
