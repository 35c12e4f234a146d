import type { Role } from '@fundtrace/http-server'
import { createClient } from '../client.ts'
import type { MainJobPlace } from './main-job.ts'
import { type PatientClient, patientClient } from './patient-client.ts'

/** The people of the main job, each with his own token. Makers and checkers are different people, as they must be. */
export type Officers = Readonly<{
  finance: (areaCode: string) => Desk
  treasury: (areaCode: string) => Desk
  audit: PatientClient
}>
type Desk = Readonly<{ maker: PatientClient; checker: PatientClient }>

export async function appointOfficers(
  { addresses, tokenOf, onStep = () => undefined }: MainJobPlace,
  areas: readonly string[],
): Promise<Officers> {
  const clientOf = async (role: Role, area: string, name: string): Promise<PatientClient> => {
    const token = await tokenOf({ subject: `${role}-${area}-${name}`, name, roles: [role], areas: [area] })
    return patientClient(createClient(addresses, token), { onStep })
  }
  const desks = new Map<string, Desk>()
  for (const area of areas) {
    for (const role of ['finance', 'treasury'] as const) {
      desks.set(`${role} ${area}`, {
        maker: await clientOf(role, area, '经办'),
        checker: await clientOf(role, area, '复核'),
      })
    }
  }
  const desk = (role: 'finance' | 'treasury') => (area: string) => {
    const found = desks.get(`${role} ${area}`)
    if (found === undefined) throw new Error(`No ${role} desk was appointed for ${area}`)
    return found
  }
  return { finance: desk('finance'), treasury: desk('treasury'), audit: await clientOf('audit', '44', '审计') }
}
