import { createLogger, OIDC_SETTINGS, oidcVerifier, readConfig } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../../infra/embedded/free-port.ts'
import {
  type AccessHouse,
  ADMIN_A,
  ADMIN_B,
  appoint,
  ask,
  dayFrom,
  delegate,
  exchange,
  newKey,
  openAccess,
  signIn,
  TODAY,
} from '../../../test/access-house.ts'
import { runAccessChecks } from '../../application/run-access-checks.ts'

let house: AccessHouse
beforeAll(async () => {
  house = await openAccess({ port: await freePort() })
  await appoint(house, { subject: 'chen', roles: ['treasury', 'finance'], areas: ['441802'] })
  await appoint(house, { subject: 'li', roles: ['treasury'], areas: ['441802'] })
  await appoint(house, { subject: 'boss', roles: ['treasury'], areas: ['4418'] })
  await appoint(house, { subject: 'county-admin', roles: ['admin'], areas: ['441802'] })
  await appoint(house, { subject: 'other-admin', roles: ['admin'], areas: ['441803'] })
})
afterAll(async () => {
  const faults = (await runAccessChecks(house.db)).filter(({ ok }) => !ok)
  await house.close()
  expect(faults).toEqual([])
})

/** A service that trusts the house as it trusts any OIDC issuer. */
const trusting = () =>
  oidcVerifier(readConfig({ OIDC_ISSUER: house.url, OIDC_AUDIENCE: 'urn:fundtrace' }, OIDC_SETTINGS), {
    log: createLogger({ name: 'sample', level: 'silent' }),
    nodeEnv: 'test',
  }).verifier

const NEW = { subject: 'new', name: '新人', roles: ['treasury'], areas: ['441802'], reason: '任命' }
const askChange = (who: string, change: object = {}) =>
  ask(house, who, 'POST /v1/officer-changes', { ...NEW, ...change })
const approve = (who: string, id: string) =>
  ask(house, who, `POST /v1/officer-changes/${id}/approve`, { reason: '同意' })

describe('a token of the sign-in', () => {
  it('becomes one that every service believes, with what was approved and not what the provider says', async () => {
    const { status, body } = await exchange(house, await signIn('li'))
    expect({ status, ...body, access_token: '' }).toEqual({
      status: 200,
      access_token: '',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 570,
    })
    expect(await trusting()(body.access_token)).toEqual({
      subject: 'li',
      name: 'li',
      roles: ['treasury'],
      areas: ['441802'],
      actingFor: null,
    })
  })

  it('is worth nothing for who was never appointed, whose days are over or not yet there, or who stands in by his own word', async () => {
    await appoint(house, {
      subject: 'late',
      roles: ['audit'],
      areas: ['44'],
      valid_until: dayFrom(-1),
      valid_from: dayFrom(-9),
    })
    await appoint(house, { subject: 'soon', roles: ['audit'], areas: ['44'], valid_from: dayFrom(1) })
    for (const subject of ['nobody', 'late', 'soon']) {
      expect(await exchange(house, await signIn(subject))).toMatchObject({
        status: 403,
        body: { code: 'ACCESS_OFFICER_INACTIVE', error: 'invalid_grant' },
      })
    }
    expect(await exchange(house, await signIn('li', { actingFor: 'chen' }))).toMatchObject({ status: 400 })
    expect(await exchange(house, 'not.a.token')).toMatchObject({
      status: 400,
      body: { code: 'ACCESS_SUBJECT_TOKEN_INVALID', error: 'invalid_request' },
    })
  })

  it('leaves a line in the log, given or refused, and never itself', async () => {
    const token = await signIn('nobody')
    await exchange(house, token)
    const { body } = await exchange(house, await signIn('li'))
    const lines = house.logLines().join('\n')
    expect(lines).toContain('exchange refused')
    expect(lines).toContain('"officer":"nobody"')
    for (const secret of [token, body.access_token]) expect(lines).not.toContain(secret.split('.')[2])
  })
})

