import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { AUDIENCE, type Claims, type RealIssuer, startIssuer } from '../test/real-issuer.ts'
import { tryServer } from '../test/try-server.ts'
import { ConfigError } from './config.ts'
import { callerOf, createLogger, oidcVerifier, type OidcSettings, requireArea } from './http-server.ts'
import { OUR_ROLE_NAMES } from './oidc-claims.ts'
import type { Patience } from './oidc-keys.ts'

const OFFICER = { sub: 'officer-7', name: '林晓', roles: ['finance'], areas: ['441800'] }
const NOW = Math.floor(Date.now() / 1000)
/** Asks whenever there is a reason to, so that no test waits. */
const EAGER: Partial<Patience> = { retryMs: 0, cooldownMs: 0 }

const open: RealIssuer[] = []
const issuing = async (port?: number): Promise<RealIssuer> => {
  const issuer = await startIssuer(port)
  open.push(issuer)
  return issuer
}
const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((issuer) => issuer.close()))
}
afterEach(closeAll)

/** A verifier of the issuer, and what it logs. */
function trusting(issuer: string, change: Partial<OidcSettings> = {}, patience: Partial<Patience> = EAGER) {
  const lines: string[] = []
  const log = createLogger({ name: 'sample', level: 'info', destination: { write: (line) => void lines.push(line) } })
  const settings: OidcSettings = {
    issuer,
    audience: AUDIENCE,
    tokenType: 'at+jwt',
    subjectClaim: 'sub',
    nameClaim: 'name',
    rolesClaim: 'roles',
    areasClaim: 'areas',
    actingForClaim: 'act_for',
    roleMap: OUR_ROLE_NAMES,
    clockSkewSeconds: 30,
    allowHttp: '0',
    ...change,
  }
  return { ...oidcVerifier(settings, { log, nodeEnv: 'test', patience }), lines }
}

const refusal = (code: string, saying = ''): object => ({ code, message: expect.stringContaining(saying) })

