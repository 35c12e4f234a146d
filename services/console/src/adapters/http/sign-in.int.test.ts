import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  beginSignIn,
  chooseOfficer,
  comeBackFromSignIn,
  type ConsoleHouse,
  fromOurPage,
  OFFICER,
  openConsoleHouse,
  SESSION_KEY,
  signIn,
  visitor,
} from '../../../test/console-house.ts'
import type { Session } from '../../domain/session.ts'
import { readSealingKey, sealedText } from '../cookies/sealed-text.ts'

describe('signing in at the console', () => {
  let house: ConsoleHouse
  beforeAll(async () => {
    house = await openConsoleHouse()
  })
  afterAll(() => house.close())

  const attempts = sealedText([readSealingKey(SESSION_KEY, 'K')], 'sign-in')
  /** Changes what this browser keeps of the sign-in that it has begun. */
  const changeAttempt = async (who: ReturnType<typeof visitor>, change: object): Promise<void> => {
    const cookies = who.cookiesOf(house.url)
    for (const [name, cookie] of cookies) {
      if (name.startsWith('fundtrace-sign-in-')) {
        const attempt = (await attempts.open(cookie.value)) as object
        cookies.set(name, { ...cookie, value: await attempts.seal({ ...attempt, ...change }) })
      }
    }
  }

  it('asks the provider with a challenge, a state and a nonce that are new each time', async () => {
    const ask = async () => new URL((await visitor().go(`${house.url}/sign-in`)).headers.get('location') ?? '')
    const [first, second] = [await ask(), await ask()]
    expect(first.origin).toBe(house.issuerUrl)
    expect(Object.fromEntries(first.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'fundtrace-console',
      redirect_uri: `${house.url}/sign-in/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{20,}$/),
      nonce: expect.stringMatching(/^[\w-]{20,}$/),
    })
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name))
    }
  })

  it('leads back to where the officer was, who is then known by a cookie that no script reads and that shows no token', async () => {
    const who = visitor()
    const back = await signIn(house, who, '/treasury/batches/7?state=paid')
    expect([back.status, back.headers.get('location')]).toEqual([303, '/treasury/batches/7?state=paid'])
    const [written = ''] = back.headers.getSetCookie().filter((cookie) => cookie.startsWith('fundtrace-console.0='))
    expect(written).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect(written).not.toMatch(/eyJ[\w-]+\.eyJ/)
    expect([...who.cookiesOf(house.url).keys()]).toEqual(['fundtrace-console.0'])

    const session = await who.go(`${house.url}/session`)
    expect(session.headers.get('cache-control')).toBe('no-store')
    const text = await session.text()
    expect(JSON.parse(text)).toEqual({
      subject: OFFICER,
      name: '李出纳',
      roles: ['treasury'],
      areas: ['441802'],
      acting_for: null,
      expires_at: expect.stringMatching(/Z$/),
    })
  })

  it('leads nowhere else than to a page of ours', async () => {
    const back = await signIn(house, visitor(), '//evil.example/treasury')
    expect(back.headers.get('location')).toBe('/')
  })

  it.each([
    ['a state that is not the one sent', { state: 'A'.repeat(43) }],
    ['a nonce that is not in the token', { nonce: 'another-nonce-that-was-not-sent' }],
    ['a verifier that is not of the challenge', { verifier: 'V'.repeat(43) }],
  ])('refuses %s', async (_, change) => {
    const who = visitor()
    const callback = await comeBackFromSignIn(house, who)
    await changeAttempt(who, change)
    const refused = await who.go(callback)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('CONSOLE_SIGN_IN_REFUSED')
    expect([...who.cookiesOf(house.url).keys()]).toEqual([])
  })

  it('takes an answer once, and only in the browser that asked', async () => {
    const who = visitor()
    const callback = await comeBackFromSignIn(house, who)
    expect((await visitor().go(callback)).status).toBe(403)
    expect((await who.go(callback)).status).toBe(303)
    expect((await who.go(callback)).status).toBe(403)
  })

  it('lets two tabs sign in at the same time', async () => {
    const who = visitor()
    const forms = [await beginSignIn(house, who, '/a'), await beginSignIn(house, who, '/b')]
    const backs: Response[] = []
    for (const form of forms) backs.push(await who.go(await chooseOfficer(house, who, form)))
    expect(backs.map(({ headers }) => headers.get('location'))).toEqual(['/a', '/b'])
  })

  it('is over by a click, also for a copy of the cookie', async () => {
    const [who, thief] = [visitor(), visitor()]
    await signIn(house, who)
    for (const [name, cookie] of who.cookiesOf(house.url)) thief.cookiesOf(house.url).set(name, cookie)
    expect((await thief.go(`${house.url}/session`)).status).toBe(200)
    const out = await who.go(`${house.url}/sign-out`, { method: 'POST', headers: fromOurPage(house) })
    expect(await out.json()).toEqual({ redirect_to: '/' })
    expect([...who.cookiesOf(house.url).keys()]).toEqual([])
    expect((await thief.go(`${house.url}/session`)).status).toBe(401)
  })

  it.each([
    ['nothing', () => undefined],
    ['a cookie that was changed', (value: string) => `${value.slice(0, -3)}AAA`],
    ['a cookie that is none of ours', () => '1.eyJhbGciOiJkaXIifQ..a.b.c'],
  ])('is asked for again by whoever shows %s', async (_, change) => {
    const who = visitor()
    await signIn(house, who)
    const cookies = who.cookiesOf(house.url)
    const changed = change(cookies.get('fundtrace-console.0')?.value ?? '')
    if (changed === undefined) cookies.clear()
    else cookies.set('fundtrace-console.0', { value: changed, path: '/' })
    const answer = await who.go(`${house.url}/api/ledger/v1/funds`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'CONSOLE_SESSION_EXPIRED', title_zh: '登录已过期，请重新登录' })
    expect(cookies.size).toBe(0)
  })

  /** As if time had passed for this browser's session. */
  const changeSession = async (who: ReturnType<typeof visitor>, change: (session: Session) => Session) => {
    const sessions = sealedText([readSealingKey(SESSION_KEY, 'K')], 'session')
    const cookie = who.cookiesOf(house.url).get('fundtrace-console.0') ?? { value: '', path: '/' }
    const session = (await sessions.open(cookie.value.replace('1.', ''))) as Session
    const value = `1.${await sessions.seal(change(session))}`
    who.cookiesOf(house.url).set('fundtrace-console.0', { ...cookie, value })
    return value
  }

  it('is over ten minutes after the click at the latest, also at a console that was not told of it', async () => {
    const [who, thief] = [visitor(), visitor()]
    await signIn(house, who)
    for (const [name, cookie] of who.cookiesOf(house.url)) thief.cookiesOf(house.url).set(name, cookie)
    // Another console does not know that this one was ended.
    const elsewhere = (session: Session): Session => ({ ...session, id: 'as elsewhere' })
    await changeSession(thief, elsewhere)
    await who.go(`${house.url}/sign-out`, { method: 'POST', headers: fromOurPage(house) })
    expect((await thief.go(`${house.url}/session`)).status).toBe(200)
    await changeSession(thief, (session) => ({
      ...session,
      signIn: { ...session.signIn, givenAt: Date.now() - 600_000 },
    }))
    expect((await thief.go(`${house.url}/session`)).status).toBe(401)
  })

  it('is renewed at the provider before its token ends, in a new cookie', async () => {
    const who = visitor()
    await signIn(house, who)
    const before = await changeSession(who, (session) => ({
      ...session,
      signIn: { ...session.signIn, token: 'used-up', expiresAt: Date.now() + 10_000 },
    }))
    expect((await who.go(`${house.url}/api/ledger/v1/funds`)).status).toBe(200)
    expect(house.neighbour.told.at(-1)?.headers.authorization).toMatch(/^Bearer eyJ/)
    expect(who.cookiesOf(house.url).get('fundtrace-console.0')?.value).not.toBe(before)
    expect((await who.go(`${house.url}/session`)).status).toBe(200)
  })

  it('ends after its hours, however good its token is', async () => {
    const who = visitor()
    await signIn(house, who)
    await changeSession(who, (session) => ({ ...session, endsAt: Date.now() - 1 }))
    expect((await who.go(`${house.url}/session`)).status).toBe(401)
    expect(who.cookiesOf(house.url).size).toBe(0)
  })

  it('tells the log who, and nothing that could be used', async () => {
    const who = visitor()
    const callback = await comeBackFromSignIn(house, who)
    const code = new URL(callback).searchParams.get('code') ?? 'none'
    await who.go(callback)
    await who.go(`${house.url}/api/ledger/v1/funds?name=张三`)
    const log = house.logLines().join('\n')
    expect(log).toContain(`"officer":"${OFFICER}"`)
    expect(log).not.toContain(code)
    expect(log).not.toContain('张三')
    expect(log).not.toMatch(/eyJ[\w-]{8}|fundtrace-console\.0/)
  })
})

describe('on https', () => {
  it('the cookie is bound to the host and never sent in clear', async () => {
    const house = await openConsoleHouse({ CONSOLE_URL: 'https://console.example' })
    const began = await visitor().go(`${house.url}/sign-in`)
    const [cookie = ''] = began.headers.getSetCookie()
    expect(cookie).toMatch(
      /^__Host-fundtrace-sign-in-[\w-]+=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(began.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    await house.close()
  })
})

describe('a provider that is away', () => {
  it('is named on a page, and the notice board stays open', async () => {
    const house = await openConsoleHouse({ OIDC_ISSUER: 'http://127.0.0.1:1' })
    const answer = await visitor().go(`${house.url}/sign-in`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('CONSOLE_ISSUER_UNAVAILABLE')
    expect((await visitor().go(`${house.url}/api/allocation/v1/public/notices`)).status).toBe(200)
    expect((await visitor().go(`${house.url}/health/ready`)).status).toBe(200)
    await house.close()
  })
})
