import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPages } from '../embedded/build-pages.ts'
import { newSessionKey } from '../embedded/console-secrets.ts'
import { freePort } from '../embedded/free-port.ts'
import { layOut } from './lay-out.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HEALTH = fileURLToPath(new URL('health.mjs', import.meta.url))
const run = promisify(execFile)

/** What an image holds, made and started as there, only without the engine. */
// CI has no minute for it: `npm test` of a developer tries it.
describe.skipIf(process.env['SKIP_LONG'] === '1')('the tree of an image', () => {
  let folder: string
  let app: string
  let web: string
  const running: ChildProcess[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-image-'))
    app = join(folder, 'app')
    const dist = join(folder, 'dist')
    await run('tsc', ['-p', join(ROOT, 'infra/docker/tsconfig.build.json'), '--outDir', dist])
    const dependencies = await linkDependencies(folder)
    await layOut('services/ledger', { dist, dependencies, target: app })
    await buildPages(() => undefined)
    web = join(folder, 'web')
    await layOut('services/console', { dist, dependencies, target: web })
  }, 300_000)
  afterAll(async () => {
    for (const program of running) {
      if (program.exitCode !== null) continue
      program.kill('SIGKILL')
      await once(program, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  })

  it('holds the workspace and what it depends on, and nothing of the others', async () => {
    expect(await readdir(join(app, 'services'))).toEqual(['ledger'])
    const packages = await readdir(join(app, 'packages'))
    expect(packages).toContain('messaging')
    expect(packages).not.toContain('cli')
    expect(packages).not.toContain('test-support')
  })

  it('holds JavaScript only, and package.json files that point to it', async () => {
    expect(globSync('{packages,services}/*/src/**/*.ts', { cwd: app })).toEqual([])
    expect(globSync('services/*/src/main.js', { cwd: app })).toEqual(['services/ledger/src/main.js'])
    expect(JSON.parse(await readFile(join(app, 'packages/money/package.json'), 'utf8'))).toMatchObject({
      exports: { '.': './src/money.js' },
    })
  })

  it('starts a service that says that it lives, and that it is not ready without its neighbours', async () => {
    const database = await createTestDatabase('ledger')
    const port = String(await freePort())
    start(join(app, 'services/ledger'), port, {
      DATABASE_URL: database.appUrl,
      MESSAGES_URL: database.appUrl,
      OIDC_ISSUER: 'https://127.0.0.1:1',
      OIDC_AUDIENCE: 'urn:fundtrace',
      SEAL_KEY: newSigningKeyPem(),
      PERSONAL_DATA_KEYS: generateKeyRingFile(),
    })
    await expect.poll(() => ask('live', port), { timeout: 30_000 }).toBe('yes')
    expect(await ask('ready', port)).toBe('no')
  })

  it('starts the console with its pages, which is ready before anybody else is', async () => {
    const port = String(await freePort())
    const nobody = 'https://127.0.0.1:1'
    const services = ['ALLOCATION', 'LEDGER', 'DISBURSEMENT', 'RECONCILIATION', 'ACCESS']
    start(join(web, 'services/console'), port, {
      CONSOLE_URL: nobody,
      CONSOLE_SESSION_KEY: newSessionKey(),
      OIDC_ISSUER: nobody,
      OIDC_CLIENT_ID: 'console',
      ...Object.fromEntries(services.map((name) => [`${name}_URL`, nobody])),
    })
    await expect.poll(() => ask('ready', port), { timeout: 30_000 }).toBe('yes')
    const page = await (await fetch(`http://127.0.0.1:${port}/board`)).text()
    const [, script = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? []
    const file = await fetch(`http://127.0.0.1:${port}${script}`, { headers: { 'accept-encoding': 'br' } })
    expect([file.status, file.headers.get('content-encoding')]).toEqual([200, 'br'])
  })

  const start = (cwd: string, port: string, environment: Record<string, string>): void => {
    const env = { NODE_ENV: 'production', PORT: port, ...environment }
    running.push(spawn(process.execPath, ['src/main.js'], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] }))
  }
  const ask = (question: string, port: string) =>
    run(process.execPath, [HEALTH, question], { env: { PORT: port } }).then(
      () => 'yes',
      () => 'no',
    )
})

/** The repository in the shape of the image's stage `dependencies`: linked, because a copy of the store would take a minute. */
async function linkDependencies(folder: string): Promise<string> {
  const dependencies = join(folder, 'dependencies')
  await mkdir(join(dependencies, 'node_modules'), { recursive: true })
  for (const name of ['packages', 'services', 'infra']) await symlink(join(ROOT, name), join(dependencies, name))
  await symlink(join(ROOT, 'node_modules/.pnpm'), join(dependencies, 'node_modules/.pnpm'))
  return dependencies
}
