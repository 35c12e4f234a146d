import { describe, expect, it } from 'vitest'
import { callerFromForeignClaims, type ClaimNames, OUR_ROLE_NAMES, type RoleMap } from './oidc-claims.ts'

const NAMES: ClaimNames = { subject: 'sub', name: 'name', roles: 'roles', areas: 'areas', actingFor: 'act_for' }
const claims = { sub: 'o-7', name: '林晓', roles: ['finance'], areas: ['441802'] }

const read = (change: object, names: Partial<ClaimNames> = {}, roleMap: RoleMap = OUR_ROLE_NAMES) =>
  callerFromForeignClaims({ ...claims, ...change }, { ...NAMES, ...names }, roleMap)

describe('the claims of a foreign issuer', () => {
  it('become the caller', () => {
    const caller = { subject: 'o-7', name: '林晓', roles: ['finance'], areas: ['441802'], actingFor: null }
    expect(read({})).toEqual(caller)
    expect(read({ act_for: 'o-8' })).toEqual({ ...caller, actingFor: 'o-8' })
  })

  it('are found by a path', () => {
    expect(read({ realm_access: { roles: ['audit'] } }, { roles: 'realm_access.roles' }).roles).toEqual(['audit'])
    expect(read({ user: { full: { name: '陈清' } } }, { name: 'user.full.name' }).name).toBe('陈清')
  })

  it('are found by a whole name before a path, and by a URL as a whole name only', () => {
    expect(read({ 'a.b': ['audit'], a: { b: ['admin'] } }, { roles: 'a.b' }).roles).toEqual(['audit'])
    const url = 'https://finance.example/roles'
    expect(read({ [url]: ['treasury'] }, { roles: url }).roles).toEqual(['treasury'])
    expect(read({ 'https://finance': { 'example/roles': ['admin'] } }, { roles: url }).roles).toEqual([])
  })

  it('give the subject and the name of the claims that were configured', () => {
    expect(
      read({ oid: 'o-9', preferred_username: 'chen' }, { subject: 'oid', name: 'preferred_username' }),
    ).toMatchObject({ subject: 'o-9', name: 'chen' })
  })

  it('pass over roles that are not ours, each taken once', () => {
    const roles = ['offline_access', 'finance', 'constructor', 'FINANCE', 'finance']
    expect(read({ roles }).roles).toEqual(['finance'])
    expect(read({ roles: ['offline_access'] }).roles).toEqual([])
  })

  it('translate roles by the map, and know then no other', () => {
    const map = { 'county-cashier': 'treasury', 'county-clerk': 'finance', 'town-clerk': 'finance' } as const
    const roles = ['county-cashier', 'county-clerk', 'town-clerk', 'admin']
    expect(read({ roles }, {}, map).roles).toEqual(['treasury', 'finance'])
  })

  it.each(['441802 4419', '441802,4419', ' 441802,  4419 '])('take areas from one text: "%s"', (areas) => {
    expect(read({ areas }).areas).toEqual(['441802', '4419'])
  })

  it('give no role and no area where the issuer left the claim out', () => {
    expect(read({ roles: undefined, areas: undefined })).toMatchObject({ roles: [], areas: [] })
    expect(read({ areas: '' }).areas).toEqual([])
  })

  it.each([
    ['no subject', { sub: undefined }, {}, '"sub"'],
    ['an empty name', { full_name: '' }, { name: 'full_name' }, '"full_name"'],
    ['a name that every object has', {}, { name: 'constructor.name' }, '"constructor.name"'],
    ['roles that are no texts', { roles: [7] }, {}, '"roles"'],
    ['roles in an object', { roles: { finance: true } }, {}, '"roles"'],
    ['an area of five digits', { gov: { areas: '4418 44180' } }, { areas: 'gov.areas' }, '"gov.areas"'],
    ['the area of everything', { areas: ['000000'] }, {}, '"areas"'],
  ])('are refused with %s, naming the claim', (_, change, names, named) => {
    expect(() => read(change, names)).toThrow(named)
  })
})
