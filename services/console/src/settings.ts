import { fileURLToPath } from 'node:url'
import { type Config, ConfigError, type ConfigSpec, LOG_LEVELS, setting } from '@fundtrace/http-server'

export const SETTINGS = {
  host: setting.text('HOST', { default: '127.0.0.1' }),
  port: setting.port('PORT'),
  logLevel: setting.choice('LOG_LEVEL', LOG_LEVELS, { default: 'info' }),
  /** For each address; 0: no limit. */
  requestsPerMinute: setting.integer('RATE_LIMIT_PER_MINUTE', 0, 10_000_000, { default: 60_000 }),
  consoleUrl: setting.url('CONSOLE_URL'),
  trustedProxies: setting.text('TRUSTED_PROXIES', { default: '' }),
  pages: setting.text('CONSOLE_PAGES', { default: fileURLToPath(new URL('../dist', import.meta.url)) }),
  sessionKey: setting.secret('CONSOLE_SESSION_KEY'),
  otherSessionKey: setting.optional(setting.secret('CONSOLE_SESSION_KEY_OTHER')),
  sessionHours: setting.integer('SESSION_HOURS', 1, 24, { default: 10 }),
  issuer: setting.url('OIDC_ISSUER'),
  clientId: setting.text('OIDC_CLIENT_ID'),
  clientSecret: setting.optional(setting.secret('OIDC_CLIENT_SECRET')),
  scope: setting.text('OIDC_SCOPE', { default: 'openid profile offline_access' }),
  prompt: setting.optional(setting.choice('OIDC_PROMPT', ['login', 'select_account', 'consent'])),
  allowHttp: setting.choice('OIDC_ALLOW_HTTP', ['0', '1'], { default: '0' }),
  browserAddress: setting.optional(setting.url('OIDC_BROWSER_URL')),
  /** `access`: the sign-in's token is exchanged there for one of under ten minutes. `none`: the services believe the provider itself. */
  tokenExchange: setting.choice('TOKEN_EXCHANGE', ['access', 'none'], { default: 'access' }),
  /** Where a sign-in's token is exchanged to stand in for another, where TOKEN_EXCHANGE is `none`; nobody stands in for anybody without it. */
  standingInUrl: setting.optional(setting.url('STANDING_IN_URL')),
  allocation: setting.url('ALLOCATION_URL'),
  ledger: setting.url('LEDGER_URL'),
  disbursement: setting.url('DISBURSEMENT_URL'),
  reconciliation: setting.url('RECONCILIATION_URL'),
  access: setting.url('ACCESS_URL'),
} as const satisfies ConfigSpec

export type ConsoleSettings = Config<typeof SETTINGS>

/** What must not be left as it is where money moves. */
export function refuseUnsafe({ consoleUrl, issuer, allowHttp }: ConsoleSettings, nodeEnv: string | undefined): void {
  if (nodeEnv !== 'production' || allowHttp === '1') return
  const lines = Object.entries({ CONSOLE_URL: consoleUrl, OIDC_ISSUER: issuer })
    .filter(([, url]) => new URL(url).protocol !== 'https:')
    .map(([name]) => `${name}: expected https in production; for a trial, OIDC_ALLOW_HTTP=1 allows http`)
  if (lines.length > 0) throw new ConfigError(lines)
}