describe('a change', () => {
  it('takes one administrator to ask and another to approve; then it counts', async () => {
    const { status, body } = await askChange(ADMIN_A)
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'asked' })
    expect(await exchange(house, await signIn('new'))).toMatchObject({ status: 403 })
    expect(await approve(ADMIN_A, body.id)).toMatchObject({ status: 422, body: { code: 'ACCESS_DECISION_BY_ANOTHER' } })
    expect(await approve(ADMIN_B, body.id)).toMatchObject({ status: 200, body: { state: 'approved' } })
    expect(await approve(ADMIN_B, body.id)).toMatchObject({ status: 409, body: { code: 'ACCESS_CHANGE_DECIDED' } })
    expect(await exchange(house, await signIn('new'))).toMatchObject({ status: 200 })
    const { body: history } = await ask(house, ADMIN_A, 'GET /v1/officers/new/history')
    expect(history.versions).toMatchObject([{ version: 1, kind: 'approved', made_by: ADMIN_B, change_id: body.id }])
  })

  it('of oneself is refused, to ask for and to approve', async () => {
    expect(await askChange(ADMIN_A, { subject: ADMIN_A })).toMatchObject({
      status: 422,
      body: { code: 'ACCESS_CHANGE_OF_ONESELF' },
    })
    const { body } = await askChange(ADMIN_B, { subject: ADMIN_A, roles: ['admin', 'treasury'], areas: ['44'] })
    expect(await approve(ADMIN_A, body.id)).toMatchObject({ status: 422 })
  })

  it('stays within the areas of whoever asks and approves, those that the officer has included', async () => {
    const beyond = { status: 403, body: { code: 'ACCESS_AREA_FORBIDDEN' } }
    expect(await askChange('county-admin', { areas: ['441803'] })).toMatchObject(beyond)
    expect(await askChange('county-admin', { areas: ['4418'] })).toMatchObject(beyond)
    expect(await askChange('county-admin', { subject: 'boss' })).toMatchObject(beyond)
    const { body } = await askChange(ADMIN_A, { subject: 'x', areas: ['441802', '441803'] })
    expect(await approve('county-admin', body.id)).toMatchObject(beyond)
  })

  it('is stale when the officer was changed meanwhile, so that two can never both be approved', async () => {
    const { body: one } = await askChange(ADMIN_A, { subject: 'twice' })
    const { body: two } = await askChange(ADMIN_A, { subject: 'twice', roles: ['audit'] })
    const answers = await Promise.all([approve(ADMIN_B, one.id), approve(ADMIN_B, two.id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('can be rejected, and is then over', async () => {
    const { body } = await askChange(ADMIN_A, { subject: 'rejected' })
    const reject = await ask(house, ADMIN_B, `POST /v1/officer-changes/${body.id}/reject`, { reason: '不同意' })
    expect(reject).toMatchObject({ status: 200, body: { state: 'rejected', decision_reason: '不同意' } })
    expect(await approve(ADMIN_B, body.id)).toMatchObject({ status: 409 })
    const { body: open } = await ask(house, ADMIN_B, 'GET /v1/officer-changes?open=true')
    expect(open.changes.map(({ id }: { id: string }) => id)).not.toContain(body.id)
  })
})

describe('a revocation', () => {
  it('counts at once, here also for a token that is still good elsewhere, and makes what was asked for before stale', async () => {
    await appoint(house, { subject: 'gone', roles: ['admin'], areas: ['441802'] })
    const { body } = await exchange(house, await signIn('gone'))
    const { body: pending } = await askChange(ADMIN_A, { subject: 'gone' })
    expect(await ask(house, { token: body.access_token }, 'GET /v1/me')).toMatchObject({ status: 200 })

    const reason = { reason: '调离' }
    expect(await ask(house, 'other-admin', 'POST /v1/officers/gone/revoke', reason)).toMatchObject({ status: 403 })
    expect(await ask(house, 'gone', 'POST /v1/officers/gone/revoke', reason)).toMatchObject({ status: 422 })
    expect(await ask(house, ADMIN_A, 'POST /v1/officers/gone/revoke', reason)).toMatchObject({
      status: 200,
      body: { state: 'revoked', roles: [] },
    })
    expect(await exchange(house, await signIn('gone'))).toMatchObject({ status: 403 })
    expect(await ask(house, { token: body.access_token }, 'GET /v1/me')).toMatchObject({ status: 403 })
    expect(await approve(ADMIN_B, pending.id)).toMatchObject({ status: 409, body: { code: 'ACCESS_CHANGE_STALE' } })
  })
})

describe('standing in 代岗', () => {
  const wanted = { delegate: 'li', roles: ['finance'], areas: ['441802'] }
  const askDelegation = (who: string, change: object = {}) =>
    ask(house, who, 'POST /v1/delegations', { ...wanted, first_day: TODAY, last_day: TODAY, reason: '休假', ...change })

  it('gives the delegated part, and names both', async () => {
    const id = await delegate(house, 'chen', wanted)
    const { body } = await exchange(house, await signIn('li'), { act_for: 'chen' })
    expect(await trusting()(body.access_token)).toEqual({
      subject: 'li',
      name: 'li',
      roles: ['finance'],
      areas: ['441802'],
      actingFor: 'chen',
    })
    const end = await ask(house, 'chen', `POST /v1/delegations/${id}/end`, { reason: '回来了' })
    expect(end).toMatchObject({ status: 200, body: { state: 'ended' } })
    expect(await exchange(house, await signIn('li'), { act_for: 'chen' })).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_DELEGATION_NONE' },
    })
  })

  it('is neither more than one has, nor for others, nor of other days, nor endless', async () => {
    const beyond = { status: 422, body: { code: 'ACCESS_DELEGATION_BEYOND' } }
    expect(await askDelegation('chen', { roles: ['audit'] })).toMatchObject(beyond)
    expect(await askDelegation('chen', { areas: ['4418'] })).toMatchObject({ status: 403 })
    expect(await askDelegation(ADMIN_A, { delegator: 'chen', areas: ['4418'] })).toMatchObject(beyond)
    expect(await askDelegation('li', { delegator: 'chen' })).toMatchObject({ status: 403 })
    expect(await askDelegation('chen', { delegate: 'nobody' })).toMatchObject({ status: 404 })
    expect(await askDelegation('chen', { last_day: dayFrom(92) })).toMatchObject({ status: 422 })
    expect(await askDelegation('chen', { first_day: dayFrom(-5), last_day: dayFrom(-1) })).toMatchObject({
      status: 422,
    })
    await delegate(house, 'chen', { ...wanted, delegate: 'new', first_day: dayFrom(1) })
    expect(await exchange(house, await signIn('new'), { act_for: 'chen' })).toMatchObject({ status: 403 })
  })

  it('is approved by an administrator or a superior of the same roles: neither of the two, and not whoever asked', async () => {
    const { body } = await askDelegation('chen', { roles: ['treasury'] })
    const say = (who: string) => ask(house, who, `POST /v1/delegations/${body.id}/approve`, { reason: '同意' })
    for (const who of ['chen', 'li', 'other-admin', 'new']) expect((await say(who)).status).toBe(403)
    expect(await say('boss')).toMatchObject({
      status: 200,
      body: { state: 'approved', decided_by: { subject: 'boss' } },
    })
    const { body: byAdmin } = await askDelegation(ADMIN_A, { delegator: 'chen' })
    const own = await ask(house, ADMIN_A, `POST /v1/delegations/${byAdmin.id}/approve`, { reason: '同意' })
    expect(own).toMatchObject({ status: 422, body: { code: 'ACCESS_DECISION_BY_ANOTHER' } })
  })

  it('ends when either of the two loses his office', async () => {
    await appoint(house, { subject: 'giver', roles: ['audit'], areas: ['441802'] })
    await delegate(house, 'giver', { ...wanted, roles: ['audit'] })
    expect(await exchange(house, await signIn('li'), { act_for: 'giver' })).toMatchObject({ status: 200 })
    await ask(house, ADMIN_A, 'POST /v1/officers/giver/revoke', { reason: '调离' })
    expect(await exchange(house, await signIn('li'), { act_for: 'giver' })).toMatchObject({ status: 403 })
  })

  it('makes nobody two people: who acts for an administrator neither decides what that one asked for nor changes him', async () => {
    await appoint(house, { subject: 'stand-in', roles: ['audit'], areas: ['44'] })
    await appoint(house, { subject: 'admin-c', roles: ['admin'], areas: ['44'] })
    await delegate(house, 'admin-c', { delegate: 'stand-in', roles: ['admin'], areas: ['44'] })
    const token = (await exchange(house, await signIn('stand-in'), { act_for: 'admin-c' })).body.access_token
    const { body } = await askChange('admin-c', { subject: 'y' })
    const decide = (who: string | { token: string }, id: string) =>
      ask(house, who, `POST /v1/officer-changes/${id}/approve`, { reason: '同意' })
    expect(await decide({ token }, body.id)).toMatchObject({
      status: 422,
      body: { code: 'ACCESS_DECISION_BY_ANOTHER' },
    })
    const change = { ...NEW, subject: 'admin-c' }
    expect(await ask(house, { token }, 'POST /v1/officer-changes', change)).toMatchObject({ status: 422 })
    const { body: his } = await ask(house, { token }, 'POST /v1/officer-changes', { ...NEW, subject: 'z' })
    expect(await decide('admin-c', his.id)).toMatchObject({ status: 422 })
    expect(await decide(ADMIN_B, his.id)).toMatchObject({ status: 200, body: { asked_by: { acting_for: 'admin-c' } } })
  })
})

describe('the history', () => {
  it('is kept by the database: no version without its approval, none decided by who asked, nothing edited', async () => {
    const { body } = await askChange(ADMIN_A, { subject: 'raw' })
    const decide = (by: string) =>
      house.db.raw(
        `INSERT INTO officer_change_decisions (change_id, subject, asked_by, outcome, decided_by, reason, request_id)
         VALUES (?, 'raw', ?, 'approved', ?, 'r', 'r')`,
        [body.id, ADMIN_A, by],
      )
    const version = (kind: string) =>
      house.db.raw(
        `INSERT INTO officer_versions (subject, version, kind, name, roles, areas, valid_from, reason, made_by, request_id)
         VALUES ('raw', 1, ?, 'x', '{admin}', '{44}', '2026-01-01', 'r', 'q', 'r')`,
        [kind],
      )
    await expect(decide(ADMIN_A)).rejects.toMatchObject({ constraint: 'officer_change_decisions_by_another' })
    await expect(decide('raw')).rejects.toMatchObject({ constraint: 'officer_change_decisions_by_another' })
    await expect(version('first')).rejects.toMatchObject({ constraint: 'officer_versions_first_are_first' })
    await expect(version('approved')).rejects.toMatchObject({ code: '23514' })
    for (const table of ['officer_versions', 'officer_changes', 'delegations', 'delegation_decisions']) {
      await expect(house.db.raw(`UPDATE ${table} SET reason = 'x'`)).rejects.toMatchObject({ code: '42501' })
      await expect(house.owner.raw(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('tells everybody in office the names of his colleagues, and no more of them', async () => {
    await appoint(house, { subject: 'neighbour', roles: ['finance'], areas: ['441802'] })
    await appoint(house, { subject: 'far away', roles: ['finance'], areas: ['4403'] })
    await appoint(house, {
      subject: 'over',
      roles: ['finance'],
      areas: ['441802'],
      valid_until: dayFrom(-1),
      valid_from: dayFrom(-9),
    })
    const { body } = await ask(house, 'li', 'GET /v1/colleagues?limit=1000')
    expect(body.colleagues).toContainEqual({ subject: 'neighbour', name: 'neighbour', roles: ['finance'] })
    const subjects = body.colleagues.map(({ subject }: { subject: string }) => subject)
    for (const absent of ['li', 'far away', 'over', ADMIN_A]) expect(subjects).not.toContain(absent)
    expect(await ask(house, 'nobody at all', 'GET /v1/colleagues')).toMatchObject({ status: 403 })
  })

  it('is for audit and administrators of the areas', async () => {
    expect(await ask(house, 'li', 'GET /v1/officers')).toMatchObject({ status: 403 })
    const { body } = await ask(house, 'other-admin', 'GET /v1/officers')
    expect(body.officers.map(({ subject }: { subject: string }) => subject)).toEqual(['other-admin'])
    expect(await ask(house, 'other-admin', 'GET /v1/officers/li/history')).toMatchObject({ status: 403 })
    const { body: mine } = await ask(house, 'other-admin', 'GET /v1/delegations')
    expect(mine.delegations).toEqual([])
  })
})

it('the key is rotated by two keys: tokens of either are believed while both are published', async () => {
  const [former, next] = [newKey(), newKey()]
  const port = await freePort()
  const before = await openAccess({ port, key: former, otherKey: next })
  await appoint(before, { subject: 'li', roles: ['treasury'], areas: ['441802'] })
  const old = (await exchange(before, await signIn('li'))).body.access_token
  const { verifier } = oidcVerifier(
    readConfig({ OIDC_ISSUER: before.url, OIDC_AUDIENCE: 'urn:fundtrace' }, OIDC_SETTINGS),
    {
      log: createLogger({ name: 'sample', level: 'silent' }),
      nodeEnv: 'test',
    },
  )
  await verifier(old)
  await before.close()

  const after = await openAccess({ port, key: next, otherKey: former })
  await appoint(after, { subject: 'li', roles: ['treasury'], areas: ['441802'] })
  const fresh = (await exchange(after, await signIn('li'))).body.access_token
  await expect(verifier(fresh)).resolves.toMatchObject({ subject: 'li' })
  await expect(verifier(old)).resolves.toMatchObject({ subject: 'li' })
  expect(await ask(after, { token: old }, 'GET /v1/me')).toMatchObject({ status: 200 })
  await after.close()
})