describe('a token of an OIDC issuer', () => {
  it('opens the routes of its roles in its areas, and no other', async () => {
    const { issuer, fetchToken } = await issuing()
    const { app } = await tryServer((server) => {
      const route = (operationId: string) => ({ operationId, summary: 'Try it', tags: ['test'] })
      const roles = { config: { access: { roles: ['finance'] } } } as const
      server.get('/areas/:area', { ...roles, schema: route('area') }, async (request) => {
        const caller = callerOf(request)
        requireArea(caller, String(Reflect.get(Object(request.params), 'area')))
        return caller
      })
      server.get('/audit', { config: { access: { roles: ['audit'] } }, schema: route('audit') }, async () => ({}))
    }, trusting(issuer))
    onTestFinished(() => app.close())
    const ask = async (url: string, claims: Claims = OFFICER) =>
      app.inject({ url, headers: { authorization: `Bearer ${await fetchToken(claims)}` } })

    expect((await ask('/areas/441802')).json()).toEqual({
      ...OFFICER,
      sub: undefined,
      subject: 'officer-7',
      areas: ['4418'],
      actingFor: null,
    })
    expect((await ask('/areas/4419')).json()).toMatchObject({ status: 403, code: 'ACCESS_AREA_FORBIDDEN' })
    expect((await ask('/audit')).json()).toMatchObject({ status: 403, code: 'ACCESS_ROLE_FORBIDDEN' })
    const stranger = { ...OFFICER, roles: ['offline_access'] }
    expect((await ask('/areas/441802', stranger)).json()).toMatchObject({ status: 403, your_roles: [] })
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready', checks: ['identity'] })
  })

  it('is read from the claims that are configured', async () => {
    const { issuer, fetchToken } = await issuing()
    const areas = 'https://finance.example/areas'
    const { verifier } = trusting(issuer, {
      rolesClaim: 'realm_access.roles',
      areasClaim: areas,
      nameClaim: 'preferred_username',
      roleMap: { 'county-cashier': 'treasury' },
    })
    const claims = { sub: 'x', preferred_username: '陈清', realm_access: { roles: ['county-cashier', 'admin'] } }
    expect(await verifier(await fetchToken({ ...claims, [areas]: '441802,4419' }))).toEqual({
      subject: 'x',
      name: '陈清',
      roles: ['treasury'],
      areas: ['441802', '4419'],
      actingFor: null,
    })
  })

  it('is refused for another audience', async () => {
    const { issuer, fetchToken } = await issuing()
    const { verifier } = trusting(issuer)
    await expect(verifier(await fetchToken(OFFICER, 'urn:another'))).rejects.toMatchObject(
      refusal('ACCESS_TOKEN_INVALID', '"aud"'),
    )
    await expect(verifier(await fetchToken(OFFICER))).resolves.toBeDefined()
  })

  it('is refused from another issuer, also where that one has the same key', async () => {
    const { issuer, signOdd } = await issuing()
    const { verifier } = trusting(issuer)
    const other = await issuing()
    await expect(verifier(await other.fetchToken(OFFICER))).rejects.toMatchObject(
      refusal('ACCESS_TOKEN_INVALID', 'key'),
    )
    for (const iss of [other.issuer, `${issuer}/`, undefined]) {
      await expect(verifier(await signOdd({ ...OFFICER, iss }))).rejects.toMatchObject(
        refusal('ACCESS_TOKEN_INVALID', '"iss"'),
      )
    }
  })

  it.each([
    ['has no end', { exp: undefined }, 'ACCESS_TOKEN_INVALID', '"exp"'],
    ['ended before the clocks could differ by that much', { exp: NOW - 40 }, 'ACCESS_TOKEN_EXPIRED', ''],
    ['begins later than clocks could differ', { nbf: NOW + 90 }, 'ACCESS_TOKEN_INVALID', '"nbf"'],
    ['has an area that is none', { areas: ['44180'] }, 'ACCESS_TOKEN_INVALID', '"areas"'],
    ['has no name', { name: undefined }, 'ACCESS_TOKEN_INVALID', '"name"'],
  ])('is refused when it %s', async (_, change, code, saying) => {
    const { issuer, signOdd } = await issuing()
    const { verifier } = trusting(issuer)
    await expect(verifier(await signOdd({ ...OFFICER, ...change }))).rejects.toMatchObject(refusal(code, saying))
    await expect(verifier(await signOdd(OFFICER))).resolves.toBeDefined()
  })

  it('may be off by the clock skew that is configured, and no more', async () => {
    const { issuer, signOdd } = await issuing()
    const late = await signOdd({ ...OFFICER, exp: NOW - 40 })
    const early = await signOdd({ ...OFFICER, nbf: NOW + 90 })
    const lenient = trusting(issuer, { clockSkewSeconds: 300 }).verifier
    const strict = trusting(issuer, { clockSkewSeconds: 0 }).verifier
    for (const token of [late, early]) {
      await expect(lenient(token)).resolves.toBeDefined()
      await expect(strict(token)).rejects.toMatchObject({ kind: 'unauthenticated' })
    }
  })

  it('is refused unsigned, and with a public key used as an HMAC secret', async () => {
    const { issuer, signOdd } = await issuing()
    const { verifier } = trusting(issuer)
    const [, claims = ''] = (await signOdd(OFFICER)).split('.')
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: [JsonWebKey & { kid: string }] }
    const pem = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    const head = (alg: string): string =>
      Buffer.from(JSON.stringify({ alg, typ: 'at+jwt', kid: keys[0].kid })).toString('base64url')
    const mac = createHmac('sha256', pem)
      .update(`${head('HS256')}.${claims}`)
      .digest('base64url')
    for (const token of [`${head('none')}.${claims}.`, `${head('HS256')}.${claims}.${mac}`]) {
      await expect(verifier(token)).rejects.toMatchObject(refusal('ACCESS_TOKEN_INVALID', 'algorithm'))
    }
    await expect(verifier('a.b.c')).rejects.toMatchObject(refusal('ACCESS_TOKEN_INVALID', 'not a signed JWT'))
  })

  it('is refused when it is not marked as an access token', async () => {
    const { issuer, signOdd } = await issuing()
    const { verifier } = trusting(issuer)
    for (const typ of ['JWT', 'logout+jwt', undefined]) {
      await expect(verifier(await signOdd(OFFICER, { typ }))).rejects.toMatchObject(
        refusal('ACCESS_TOKEN_INVALID', '"typ": "at+jwt"'),
      )
    }
    await expect(verifier(await signOdd(OFFICER, { typ: 'application/at+jwt' }))).resolves.toBeDefined()
  })

  it('may be a plain JWT where the issuer marks none, unless it looks like another kind of token', async () => {
    const { issuer, signOdd } = await issuing()
    const { verifier } = trusting(issuer, { tokenType: 'JWT' })
    for (const typ of ['JWT', undefined, 'at+jwt']) {
      await expect(verifier(await signOdd(OFFICER, { typ }))).resolves.toBeDefined()
    }
    await expect(verifier(await signOdd({ ...OFFICER, typ: 'Bearer' }, { typ: 'JWT' }))).resolves.toBeDefined()
    for (const mark of [{ typ: 'ID' }, { typ: 'Refresh' }, { nonce: 'n' }, { at_hash: 'h' }, { c_hash: 'h' }]) {
      await expect(verifier(await signOdd({ ...OFFICER, ...mark }, { typ: 'JWT' }))).rejects.toMatchObject(
        refusal('ACCESS_TOKEN_INVALID', 'not an access token'),
      )
    }
    await expect(verifier(await signOdd(OFFICER, { typ: 'logout+jwt' }))).rejects.toThrow('not an access token')
  })
})

