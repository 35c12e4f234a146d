import { setting } from '@fundtrace/http-server'
import { defineOpenService } from '@fundtrace/service-process'
import { changeRoutes } from './adapters/http/change-routes.ts'
import { delegationRoutes } from './adapters/http/delegation-routes.ts'
import { issuerRoutes } from './adapters/http/issuer-routes.ts'
import { officerRoutes } from './adapters/http/officer-routes.ts'
import { callerVerifier } from './adapters/tokens/caller-verifier.ts'
import { tokenIssuer } from './adapters/tokens/token-issuer.ts'
import { appointFirstOfficers } from './application/first-officers.ts'
import { runAccessChecks } from './application/run-access-checks.ts'
import { shanghaiDayOf } from './domain/shanghai-day.ts'
import { parseFirstOfficers } from './first-admins.ts'

/** For each address: behind one may sit a whole bureau. */
const EXCHANGES_PER_MINUTE = 600

export const access = defineOpenService({
  name: 'access',
  title: 'Fundtrace Access 权限管理',
  description:
    'Who may do what: officers, their roles and areas, and who stands in for whom, each asked for by one and approved by another. Issues the tokens that say so.',
  settings: {
    /** What this issuer is called in its tokens, and where services find its keys. */
    issuer: setting.url('ACCESS_ISSUER_URL'),
    audience: setting.text('ACCESS_AUDIENCE', { default: 'urn:fundtrace' }),
    /** Ed25519, PKCS#8 PEM. */
    signingKey: setting.secret('ACCESS_KEY'),
    /** The next one before a rotation, the former one after it. */
    otherKey: setting.optional(setting.secret('ACCESS_KEY_OTHER')),
    /** JSON of two or more administrators; read where nobody is recorded yet. */
    firstAdmins: setting.optional(setting.secret('FIRST_ADMINS')),
    exchangesPerMinute: setting.integer('EXCHANGES_PER_MINUTE', 0, 1_000_000, { default: EXCHANGES_PER_MINUTE }),
  },
  open: ({ db, config, log }) => {
    const first = config.firstAdmins === undefined ? [] : parseFirstOfficers(config.firstAdmins)
    return {
      issuer: tokenIssuer(config),
      start: () => {
        appointFirstOfficers(db, first, shanghaiDayOf(new Date())).then(
          (isDone) => isDone && log.info({ officers: first.length }, 'the first administrators were appointed'),
          (err: unknown) => log.error({ err }, 'the first administrators could not be appointed: start again'),
        )
      },
    }
  },
  consumers: [],
  verifier: (signIn, { db, own }) => callerVerifier({ db, issuer: own.issuer, signIn }),
  routes: (app, { db, config, own, verifier }) => {
    issuerRoutes(app, { db, issuer: own.issuer, signIn: verifier, exchangesPerMinute: config.exchangesPerMinute })
    officerRoutes(app, { db })
    changeRoutes(app, { db })
    delegationRoutes(app, { db })
  },
  // No message is ever about a fund here.
  areaOfKey: async () => undefined,
  checks: runAccessChecks,
})
