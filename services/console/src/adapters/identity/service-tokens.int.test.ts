import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../../infra/embedded/free-port.ts'
import {
  type AccessHouse,
  ADMIN_A,
  appoint,
  delegate,
  openAccess,
  signIn,
  TODAY,
} from '../../../../access/test/access-house.ts'
import { exchangedTokens, ownTokens } from './service-tokens.ts'

/** Against the real access on a real PostgreSQL: what a sign-in says of roles and areas counts for nothing there. */
describe('tokens exchanged at access', () => {
  let access: AccessHouse
  beforeAll(async () => {
    access = await openAccess({ port: await freePort() })
    await appoint(access, { subject: 'o-7', roles: ['treasury'], areas: ['441802'], valid_from: TODAY })
    await appoint(access, { subject: 'o-8', roles: ['finance'], areas: ['441802'], valid_from: TODAY })
  })
  afterAll(() => access.close())

  const signedIn = async (subject: string) => ({
    token: await signIn(subject),
    expiresAt: Date.now() + 600_000,
    givenAt: Date.now(),
  })

  it('are of the officer as access knows him, under ten minutes, and asked for once', async () => {
    const tokens = exchangedTokens(access.url)
    const who = await signedIn('o-7')
    const first = await tokens(who)
    expect(first.officer).toEqual({
      subject: 'o-7',
      name: 'o-7',
      roles: ['treasury'],
      areas: ['441802'],
      actingFor: null,
    })
    expect(first.expiresAt - Date.now()).toBeLessThanOrEqual(570_000)
    expect((await tokens(who)).token).toBe(first.token)
    expect(first.token).not.toBe(who.token)
    const lines = access.logLines().filter((line) => line.includes('"msg":"exchanged"') && line.includes('"o-7"'))
    expect(lines).toHaveLength(1)
  })

  it('are of the officer in whose place he acts where that was approved, and else refused', async () => {
    const tokens = exchangedTokens(access.url)
    const who = await signedIn('o-8')
    const none = { code: 'ACCESS_DELEGATION_NONE', kind: 'forbidden' }
    await expect(tokens(who, 'o-7')).rejects.toMatchObject(none)
    await delegate(access, 'o-7', { delegate: 'o-8', roles: ['treasury'], areas: ['441802'] })
    const [himself, standingIn] = [await tokens(who, undefined), await tokens(who, 'o-7')]
    expect(himself.officer).toMatchObject({ roles: ['finance'], actingFor: null })
    expect(standingIn.officer).toMatchObject({ subject: 'o-8', roles: ['treasury'], actingFor: 'o-7' })
    await expect(ownTokens(undefined)(who, 'o-7')).rejects.toMatchObject({ code: 'CONSOLE_STANDING_IN_OFF' })
    expect((await ownTokens(access.url)(who, 'o-7')).officer).toMatchObject({ actingFor: 'o-7' })
  })

  it('are refused in the words of access for whoever is no officer', async () => {
    await expect(exchangedTokens(access.url)(await signedIn('nobody'))).rejects.toMatchObject({
      code: expect.stringMatching(/^ACCESS_/),
      kind: 'forbidden',
      title: { zh: expect.stringMatching(/[\u4E00-\u9FFF]/) },
    })
    const odd = { token: 'no.token.at-all', expiresAt: Date.now() + 600_000, givenAt: Date.now() }
    await expect(exchangedTokens(access.url)(odd)).rejects.toMatchObject({ code: expect.stringMatching(/^ACCESS_/) })
  })

  it('are missed by name while access is down', async () => {
    await expect(exchangedTokens('http://127.0.0.1:1')(await signedIn(ADMIN_A))).rejects.toMatchObject({
      code: 'CONSOLE_SERVICE_DOWN',
      values: { service: 'access' },
    })
  })
})
