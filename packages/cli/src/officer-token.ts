import { argumentMalformed, configRefused } from './cli-problems.ts'

export type OfficerOrder = Readonly<{
  roles: readonly string[]
  areas: readonly string[]
  name: string
  lifetimeHours: number
}>

const SECONDS_PER_HOUR = 3_600

/**
 * Signs for an officer as role-area-name. The services tell a maker from a checker by that, so it must not depend on how or in
 * which order roles and areas were written.
 */
export async function signOfficerToken(privateKeyPem: string, order: OfficerOrder): Promise<string> {
  const { ConfigError, normaliseArea, ROLES, signLocalToken } = await import('@fundtrace/http-server')
  const roles = ordered(order.roles.map((role) => oneOf(ROLES, role)))
  const areas = ordered(order.areas.map(normaliseArea))
  const subject = `${roles.join('+')}-${areas.join('+')}-${order.name}`
  const lifetimeSeconds = order.lifetimeHours * SECONDS_PER_HOUR
  try {
    return await signLocalToken({ privateKeyPem, subject, name: order.name, roles, areas, lifetimeSeconds })
  } catch (error) {
    if (error instanceof ConfigError) throw configRefused(error.lines)
    throw error
  }
}

function oneOf<Choice extends string>(choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw argumentMalformed(text, `one of ${choices.join(', ')}`)
  return choice
}

const ordered = <Text extends string>(texts: readonly Text[]): Text[] => [...new Set(texts)].sort()
