import type { Role } from '@fundtrace/http-server'
import { argumentMalformed, configRefused } from './cli-problems.ts'

export type OfficerOrder = Readonly<{
  roles: readonly string[]
  areas: readonly string[]
  name: string
  /** The name of the officer of the same roles and areas for whom this one stands in. */
  standsInFor?: string | undefined
  lifetimeHours: number
}>

/** Who somebody is, as an issuer says it of him. */
export type Officer = Readonly<{
  subject: string
  name: string
  roles: readonly Role[]
  areas: readonly string[]
  act_for?: string
}>

const SECONDS_PER_HOUR = 3_600

/**
 * An officer is known as role-area-name. The services tell a maker from a checker by that, so it must not depend on how or in
 * which order roles and areas were written.
 */
export async function officerOf(order: Omit<OfficerOrder, 'lifetimeHours'>): Promise<Officer> {
  const { normaliseArea, ROLES } = await import('@fundtrace/http-server')
  const roles = ordered(order.roles.map((role) => oneOf(ROLES, role)))
  const areas = ordered(order.areas.map(normaliseArea))
  const subjectOf = (name: string): string => `${roles.join('+')}-${areas.join('+')}-${name}`
  const officer = { subject: subjectOf(order.name), name: order.name, roles, areas }
  return order.standsInFor === undefined ? officer : { ...officer, act_for: subjectOf(order.standsInFor) }
}

/** Signed by the local issuer. */
export async function signOfficerToken(privateKeyPem: string, order: OfficerOrder): Promise<string> {
  const { ConfigError, signLocalToken } = await import('@fundtrace/http-server')
  const { act_for: actingFor = null, ...officer } = await officerOf(order)
  const lifetimeSeconds = order.lifetimeHours * SECONDS_PER_HOUR
  try {
    return await signLocalToken({ privateKeyPem, ...officer, actingFor, lifetimeSeconds })
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
