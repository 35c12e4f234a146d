import type { paths } from '../api/generated/allocation.d.ts'
import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'

export type Import = paths['/v1/register/imports/{import_id}']['get']['responses'][200]['content']['application/json']
export type Fault =
  paths['/v1/register/imports/{import_id}/faults']['get']['responses'][200]['content']['application/json']['faults'][number]

export type ImportOrder = Readonly<{
  valid_from: string
  /** Nothing is taken in. */
  isTrial: boolean
  take: 'all' | 'good'
  isSynthetic: boolean
  controlHouseholds?: string
  controlPeople?: string
}>

export async function sendImport(file: File, order: ImportOrder, key: string): Promise<Import> {
  const query = new URLSearchParams({
    valid_from: order.valid_from,
    dry_run: String(order.isTrial),
    take: order.take,
    synthetic: String(order.isSynthetic),
  })
  if (order.controlHouseholds) query.set('control_households', order.controlHouseholds)
  if (order.controlPeople) query.set('control_people', order.controlPeople)
  const reply = await ownFetch(`/api/allocation/v1/register/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    body: file,
  })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return (await reply.json()) as Import
}

/** Of IMPORT_STATES: a check that found faults is no good news. */
export const shownState = ({ state, faults }: Pick<Import, 'state' | 'faults'>) =>
  state === 'checked' && (faults ?? 0) > 0 ? 'faulty' : state

/** A job is at it. */
export const isImportAtWork = ({ state }: Pick<Import, 'state'>): boolean =>
  ['reading', 'comparing', 'judging', 'applying'].includes(state)
