import { DomainError } from '@fundtrace/problem'
import { normaliseArea } from './areas.ts'

export const ROLES = ['finance', 'treasury', 'audit', 'admin'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who asks. `areas` are as `normaliseArea` gives them. `actingFor` is the subject of the officer for whom this one stands in (代岗); where
 * two different people are asked for, he counts as both.
 */
export type Caller = Readonly<{
  subject: string
  name: string
  roles: readonly Role[]
  areas: readonly string[]
  actingFor: string | null
}>

/** Turns a bearer token into its caller; throws a DomainError of kind `unauthenticated` for a token that is no good. */
export type Verifier = (token: string) => Promise<Caller>

/** Reads the claims of a token whose signature was checked. What is not exactly as agreed is refused, not skipped. */
export function callerFromClaims(claims: Readonly<Record<string, unknown>>): Caller {
  return Object.freeze({
    subject: asText(claims['sub'], 'sub'),
    name: asText(claims['name'], 'name'),
    roles: readList(claims, 'roles').map(readRole),
    areas: readList(claims, 'areas').map((area) => asArea(area, 'areas')),
    actingFor: asActingFor(claims['act_for'], 'act_for'),
  })
}

/** `reason` is shown to the caller and must not repeat any part of the token. */
export const invalidToken = (reason: string): DomainError =>
  new DomainError({
    code: 'ACCESS_TOKEN_INVALID',
    kind: 'unauthenticated',
    title: { zh: '令牌无效', en: 'The token is not valid' },
    detail: `The bearer token was refused: ${reason}`,
  })

/** `name` is what the claim is called in the token, for whoever has to mend it. */
export function asText(value: unknown, name: string): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= 200) return value
  throw invalidToken(`the claim "${name}" must be a text of 1 to 200 characters`)
}

/** Left out where somebody acts for himself. */
export const asActingFor = (value: unknown, name: string): string | null =>
  value === undefined || value === null ? null : asText(value, name)

export function asArea(value: unknown, name: string): string {
  try {
    if (typeof value === 'string') return normaliseArea(value)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  throw invalidToken(`the claim "${name}" may hold only area codes of 2, 4, 6, 9 or 12 digits`)
}

function readList(claims: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const value = claims[name]
  if (Array.isArray(value)) return value
  throw invalidToken(`the claim "${name}" must be an array`)
}

function readRole(value: unknown): Role {
  const role = ROLES.find((known) => known === value)
  if (role !== undefined) return role
  throw invalidToken(`the claim "roles" may hold only ${ROLES.join(', ')}`)
}
