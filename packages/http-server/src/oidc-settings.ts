import { type Config, type Setting, setting } from './config.ts'
import { type Role, ROLES } from './callers.ts'
import { OUR_ROLE_NAMES, type RoleMap } from './oidc-claims.ts'

const CLOCK_SKEW_SECONDS_MAX = 300

/** What a service has to know of an OIDC issuer to trust its tokens. */
export const OIDC_SETTINGS = {
  issuer: setting.url('OIDC_ISSUER'),
  audience: setting.text('OIDC_AUDIENCE'),
  tokenType: setting.choice('OIDC_TOKEN_TYPE', ['at+jwt', 'JWT'], { default: 'at+jwt' }),
  subjectClaim: setting.text('OIDC_SUBJECT_CLAIM', { default: 'sub' }),
  nameClaim: setting.text('OIDC_NAME_CLAIM', { default: 'name' }),
  rolesClaim: setting.text('OIDC_ROLES_CLAIM', { default: 'roles' }),
  areasClaim: setting.text('OIDC_AREAS_CLAIM', { default: 'areas' }),
  actingForClaim: setting.text('OIDC_ACT_FOR_CLAIM', { default: 'act_for' }),
  roleMap: roleMap('OIDC_ROLE_MAP'),
  clockSkewSeconds: setting.integer('OIDC_CLOCK_SKEW_SECONDS', 0, CLOCK_SKEW_SECONDS_MAX, { default: 30 }),
  allowHttp: setting.choice('OIDC_ALLOW_HTTP', ['0', '1'], { default: '0' }),
} as const

export type OidcSettings = Config<typeof OIDC_SETTINGS>

function roleMap(name: string): Setting<RoleMap> {
  return {
    ...setting.text(name),
    expected: `a JSON object from the issuer's roles to ${ROLES.join(', ')}`,
    stated: { default: OUR_ROLE_NAMES },
    parse: parseRoleMap,
  }
}

function parseRoleMap(text: string): RoleMap | undefined {
  const map = parseJson(text)
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return undefined
  const entries = Object.entries(map)
  return entries.every(isRoleEntry) ? Object.fromEntries(entries) : undefined
}

const isRoleEntry = (entry: [string, unknown]): entry is [string, Role] => ROLES.some((role) => role === entry[1])

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
