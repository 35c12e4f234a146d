import type { IncomingMessage, ServerResponse } from 'node:http'
import { callerFromClaims, type Logger, signLocalToken } from '@fundtrace/http-server'

const PATH = '/v1/token'
const FORM_BYTES_MAX = 32_768
const TIMEOUT_MS = 5_000

/**
 * In an embedded run the services believe the local issuer alone, and not access. So an exchange (RFC 8693) to stand in for another officer is asked
 * for here: access decides it, by the delegations that were approved there, and what it answers is said once more in a token of the local issuer,
 * for as long as access gave. Answers such requests; false where the request is for something else.
 */
export function standIn({
  accessUrl,
  localKeyPem,
  log,
}: Readonly<{ accessUrl: string; localKeyPem: string; log: Logger }>): Answers {
  const exchange = async (request: IncomingMessage): Promise<Exchanged> => {
    const asked = await fetch(new URL(PATH, accessUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: await readForm(request),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body: unknown = await asked.json()
    if (!asked.ok) return { status: asked.status, body }
    const { access_token, expires_in } = body as { access_token: string; expires_in: number }
    // Not verified: access itself was asked for it.
    const caller = callerFromClaims(claimsOf(access_token))
    const token = await signLocalToken({ ...caller, privateKeyPem: localKeyPem, lifetimeSeconds: expires_in })
    log.info({ officer: caller.subject, acting_for: caller.actingFor }, 'stands in')
    return { status: 200, body: { ...(body as object), access_token: token } }
  }

  return async (request, response) => {
    if (request.method !== 'POST' || request.url !== PATH) return false
    const { status, body } = await exchange(request).catch((err: unknown): Exchanged => {
      log.warn({ err }, 'nobody can stand in')
      return { status: 503, body: { error: 'temporarily_unavailable' } }
    })
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(body))
    return true
  }
}

const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>

export type Answers = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
type Exchanged = Readonly<{ status: number; body: unknown }>

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > FORM_BYTES_MAX) throw new Error('The form is larger than any of ours')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
