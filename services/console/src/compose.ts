import cookie from '@fastify/cookie'
import { type App, createServer, type Logger } from '@fundtrace/http-server'
import { readSealingKey } from './adapters/cookies/sealed-text.ts'
import { sessionCookies } from './adapters/cookies/session-cookies.ts'
import { installGuards } from './adapters/http/console-guards.ts'
import { exportRoutes } from './adapters/http/export-routes.ts'
import { forwardRoutes } from './adapters/http/forward-routes.ts'
import { pageRoutes, readPage } from './adapters/http/page-routes.ts'
import { sessionRoutes } from './adapters/http/session-routes.ts'
import { officeIssuer } from './adapters/identity/office-issuer.ts'
import { exchangedTokens, ownTokens } from './adapters/identity/service-tokens.ts'
import { sessionKeeper } from './application/keep-session.ts'
import type { ConsoleSettings } from './settings.ts'

/** For answers that are under way when the console is told to stop. */
const DRAIN_MS = 3_000

/** The console's server. It has no data and no rights: what it may do is what the session's officer may. */
export async function composeConsole(settings: ConsoleSettings, log: Logger): Promise<App> {
  const consoleUrl = new URL(settings.consoleUrl)
  const { allocation, ledger, disbursement, reconciliation, access } = settings
  const urls = { allocation, ledger, disbursement, reconciliation, access }
  const callback = new URL('/sign-in/callback', consoleUrl).href
  const issuer = officeIssuer({ ...settings, allowHttp: settings.allowHttp === '1', callback }, log)
  const tokenFor = settings.tokenExchange === 'access' ? exchangedTokens(access) : ownTokens(settings.standingInUrl)
  const keeper = sessionKeeper({ renew: issuer.renew, tokenFor })
  const cookies = sessionCookies(sealingKeys(settings), consoleUrl.protocol === 'https:')
  const { sessionHours, requestsPerMinute, trustedProxies, pages: folder } = settings

  return createServer({
    name: 'console',
    title: 'Console 工作台',
    version: '0.1.0',
    description: 'The desks of finance bureau, county treasury and audit office, and the public notice board',
    logger: log,
    // No route of the console asks for a bearer token: who is signed in is in the cookie.
    verifier: () => Promise.reject(new Error('The console takes no bearer tokens')),
    // The provider is not asked: the notice board needs nobody to sign in.
    readiness: { pages: () => readPage(folder) },
    requestsPerMinute,
    hasApiPages: false,
    ...(trustedProxies !== '' && { trustedProxies }),
    register: async (app) => {
      // A browser opens connections that it may use some day: nothing will come on them, and the stop would wait for them.
      app.addHook('preClose', async () => void setTimeout(() => app.server.closeAllConnections(), DRAIN_MS).unref())
      await app.register(cookie)
      await installGuards(app, consoleUrl)
      sessionRoutes(app, { cookies, keeper, issuer, sessionHours })
      await forwardRoutes(app, { cookies, keeper, urls })
      exportRoutes(app, { cookies, keeper, urls })
      await pageRoutes(app, { folder, consoleUrl })
    },
  })
}

function sealingKeys({ sessionKey, otherSessionKey }: ConsoleSettings): readonly Uint8Array[] {
  const keys = [readSealingKey(sessionKey, 'CONSOLE_SESSION_KEY')]
  return otherSessionKey === undefined ? keys : [...keys, readSealingKey(otherSessionKey, 'CONSOLE_SESSION_KEY_OTHER')]
}
