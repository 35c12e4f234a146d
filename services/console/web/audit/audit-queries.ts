import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { caseQueryOf } from './list-filters.ts'

/** Everything of this desk lies under one key: what an officer does may change any of it. */
export const AUDIT = ['audit'] as const

const WORKING_MILLISECONDS = 1_000
const PAGE = 1_000

const recon = api.reconciliation

export const jobsQuery = queryOptions({
  queryKey: [...AUDIT, 'jobs'],
  queryFn: async () => (await answer(recon.GET('/v1/jobs', { params: { query: { limit: PAGE } } }))).jobs,
})
export type Job = Awaited<ReturnType<NonNullable<typeof jobsQuery.queryFn>>>[number]

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'jobs', id],
    queryFn: () => answer(recon.GET('/v1/jobs/{job_id}', { params: { path: { job_id: id } } })),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'jobs', id, 'versions'],
    queryFn: async () =>
      (await answer(recon.GET('/v1/jobs/{job_id}/versions', { params: { path: { job_id: id } } }))).versions,
  })

export const templatesQuery = queryOptions({
  queryKey: [...AUDIT, 'templates'],
  queryFn: async () => (await answer(recon.GET('/v1/job-templates'))).templates,
})

/** Asked every second while it is at work. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'runs', id],
    queryFn: () => answer(recon.GET('/v1/job-runs/{run_id}', { params: { path: { run_id: id } } })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'queued' || data?.state === 'running' ? WORKING_MILLISECONDS : false,
  })
export type Run = Awaited<ReturnType<NonNullable<ReturnType<typeof runQuery>['queryFn']>>>

export const latestRunsQuery = (jobId?: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'runs', 'latest', jobId ?? ''],
    queryFn: async () =>
      (
        await answer(
          recon.GET('/v1/job-runs', {
            params: { query: { limit: 20, ...(jobId !== undefined && { job_id: jobId }) } },
          }),
        )
      ).runs,
  })

/** One break: the first behind the number before it. */
export const breakQuery = (runId: string, number: number) =>
  queryOptions({
    queryKey: [...AUDIT, 'runs', runId, 'breaks', number],
    queryFn: async () => {
      const { breaks } = await answer(
        recon.GET('/v1/job-runs/{run_id}/breaks', {
          params: { path: { run_id: runId }, query: { open: false, after: number - 1, limit: 1 } },
        }),
      )
      return breaks.find((found) => found.number === number) ?? null
    },
  })
export type Break = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof breakQuery>['queryFn']>>>>

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'cases', id],
    queryFn: () => answer(recon.GET('/v1/cases/{case_id}', { params: { path: { case_id: id } } })),
  })
export type CaseHistory = Awaited<ReturnType<NonNullable<ReturnType<typeof caseQuery>['queryFn']>>>

export const caseSumsQuery = (query: ReturnType<typeof caseQueryOf>) =>
  queryOptions({
    queryKey: [...AUDIT, 'cases', 'sums', query],
    queryFn: () => answer(recon.GET('/v1/cases/sums', { params: { query } })),
  })

export const findingSumsQuery = queryOptions({
  queryKey: [...AUDIT, 'findings', 'sums'],
  queryFn: () => answer(recon.GET('/v1/findings/sums')),
})

export const datasetQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'datasets', id],
    queryFn: () => answer(recon.GET('/v1/datasets/{dataset_id}', { params: { path: { dataset_id: id } } })),
  })
export type Dataset = Awaited<ReturnType<NonNullable<ReturnType<typeof datasetQuery>['queryFn']>>>

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'findings', id],
    queryFn: () => answer(recon.GET('/v1/findings/{finding_id}', { params: { path: { finding_id: id } } })),
  })

export const comparisonQuery = (id: string) =>
  queryOptions({
    queryKey: [...AUDIT, 'comparisons', id],
    queryFn: () => answer(recon.GET('/v1/runs/{run_id}', { params: { path: { run_id: id }, query: { limit: PAGE } } })),
  })