describe('the keys of an OIDC issuer', () => {
  it('are followed when the issuer changes them, without a restart', async () => {
    const before = await issuing()
    const { verifier } = trusting(before.issuer)
    const old = await before.fetchToken(OFFICER)
    await expect(verifier(old)).resolves.toBeDefined()

    await closeAll()
    const after = await issuing(before.port)
    await expect(verifier(await after.fetchToken(OFFICER))).resolves.toBeDefined()
    await expect(verifier(old)).rejects.toMatchObject(refusal('ACCESS_TOKEN_INVALID', 'does not publish the key'))
  })

  it('are not trusted for ever when no token of a new key arrives', async () => {
    const before = await issuing()
    const { verifier } = trusting(before.issuer, {}, { ...EAGER, keysAgeMsMax: 0 })
    const old = await before.fetchToken(OFFICER)
    await expect(verifier(old)).resolves.toBeDefined()
    await closeAll()
    await issuing(before.port)
    await expect(verifier(old)).rejects.toMatchObject(refusal('ACCESS_TOKEN_INVALID', 'does not publish the key'))
  })

  it('stay in use while the issuer is away, even when they are old', async () => {
    const { issuer, fetchToken, signOdd } = await issuing()
    const { verifier, readiness, lines } = trusting(issuer, {}, { ...EAGER, keysAgeMsMax: 0 })
    const token = await fetchToken(OFFICER)
    const ofNewKey = await signOdd(OFFICER, { kid: 'not-yet-known' })
    await verifier(token)
    await closeAll()

    await expect(verifier(token)).resolves.toMatchObject({ subject: 'officer-7' })
    await expect(readiness['identity']?.()).resolves.toBeUndefined()
    await expect(verifier(ofNewKey)).rejects.toMatchObject({ code: 'ACCESS_ISSUER_UNAVAILABLE', kind: 'unavailable' })
    expect(lines.filter((line) => line.includes('cannot be fetched'))).toHaveLength(1)
  })

  it('are asked for once, however many tokens name a key that is not there', async () => {
    const { issuer, keyRequests, fetchToken, signOdd } = await issuing()
    const { verifier } = trusting(issuer, {}, { cooldownMs: 60_000 })
    await verifier(await fetchToken(OFFICER))
    const madeUp = await Promise.all(Array.from({ length: 20 }, (_, at) => signOdd(OFFICER, { kid: `made-up-${at}` })))
    await Promise.all(
      madeUp.map((token) => expect(verifier(token)).rejects.toMatchObject(refusal('ACCESS_TOKEN_INVALID'))),
    )
    expect(keyRequests()).toBe(1)
  })

  it('are asked for once by all that need them at the same moment', async () => {
    const { issuer, keyRequests, fetchToken } = await issuing()
    const { verifier } = trusting(issuer)
    const token = await fetchToken(OFFICER)
    await Promise.all(Array.from({ length: 20 }, () => verifier(token)))
    expect(keyRequests()).toBe(1)
  })
})

