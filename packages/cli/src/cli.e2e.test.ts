import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateLocalIssuerKeys, localIssuerVerifier } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
/** Port 1 of the loopback: nothing listens there. */
const NOWHERE = 'http://127.0.0.1:1'
const { privateKeyPem, publicKeyPem } = generateLocalIssuerKeys()

/** The command as a process of its own. What it does with running services is tried in infra/demo/cli.e2e.test.ts. */
describe('fundtrace', () => {
  let home: string
  let emptyHome: string

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'fundtrace-cli-'))
    emptyHome = await mkdtemp(join(tmpdir(), 'fundtrace-cli-'))
    await mkdir(join(home, 'secrets'))
    await writeFile(join(home, 'secrets', 'issuer-private.pem'), privateKeyPem)
  })

  afterAll(async () => {
    for (const folder of [home, emptyHome]) await rm(folder, { recursive: true, force: true })
  })

  const run = (args: readonly string[], environment: Record<string, string> = {}) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      FUNDTRACE_HOME: home,
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(home, 'compiled'),
      ...environment,
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { env, encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  it('splits without any service', () => {
    expect(run(['split', '71560000', '6:3:0.5：0.5', '--json'], { FUNDTRACE_HOME: emptyHome })).toEqual({
      status: 0,
      stdout:
        '{"total":"71560000.00","ratio":["6","3","0.5","0.5"],"shares":["42936000.00","21468000.00","3578000.00","3578000.00"]}\n',
      stderr: '',
    })
  })

  it('leaves stdout empty and exits with 2 when it refuses', () => {
    const { status, stdout, stderr } = run(['split', '1.005', '1:1', '--json'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(JSON.parse(stderr)).toMatchObject({ code: 'MONEY_AMOUNT_TOO_PRECISE', values: { amount: '1.005' } })
  })

  it('prints a token that the services accept, and nothing else', async () => {
    const { status, stdout, stderr } = run(['token', '--role', 'finance', '--area', '441802', '--name', '张会计'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const verify = localIssuerVerifier({ publicKeyPem, nodeEnv: undefined })
    expect(await verify(stdout.trimEnd())).toMatchObject({ subject: 'finance-441802-张会计', areas: ['441802'] })
  })

  it('says of a token without a name that its name is a default', async () => {
    const { stdout, stderr } = run(['token', '--role', 'audit', '--area', '44'])
    const verify = localIssuerVerifier({ publicKeyPem, nodeEnv: undefined })
    expect((await verify(stdout.trimEnd())).name).toContain('default')
    expect(stderr).toContain('--name')
  })

  it('signs nothing in production', () => {
    const { status, stdout, stderr } = run(['token', '--role', 'admin', '--area', '44'], { NODE_ENV: 'production' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('[CLI_LOCAL_ISSUER_REFUSED]')
  })

  const services = (address: string) =>
    JSON.stringify({ allocation: address, ledger: address, disbursement: address, reconciliation: address })

  it.each([
    ['no command', [], {}, 'CLI_USAGE_WRONG', 'missing'],
    ['an unknown command', ['spend'], {}, 'CLI_USAGE_WRONG', 'spend'],
    ['an unknown option', ['fund', 'list', '--fast'], {}, 'CLI_USAGE_WRONG', '--fast'],
    ['no token', ['fund', 'list'], {}, 'CLI_TOKEN_MISSING', 'FUNDTRACE_TOKEN'],
    ['a broken token', ['fund', 'list', '--token', 'a b'], {}, 'CLI_TOKEN_MALFORMED', ''],
    ['no running house', ['fund', 'list', '--token', 't'], {}, 'CLI_HOUSE_NOT_RUNNING', 'npm start first'],
    [
      'services that do not answer',
      ['fund', 'list', '--token', 't'],
      { FUNDTRACE_URLS: services(NOWHERE) },
      'CLI_SERVICE_UNREACHABLE',
      NOWHERE,
    ],
    [
      'addresses that are none',
      ['fund', 'list', '--token', 't'],
      { FUNDTRACE_URLS: services('localhost') },
      'CLI_ADDRESSES_MALFORMED',
      'FUNDTRACE_URLS',
    ],
    [
      'a missing file',
      ['programme', 'record', '/nowhere/p.json', '--token', 't'],
      {},
      'CLI_FILE_UNREADABLE',
      '/nowhere/p.json',
    ],
    ['a file that is no YAML', ['programme', 'record', MAIN, '--token', 't'], {}, 'CLI_FILE_MALFORMED', MAIN],
    [
      'a malformed amount',
      ['batch', 'make', '--fund', 'f', '--award', 'a=1.234', '--token', 't'],
      {},
      'MONEY_AMOUNT_TOO_PRECISE',
      '1.234',
    ],
    [
      'a malformed area',
      ['award', 'list', '--fund', 'f', '--area', '44180', '--token', 't'],
      {},
      'ACCESS_AREA_MALFORMED',
      '44180',
    ],
    [
      'both an area and awards',
      ['batch', 'make', '--fund', 'f', '--area', '44', '--award', 'a', '--token', 't'],
      {},
      'CLI_USAGE_WRONG',
      '--award',
    ],
  ])('exits with 2 for %s', (_what, args, environment, code, said) => {
    const { status, stdout, stderr } = run(args, environment)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).toContain(said)
  })

  it('tells who never started the system to do so first', () => {
    const { status, stderr } = run(['token', '--role', 'audit', '--area', '44'], { FUNDTRACE_HOME: emptyHome })
    expect(status).toBe(2)
    expect(stderr).toMatch(/CLI_STATE_FOLDER_MISSING[^]*npm start first/u)
  })

  it('explains every verb in both languages, with an example', () => {
    const { status, stdout } = run(['batch', 'release', '--help'])
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /\p{Script=Han}[^]*release a file that another had written[^]*example: {2}fundtrace batch release/u,
    )
  })
})
