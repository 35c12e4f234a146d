import { readFile } from 'node:fs/promises'
import { type Addresses, type Client, createClient } from '@fundtrace/cli'
import { type Role, signLocalToken } from '@fundtrace/http-server'

/** The people of the main job, each with his own token. Makers and checkers are different people, as they must be. */
export type Officers = Readonly<{
  finance: (areaCode: string) => Readonly<{ maker: Client; checker: Client }>
  treasury: (areaCode: string) => Readonly<{ maker: Client; checker: Client }>
  audit: Client
}>

const LIFETIME_SECONDS = 3_600

export async function appointOfficers(
  addresses: Addresses,
  issuerPrivateKeyFile: string,
  areas: readonly string[],
): Promise<Officers> {
  const privateKeyPem = await readFile(issuerPrivateKeyFile, 'utf8')
  const clientOf = async (role: Role, area: string, name: string): Promise<Client> => {
    const subject = `${role}-${area}-${name}`
    const token = await signLocalToken({
      privateKeyPem,
      subject,
      name,
      roles: [role],
      areas: [area],
      lifetimeSeconds: LIFETIME_SECONDS,
    })
    return createClient(addresses, token)
  }
  const desks = new Map<string, Readonly<{ maker: Client; checker: Client }>>()
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