describe('an issuer that is down when the service starts', () => {
  it('makes every token unavailable, not invalid, until it is up', async () => {
    const { issuer, port, fetchToken } = await issuing()
    const token = await fetchToken(OFFICER)
    await closeAll()
    const { verifier, readiness, lines } = trusting(issuer)
    const { app, logLines } = await tryServer(
      (server) => {
        const schema = { operationId: 'me', summary: 'Try it', tags: ['test'] }
        server.get('/me', { config: { access: { roles: ['finance'] } }, schema }, async (request) => callerOf(request))
      },
      { verifier, readiness },
    )
    onTestFinished(() => app.close())
    const ask = (bearer: string) => app.inject({ url: '/me', headers: { authorization: `Bearer ${bearer}` } })

    for (let times = 0; times < 3; times += 1) {
      expect((await ask(token)).json()).toMatchObject({ status: 503, code: 'ACCESS_ISSUER_UNAVAILABLE', issuer })
    }
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 503, failed: ['identity'] })
    expect((await app.inject('/health/live')).statusCode).toBe(200)
    expect(lines.filter((line) => line.includes('cannot be fetched'))).toHaveLength(1)
    expect(logLines().filter((line) => line.includes('request failed'))).toEqual([])

    const up = await issuing(port)
    expect((await app.inject('/health/ready')).statusCode).toBe(200)
    expect((await ask(await up.fetchToken(OFFICER))).json()).toMatchObject({ subject: 'officer-7' })
    expect((await ask(token)).json()).toMatchObject({ status: 401, code: 'ACCESS_TOKEN_INVALID' })
    expect(lines.filter((line) => line.includes('answers again'))).toHaveLength(1)
  })

  it('is left in peace between attempts', async () => {
    const { issuer, port, keyRequests, fetchToken } = await issuing()
    const token = await fetchToken(OFFICER)
    await closeAll()
    const { verifier } = trusting(issuer, {}, { retryMs: 60_000 })
    await expect(verifier(token)).rejects.toMatchObject({ code: 'ACCESS_ISSUER_UNAVAILABLE' })
    await issuing(port)
    await expect(verifier(token)).rejects.toMatchObject({ code: 'ACCESS_ISSUER_UNAVAILABLE' })
    expect(keyRequests()).toBe(0)
  })
})

describe('an issuer that is not the one configured', () => {
  it('is not believed, and the log says what it calls itself', async () => {
    const { issuer, port, fetchToken } = await issuing()
    const { verifier, lines } = trusting(`http://localhost:${port}`)
    await expect(verifier(await fetchToken(OFFICER))).rejects.toMatchObject({ code: 'ACCESS_ISSUER_UNAVAILABLE' })
    expect(lines.join('')).toContain(issuer)
  })

  it('is refused at the start in production without https, unless a trial allows it', () => {
    const start = (issuer: string, change: Partial<OidcSettings> = {}) => {
      const log = createLogger({ name: 'sample', level: 'silent' })
      const settings = { audience: AUDIENCE, tokenType: 'at+jwt', subjectClaim: 'sub', nameClaim: 'name' } as const
      const roles = { rolesClaim: 'roles', roleMap: OUR_ROLE_NAMES, clockSkewSeconds: 30 }
      const claims = { ...roles, areasClaim: 'areas', actingForClaim: 'act_for' }
      return oidcVerifier({ ...settings, ...claims, issuer, allowHttp: '0', ...change }, { log, nodeEnv: 'production' })
    }
    expect(() => start('http://identity:8090')).toThrow(ConfigError)
    expect(() => start('http://identity:8090')).toThrow('OIDC_ALLOW_HTTP=1')
    expect(start('http://identity:8090', { allowHttp: '1' })).toBeDefined()
    expect(start('https://id.example/realms/gov')).toBeDefined()
    for (const odd of ['https://me@id.example', 'https://id.example?tenant=a', 'https://id.example#a']) {
      expect(() => start(odd)).toThrow('without user name, query and fragment')
    }
  })
})
