import type { paths } from '../api/generated/allocation.d.ts'

export type Plan = paths['/v1/plans/{plan_id}']['get']['responses'][200]['content']['application/json']
export type PlanLine =
  paths['/v1/plans/{plan_id}/lines']['get']['responses'][200]['content']['application/json']['lines'][number]

/** It goes on by itself: a job computes it, or the ledger is asked. */
export const isPlanMoving = ({ state }: Pick<Plan, 'state'>): boolean => state === 'draft' || state === 'approved'
