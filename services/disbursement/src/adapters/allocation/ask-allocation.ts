import { Text } from '@fundtrace/contracts'
import { currentTrace } from '@fundtrace/messaging'
import type { DomainError, ProblemKind, ProblemValues } from '@fundtrace/problem'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { passedOn, payeesUnavailable } from '../../domain/errors.ts'

const TIMEOUT_MS = 15_000

/** Where the register is, and the officer's own token: who may not see something there, does not get it here. */
export type RegisterAccess = Readonly<{ allocationUrl: string; authorization: string; requestId: string }>

/** The body of a success; a refusal is passed on in the register's words. POST where there is something to send. */
export async function askAllocation(
  { allocationUrl, authorization, requestId }: RegisterAccess,
  path: `/v1/${string}`,
  send?: unknown,
): Promise<unknown> {
  const headers = { ...currentTrace(), authorization, 'x-request-id': requestId }
  const response = await fetch(new URL(path, allocationUrl), {
    ...(send === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(send),
        }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw payeesUnavailable(isTimeout(error) ? `nothing within ${TIMEOUT_MS} ms` : 'nothing')
  })
  // What the parser says of a broken answer would repeat a piece of it.
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusal(response.status, body)
  return body
}

/** That somebody is not in the register is a fact about the batch, and its route is there: refused, not 404. */
const KIND_OF_STATUS: Readonly<Record<number, ProblemKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'refused',
}

function refusal(status: number, body: unknown): DomainError {
  const kind = KIND_OF_STATUS[status]
  if (kind === undefined || !Problem.Check(body)) return payeesUnavailable(String(status))
  const title = { zh: body.title_zh, en: body.title_en }
  return passedOn({ code: body.code, title, detail: body.detail, values: valuesOf(body) }, kind)
}

const ProblemDetails = Type.Object({
  code: Text(80),
  title_zh: Text(200),
  title_en: Text(200),
  detail: Text(2_000),
})
const Problem = Compile(ProblemDetails)

const STANDARD = new Set(['type', 'title', 'title_zh', 'title_en', 'status', 'detail', 'instance', 'code'])

/** RFC 9457: what stands beside the standard members. It came as JSON, so it holds nothing but JSON values. */
const valuesOf = (problem: Static<typeof ProblemDetails>): ProblemValues =>
  Object.fromEntries(Object.entries(problem).filter(([name]) => !STANDARD.has(name))) as ProblemValues

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'
