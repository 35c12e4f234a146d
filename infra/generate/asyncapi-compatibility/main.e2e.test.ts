import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const RELEASED = 'packages/contracts/released'

/** What CI runs, on a copy of the parts of the project that it reads. */
describe('npm run contracts:check', () => {
  let copy: string

  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'fundtrace-contracts-'))
    for (const part of ['package.json', 'packages/contracts', 'packages/money', 'packages/problem', 'infra/generate']) {
      await cp(join(ROOT, part), join(copy, part), { recursive: true, verbatimSymlinks: true })
    }
    await mkdir(join(copy, 'infra/node_modules/@fundtrace'), { recursive: true })
    await symlink('../../../packages/contracts', join(copy, 'infra/node_modules/@fundtrace/contracts'))
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    await rm(join(copy, RELEASED), { recursive: true })
    expect(run('contracts:release')).toMatchObject({ status: 0 })
  })
  afterEach(() => rm(copy, { recursive: true, force: true }))

  const run = (script: string) => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', script], { cwd: copy, encoding: 'utf8' })
    return { status, stdout, stderr }
  }
  const edit = async (path: string, before: string, after: string): Promise<void> => {
    const content = await readFile(join(copy, path), 'utf8')
    expect(content).toContain(before)
    await writeFile(join(copy, path), content.replace(before, after))
  }
  const raiseVersion = (): Promise<void> =>
    edit('packages/contracts/src/contract-version.ts', "CONTRACT_VERSION = '1.", "CONTRACT_VERSION = '1.9")

  it('is part of what CI runs', async () => {
    const { scripts } = JSON.parse(await readFile(join(copy, 'package.json'), 'utf8')) as { scripts: { check: string } }
    expect(scripts.check).toContain('npm run -s contracts:check')
  })

  it('passes while the contract is the released one', () => {
    expect(run('contracts:check')).toMatchObject({ status: 0, stderr: '' })
  })

  it('fails for a change that a reader of the last version would refuse, whatever the version says', async () => {
    await edit('packages/contracts/src/allocation-plans.ts', 'document_number: Text(100)', 'document_number: Text(120)')
    await raiseVersion()

    const checked = run('contracts:check')

    expect(checked).toMatchObject({ status: 1, stdout: '' })
    expect(checked.stderr).toMatch(
      /^allocation\.plans\.v1\n  PlanApproved \/data\/document_number: a reader of [\d.]+ may refuse what is sent now: the length may be 120, the reader takes no more than 100\n  Leave allocation\.plans\.v1 as it was\. Publish the new form on allocation\.plans\.v2/,
    )
    expect(run('contracts:release').status).toBe(1)
    expect(await readdir(join(copy, RELEASED))).toHaveLength(1)
  })

  it('fails for a harmless change that has no version of its own', async () => {
    await edit('packages/contracts/src/events/allocation-plan-events.ts', "title: 'Plan approved'", "title: 'A plan'")

    expect(run('contracts:check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('raise CONTRACT_VERSION'),
    })
    await raiseVersion()
    expect(run('contracts:check').status).toBe(0)
    expect(run('contracts:release').status).toBe(0)
    expect(await readdir(join(copy, RELEASED))).toHaveLength(2)
  })

  it('fails where nothing is released, or a release was renamed', async () => {
    const [name] = await readdir(join(copy, RELEASED))
    await cp(join(copy, RELEASED, name ?? ''), join(copy, RELEASED, 'asyncapi-9.0.0.json'))
    expect(run('contracts:check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('asyncapi-9.0.0.json holds'),
    })

    await rm(join(copy, RELEASED), { recursive: true })
    expect(run('contracts:check')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('No contract is released'),
    })
  })
})
