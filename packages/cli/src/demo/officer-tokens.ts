import { localIssuerRefused } from '../cli-problems.ts'
import { fetchOfficerToken, readTokenIssuer } from '../issuer-token.ts'
import type { Officer } from '../officer-token.ts'
import { readIssuerKey } from '../state-folder.ts'
import type { Terminal } from '../terminal.ts'

export type OfficerTokens = (officer: Officer) => Promise<string>

/** Of the issuer that OIDC_ISSUER names, else of the local one, as `fundtrace token` chooses. */
export async function chosenTokens(environment: Terminal['environment']): Promise<OfficerTokens> {
  const issuer = await readTokenIssuer(environment)
  if (issuer !== undefined) return (officer) => fetchOfficerToken({ ...issuer, officer })
  if (environment['NODE_ENV'] === 'production') throw localIssuerRefused()
  return localTokens(await readIssuerKey(environment))
}

const LIFETIME_SECONDS = 3_600

export const localTokens =
  (privateKeyPem: string): OfficerTokens =>
  async (officer) => {
    const { signLocalToken } = await import('@fundtrace/http-server')
    return signLocalToken({ privateKeyPem, ...officer, lifetimeSeconds: LIFETIME_SECONDS })
  }
