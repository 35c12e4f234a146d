import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { ProblemError, readProblem, unreachable } from '../api/problem.ts'

export type Role = 'finance' | 'treasury' | 'audit' | 'admin' | 'funder'

export type Officer = Readonly<{
  subject: string
  name: string
  roles: readonly string[]
  areas: readonly string[]
  acting_for?: string | null
  expires_at: string
}>

export const OfficerContext = createContext<Officer | undefined>(undefined)

/** Who is signed in. Only below the office's pages; the notice board has nobody. */
export function useOfficer(): Officer {
  const officer = useContext(OfficerContext)
  if (officer === undefined) throw new Error('useOfficer is for pages behind a sign-in')
  return officer
}

/** Null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: true,
})

/** For whom the page on the screen says that one acts; undefined before anybody is known. */
let acting: string | null | undefined
export const actingNow = (): string | null | undefined => acting

export async function readSession(): Promise<Officer | null> {
  const answer = await fetch('/session', { credentials: 'same-origin', headers: { accept: 'application/json' } }).catch(
    (error: unknown) => {
      throw new ProblemError(unreachable(error instanceof Error ? error.message : ''))
    },
  )
  if (answer.status === 401) return null
  if (!answer.ok) throw new ProblemError(await readProblem(answer))
  const officer = (await answer.json()) as Officer
  acting = officer.acting_for ?? null
  return officer
}

/** Acts for another officer from here on, or for oneself; every page is drawn anew. */
export async function actFor(subject: string | null): Promise<void> {
  const answer = await fetch('/session/acting-for', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-fundtrace-console': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ subject }),
  }).catch((error: unknown) => {
    throw new ProblemError(unreachable(error instanceof Error ? error.message : ''))
  })
  if (!answer.ok) throw new ProblemError(await readProblem(answer))
  location.assign('/')
}

/** Where to sign in, and come back to this view. */
export const signInAddress = (returnTo: string): string => `/sign-in?return_to=${encodeURIComponent(returnTo)}`

export async function signOut(): Promise<void> {
  const answer = await fetch('/sign-out', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'x-fundtrace-console': '1' },
  })
  const leave: unknown = answer.headers.get('content-type')?.includes('json') === true ? await answer.json() : undefined
  const onward: unknown = typeof leave === 'object' && leave !== null ? Reflect.get(leave, 'redirect_to') : undefined
  sessionStorage.clear()
  location.assign(typeof onward === 'string' ? onward : '/')
}
