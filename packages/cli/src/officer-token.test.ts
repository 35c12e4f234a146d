import { generateLocalIssuerKeys, localIssuerVerifier } from '@fundtrace/http-server'
import { describe, expect, it } from 'vitest'
import { signOfficerToken } from './officer-token.ts'

const { privateKeyPem, publicKeyPem } = generateLocalIssuerKeys()
const verify = localIssuerVerifier({ publicKeyPem, nodeEnv: undefined })

describe('signOfficerToken', () => {
  it('signs what the services accept, with the officer as role-area-name', async () => {
    const order = { roles: ['treasury'], areas: ['441802'], name: '李出纳', lifetimeHours: 1 }
    expect(await verify(await signOfficerToken(privateKeyPem, order))).toEqual({
      subject: 'treasury-441802-李出纳',
      name: '李出纳',
      roles: ['treasury'],
      areas: ['441802'],
      actingFor: null,
    })
  })

  it('names whom the officer stands in for, as that officer is known', async () => {
    const order = { roles: ['treasury'], areas: ['441802'], name: '李出纳', standsInFor: '陈清', lifetimeHours: 1 }
    expect(await verify(await signOfficerToken(privateKeyPem, order))).toMatchObject({
      subject: 'treasury-441802-李出纳',
      actingFor: 'treasury-441802-陈清',
    })
  })

  it('knows an officer again however his roles and areas are written', async () => {
    const one = { roles: ['finance', 'audit'], areas: ['441800', '4406'], name: '张', lifetimeHours: 1 }
    const other = { roles: ['audit', 'finance', 'audit'], areas: ['4406', '4418'], name: '张', lifetimeHours: 2 }
    const [left, right] = await Promise.all(
      [one, other].map(async (order) => verify(await signOfficerToken(privateKeyPem, order))),
    )
    expect(left?.subject).toBe('audit+finance-4406+4418-张')
    expect(right).toEqual(left)
  })

  it('tells two officers of one desk apart', async () => {
    const desk = { roles: ['finance'], areas: ['44'], lifetimeHours: 1 }
    const subjects = await Promise.all(
      ['甲', '乙'].map(
        async (name) => (await verify(await signOfficerToken(privateKeyPem, { ...desk, name }))).subject,
      ),
    )
    expect(new Set(subjects).size).toBe(2)
  })

  it.each([
    [{ roles: ['cashier'] }, 'CLI_ARGUMENT_MALFORMED'],
    [{ areas: ['441'] }, 'ACCESS_AREA_MALFORMED'],
    [{ name: '' }, 'ACCESS_TOKEN_INVALID'],
  ])('refuses %j', async (wrong, code) => {
    const order = { roles: ['finance'], areas: ['44'], name: '张', lifetimeHours: 1, ...wrong }
    await expect(signOfficerToken(privateKeyPem, order)).rejects.toMatchObject({ code })
  })

  it('says that a key is no key, without repeating it', async () => {
    const order = { roles: ['finance'], areas: ['44'], name: '张', lifetimeHours: 1 }
    const refusal: unknown = await signOfficerToken('something secret', order).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'CLI_CONFIG_REFUSED' })
    expect(String(refusal)).not.toContain('something secret')
  })
})
