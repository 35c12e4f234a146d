import { randomBytes } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { App } from '@fundtrace/http-server'
import { requestForeign } from '../../domain/console-errors.ts'
import { isForeign } from '../../domain/foreign-request.ts'
import { answerPolicy, pagePolicy, PERMISSIONS_POLICY } from '../../domain/security-policy.ts'

/** Headers of every answer, and the refusal of requests that somebody else's page made. To be installed before any route. */
export async function installGuards(app: App, consoleUrl: URL): Promise<void> {
  const isSecure = consoleUrl.protocol === 'https:'
  await app.register(helmet, {
    // Ours is made for each answer, below.
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // A page whose session is over opens the provider in a window that closes itself when it is done.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
    reply.header('content-security-policy', answerPolicy)
    const marker = headers['x-fundtrace-console']
    const site = headers['sec-fetch-site']
    const said = {
      method,
      origin: headers.origin,
      site: typeof site === 'string' ? site : undefined,
      marker: typeof marker === 'string' ? marker : undefined,
    }
    if (isForeign(said, consoleUrl.origin)) throw requestForeign()
  })
}

/** For an answer that is one of our pages. */
export function newPagePolicy(): Readonly<{ nonce: string; policy: string }> {
  const nonce = randomBytes(16).toString('base64')
  return { nonce, policy: pagePolicy(nonce) }
}
