import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'
import type { Dataset } from './audit-queries.ts'

export type Upload = Readonly<{
  file: File
  kind: 'list' | 'statement' | 'register'
  name: string
  area_code: string
  mapping: Readonly<Record<string, unknown>>
}>

/** `isNew` is false where the same file, read in the same way, was there before. */
export type Uploaded = Dataset & Readonly<{ isNew: boolean }>

/** Sends the file as it is, with how its columns are to be read; the service reads it to its end or names every fault. */
export async function uploadDataset({ file, mapping, ...about }: Upload, key: string): Promise<Uploaded> {
  const query = new URLSearchParams({ ...about, mapping: JSON.stringify(mapping) })
  const reply = await ownFetch(`${location.origin}/api/reconciliation/v1/datasets?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    body: file,
  })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return { ...((await reply.json()) as Dataset), isNew: reply.status === 201 }
}
