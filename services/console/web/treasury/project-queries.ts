import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/disbursement.d.ts'
import { withPayees } from './payees.ts'

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Budget = Answered<'/v1/funds/{fund_id}/project-budgets'>['budgets'][number]
export type ProjectLine = Answered<'/v1/awards'>['awards'][number]
export type ProjectDocument = Answered<'/v1/awards/{award_id}/documents'>['documents'][number]

/** Whatever changes a project's budget, stages or papers changes all of these: their keys begin with it. */
export const PROJECTS = ['projects'] as const
const LINES_PER_PAGE = 1_000

/** Every award line of a fund that goes to a village, project or enterprise, with the receiver's name. */
export const projectLinesQuery = (fundId: string) =>
  queryOptions({
    queryKey: [...PROJECTS, fundId, 'lines'],
    enabled: fundId !== '',
    queryFn: async () => {
      const lines: ProjectLine[] = []
      for (let after: string | undefined; ; ) {
        const query = { fund_id: fundId, projects: true, limit: LINES_PER_PAGE, ...(after !== undefined && { after }) }
        const { awards } = await answer(api.disbursement.GET('/v1/awards', { params: { query } }))
        lines.push(...awards)
        if (awards.length < LINES_PER_PAGE) break
        after = awards.at(-1)?.id
      }
      return withPayees(lines)
    },
  })

export const budgetsQuery = (fundId: string) =>
  queryOptions({
    queryKey: [...PROJECTS, fundId, 'budgets'],
    enabled: fundId !== '',
    queryFn: async () => {
      const params = { path: { fund_id: fundId } }
      return (await answer(api.disbursement.GET('/v1/funds/{fund_id}/project-budgets', { params }))).budgets
    },
  })

export const documentsQuery = (awardId: string) =>
  queryOptions({
    queryKey: [...PROJECTS, 'documents', awardId],
    queryFn: async () => {
      const params = { path: { award_id: awardId } }
      return (await answer(api.disbursement.GET('/v1/awards/{award_id}/documents', { params }))).documents
    },
  })

/** Of one project: the version that holds, and the one that waits for a second officer. Versions come newest first. */
export function budgetsOf(budgets: readonly Budget[], beneficiaryId: string) {
  const own = budgets.filter(({ beneficiary_id }) => beneficiary_id === beneficiaryId)
  return {
    all: own,
    inForce: own.find(({ state }) => state === 'approved'),
    waiting: own.find(({ state }) => state === 'waiting'),
  }
}

/** Kinds of receivers that the fund's programme pays against papers only (封闭运行). */
export const closedCircuitQuery = (fundId: string) =>
  queryOptions({
    queryKey: ['payment-terms', fundId],
    enabled: fundId !== '',
    queryFn: async () => {
      const params = { path: { fund_id: fundId } }
      const { closed_circuit } = await answer(api.allocation.GET('/v1/funds/{fund_id}/payment-terms', { params }))
      return new Set<string>(closed_circuit)
    },
  })
