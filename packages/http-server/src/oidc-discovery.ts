/** What an issuer says of itself at its well-known address; throws when that is not there or is not this issuer's. */
export async function discoverIssuer(issuer: string, timeoutMs: number): Promise<DiscoveredIssuer> {
  const response = await fetch(discoveryAddress(issuer), {
    headers: { accept: 'application/json' },
    // Keys found by way of another address would be that address's keys.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.status !== 200) throw new Error(`${response.url} answered with ${response.status} instead of 200`)
  const said: unknown = await response.json()
  const { issuer: named, jwks_uri, token_endpoint }: Said = typeof said === 'object' && said !== null ? said : {}
  if (named !== issuer) throw new Error(`The issuer calls itself ${JSON.stringify(named)}, not "${issuer}"`)
  return {
    keysAddress: readAddress(issuer, 'jwks_uri', jwks_uri),
    tokenAddress: readAddress(issuer, 'token_endpoint', token_endpoint),
  }
}

export type DiscoveredIssuer = Readonly<{ keysAddress: URL; tokenAddress: URL }>
type Said = Readonly<{ issuer?: unknown; jwks_uri?: unknown; token_endpoint?: unknown }>

/** By the specification the path is added to an issuer without its last slash, while the name keeps it. */
const discoveryAddress = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

function readAddress(issuer: string, member: string, value: unknown): URL {
  const address = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const isSafe = address?.protocol === 'https:' || (address?.protocol === 'http:' && issuer.startsWith('http:'))
  if (address && isSafe) return address
  throw new Error(`The issuer's ${member} is ${JSON.stringify(value)}, which is not an address as safe as its own`)
}
