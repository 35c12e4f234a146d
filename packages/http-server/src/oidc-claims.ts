import { asActingFor, asArea, asText, type Caller, invalidToken, type Role, ROLES } from './callers.ts'

/** The issuer's name of a role, and ours. */
export type RoleMap = Readonly<Record<string, Role>>

/** What the claims are called in the issuer's tokens: a name, or a path such as `realm_access.roles`. */
export type ClaimNames = Readonly<{ subject: string; name: string; roles: string; areas: string; actingFor: string }>

type Claims = Readonly<Record<string, unknown>>

/**
 * Reads the claims of a checked token of somebody else's issuer. Its tokens carry many a role that is none of our business, so
 * unlike in a local token those are passed over; a caller who is left with no role, or no area, is known but may do nothing.
 */
export const callerFromForeignClaims = (claims: Claims, names: ClaimNames, roleMap: RoleMap): Caller =>
  Object.freeze({
    subject: asText(findClaim(claims, names.subject), names.subject),
    name: asText(findClaim(claims, names.name), names.name),
    roles: [...new Set(readTexts(claims, names.roles).flatMap((role) => ownEntry(roleMap, role) ?? []))],
    areas: readTexts(claims, names.areas).map((area) => asArea(area, names.areas)),
    actingFor: asActingFor(findClaim(claims, names.actingFor), names.actingFor),
  })

/** For an issuer that has a role of each of our names. */
export const OUR_ROLE_NAMES: RoleMap = Object.fromEntries(ROLES.map((role) => [role, role]))

/** A whole name goes before a path, and a URL is always a whole name: its dots are not steps. */
function findClaim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name) || name.includes('://')) return ownEntry(claims, name)
  return name.split('.').reduce<unknown>((value, step) => (isObject(value) ? ownEntry(value, step) : undefined), claims)
}

/** An array of texts, or one text with spaces or commas between them. Issuers leave out a claim that would be empty. */
function readTexts(claims: Claims, name: string): readonly string[] {
  const value = findClaim(claims, name) ?? []
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((text) => text !== '')
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw invalidToken(`the claim "${name}" must be an array of texts, or one text with spaces or commas between them`)
}

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null

/** Nothing that every object has, such as `constructor`, is anybody's claim or role. */
const ownEntry = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
