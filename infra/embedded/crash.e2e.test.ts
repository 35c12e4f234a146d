import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, localTokens } from '@fundtrace/cli'
import golden from '@fundtrace/cli/golden.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runMainJobIn } from '../demo/run-in-house.ts'
import { type House, startHouse } from './house.ts'

const AUDITOR = { subject: 'audit-44-王审计', name: '王审计', roles: ['audit'], areas: ['44'] } as const

/**
 * The promise about crashes, kept with kill -9: of the launcher and PostgreSQL in the middle of the main job, then of a service. CI has no time for its
 * three minutes: it kills PostgreSQL, Kafka and every service in the middle of the same job (infra/faults).
 */
describe.skipIf(process.env['SKIP_LONG'] === '1')('a house that is killed', () => {
  let folder: string
  let house: House | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-crash-'))
    await chmod(folder, 0o755)
  })
  afterAll(async () => {
    await house?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('ends the main job with the published figures when it is started again', async () => {
    const launcher = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url))], {
      env: { ...process.env, FUNDTRACE_HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await untilItSays(launcher, 'money arrives')
    const postmaster = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
    launcher.kill('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await once(launcher, 'exit')

    house = await startHouse({ folder, onProgress: () => undefined })
    const summary = await runMainJobIn(house, () => undefined)

    for (const figures of golden.per_person_split) {
      const fund = summary.funds.find(({ id }) => id === `${figures.id}-2016`)
      expect(fund?.shares.map((share) => share.due)).toEqual(figures.shares)
    }
    expect(summary.funds.find(({ id }) => id === 'qingcheng-households-2016')?.paid).toBe('312000.00')
    expect(summary.reconciliation.breaks.map(({ difference }) => difference).toSorted()).toEqual([
      '-4000.00',
      '0.09',
      '4000.00',
    ])
    expect(summary.checks.filter((check) => !check.ok)).toEqual([])
  }, 300_000)

  it('starts a service again that was killed, with everything it had', async () => {
    if (house === undefined) throw new Error('the house did not start')
    const ledger = house.services.find((service) => service.name === 'ledger')
    const pid = ledger?.pid()
    if (ledger === undefined || pid === undefined) throw new Error('the ledger does not run')
    const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
    const audit = createClient(house.addresses, await tokenOf(AUDITOR))
    const position = () => audit.get('ledger', '/v1/funds/qingcheng-households-2016')
    const before = await position()

    process.kill(pid, 'SIGKILL')
    const isReady = () =>
      fetch(new URL('/health/ready', ledger.url)).then(
        ({ ok }) => ok,
        () => false,
      )
    await expect.poll(async () => ledger.pid() !== pid && (await isReady()), { timeout: 30_000 }).toBe(true)

    expect(await position()).toEqual(before)
    const { checks } = await audit.get<{ checks: { name: string; ok: boolean }[] }>('ledger', '/v1/checks')
    expect(checks.length).toBeGreaterThan(0)
    expect(checks.filter((check) => !check.ok)).toEqual([])
  }, 120_000)
})

/** Fails where the process ends before it says so. */
function untilItSays(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes(words)) resolve()
    })
    child.once('exit', () => reject(new Error(`ended before "${words}":\n${said}`)))
  })
}
