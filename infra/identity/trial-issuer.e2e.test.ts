import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createLogger, OIDC_SETTINGS, oidcVerifier, readConfig } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../embedded/free-port.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const FUNDTRACE = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url))
const SECRET = 'a secret: 100% of tests'
const CONSOLE = 'http://127.0.0.1:4106'

/** The issuer as a process, the command line that asks it for tokens, and the verifier that a service has. */
describe('the trial issuer', () => {
  let folder: string
  let issuer: string
  let environment: Record<string, string>
  let running: ChildProcess | undefined

  const start = async (): Promise<void> => {
    // With the channel by which a launcher tells that it is gone.
    const issuing = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    running = issuing
    await new Promise<void>((resolve, reject) => {
      issuing.stdout?.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('listening')) resolve()
      })
      issuing.once('exit', () => reject(new Error('the issuer ended before it listened')))
    })
  }
  const stop = async (): Promise<unknown> => {
    if (!running || running.exitCode !== null) return undefined
    running.kill('SIGTERM')
    const [status] = (await once(running, 'exit')) as [unknown]
    return status
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-identity-'))
    const port = await freePort()
    issuer = `http://127.0.0.1:${port}`
    environment = {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      TRIAL_ISSUER_URL: issuer,
      TRIAL_ISSUER_FOLDER: join(folder, 'identity'),
      TRIAL_CLIENT_SECRET: SECRET,
      TRIAL_CONSOLE_URL: CONSOLE,
      TRIAL_PASSCODE: 'abcd-efgh',
    }
    await start()
  })
  afterAll(async () => {
    await stop()
    await rm(folder, { recursive: true, force: true })
  })

  const fundtrace = (args: readonly string[], change: Record<string, string> = {}) =>
    run([FUNDTRACE, ...args], {
      PATH: process.env['PATH'] ?? '',
      FUNDTRACE_HOME: folder,
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(folder, 'compiled'),
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: 'urn:fundtrace',
      OIDC_CLIENT_ID: 'fundtrace-demo',
      OIDC_CLIENT_SECRET: SECRET,
      ...change,
    })
  const cashier = ['token', '--role', 'treasury', '--area', '441802', '--name', '李出纳']
  const trusting = () =>
    oidcVerifier(readConfig({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'urn:fundtrace' }, OIDC_SETTINGS), {
      log: createLogger({ name: 'sample', level: 'silent' }),
      nodeEnv: 'test',
    })

  it('gives the officer that fundtrace token asks for a token that services accept', async () => {
    const { status, stdout, stderr } = await fundtrace(cashier)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(await trusting().verifier(stdout.trimEnd())).toEqual({
      subject: 'treasury-441802-李出纳',
      name: '李出纳',
      roles: ['treasury'],
      areas: ['441802'],
      actingFor: null,
    })
  })

  it('is live, for an orchestrator that asks', async () => {
    expect(await (await fetch(`${issuer}/health/live`)).json()).toEqual({ status: 'live' })
  })

  it('keeps its key through a restart, in a file of its own', async () => {
    const { stdout } = await fundtrace(cashier)
    expect(await stop()).toBe(0)
    await start()
    await expect(trusting().verifier(stdout.trimEnd())).resolves.toBeDefined()
    const [file = ''] = await readdir(join(folder, 'identity'))
    expect((await stat(join(folder, 'identity', file))).mode & 0o077).toBe(0)
  })

  it.each([
    ['a wrong secret', { OIDC_CLIENT_SECRET: 'wrong' }, 'CLI_ISSUER_REFUSED', 'invalid_client'],
    ['another audience', { OIDC_AUDIENCE: 'urn:another' }, 'CLI_ISSUER_REFUSED', 'invalid_target'],
    ['no client', { OIDC_CLIENT_ID: '' }, 'CLI_CONFIG_REFUSED', 'OIDC_CLIENT_ID: missing'],
    ['an issuer where none is', { OIDC_ISSUER: 'http://127.0.0.1:1' }, 'CLI_ISSUER_UNREACHABLE', '127.0.0.1:1'],
  ])('gives none for %s, and fundtrace says why', async (_, change, code, saying) => {
    const { status, stdout, stderr } = await fundtrace(cashier, change)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).toContain(saying)
    expect(stderr).not.toContain(SECRET)
  })

  const officer = { subject: 'o-7', name: '林晓', roles: ['finance'], areas: ['4418'] }
  it.each([
    ['nobody', undefined],
    ['what is not JSON', 'somebody'],
    ['somebody without a subject', JSON.stringify({ ...officer, subject: undefined })],
    ['a role that is not ours', JSON.stringify({ ...officer, roles: ['king'] })],
    ['an area that is none', JSON.stringify({ ...officer, areas: ['44180'] })],
  ])('gives no token for %s', async (_, said) => {
    const ask = (asked: Record<string, string>) =>
      fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`fundtrace-demo:${encodeURIComponent(SECRET)}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...asked }),
      })
    const refused = await ask(said === undefined ? {} : { officer: said })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining('officer'),
    })
    expect((await ask({ officer: JSON.stringify(officer) })).status).toBe(200)
  })

  const asked = (change: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: 'fundtrace-console',
      response_type: 'code',
      scope: 'openid profile offline_access',
      redirect_uri: `${CONSOLE}/sign-in/callback`,
      state: 's',
      nonce: 'n',
      code_challenge: 'c'.repeat(43),
      code_challenge_method: 'S256',
      ...change,
    })
    return fetch(`${issuer}/auth?${query.toString()}`, { redirect: 'manual' })
  }
  /** The page on which somebody chooses who he is, with the cookies that belong to it. */
  const openPage = async () => {
    const begun = await asked()
    const url = new URL(begun.headers.get('location') ?? '', issuer).href
    const cookie = begun.headers
      .getSetCookie()
      .map((text) => text.split(';', 1)[0])
      .join('; ')
    return { url, cookie, page: await fetch(url, { headers: { cookie } }) }
  }

  it('shows a page without script that leads to the console and nowhere else', async () => {
    const { page } = await openPage()
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self' http:\/\/127\.0\.0\.1:4106; frame-ancestors 'none'/,
    )
    expect(text).not.toContain('<script')
    expect(text.match(/type="radio"/g)).toHaveLength(10)
    expect((await fetch(`${issuer}/sign-in/made-up`)).status).toBe(400)
  })

  it('signs nobody in without the passcode, and none who is not on the list', async () => {
    const { url, cookie } = await openPage()
    const choose = (officer: string, passcode: string) =>
      fetch(url, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ officer, passcode }).toString(),
        redirect: 'manual',
      })
    const wrong = await choose('treasury-441802-李出纳', 'abcd-efgi')
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining('role="alert"')])
    expect((await choose('admin-44-我自己', 'abcd-efgh')).status).toBe(401)
    expect((await choose('treasury-441802-李出纳', 'abcd-efgh')).status).toBe(303)
  })

  it.each([
    ['without a challenge', { code_challenge: '', code_challenge_method: '' }],
    ['with a plain one', { code_challenge_method: 'plain' }],
  ])('begins no sign-in %s', async (_, change) => {
    const refused = new URL((await asked(change)).headers.get('location') ?? '')
    expect(refused.href).toContain(`${CONSOLE}/sign-in/callback?error=invalid_request`)
  })

  it('leads back to no other address than the console said', async () => {
    expect((await asked({ redirect_uri: 'http://evil.example/' })).status).toBe(400)
  })

  it('does not let people choose without a passcode', async () => {
    const { status, stderr } = await run([MAIN], { ...environment, TRIAL_PASSCODE: '' })
    expect(status).toBe(2)
    expect(stderr).toContain('TRIAL_PASSCODE: set both')
  })

  it('does not start in production', async () => {
    const { status, stderr } = await run([MAIN], { ...environment, NODE_ENV: 'production' })
    expect(status).toBe(2)
    expect(stderr).toContain('refused in production')
  })
})

/** Not spawnSync: a connection that the issuer closes meanwhile would be found closed only when it is used again. */
async function run(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { status: status as number | null, stdout, stderr }
}
