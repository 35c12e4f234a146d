import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, migrate } from '@fundtrace/database'
import { createTestDatabase } from '@fundtrace/test-support'
import { expect, it } from 'vitest'
import { listBeneficiaries } from '../register-repository.ts'
import { newestRevision } from './revision-repository.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations', import.meta.url))
const BEFORE = ['0001_programmes_and_funders', '0002_register', '0003_plans', '0004_arrivals_and_awards']

it('what was registered before there were versions is in the register since the day in Shanghai on which it was recorded', async () => {
  const { ownerUrl, appUrl } = await createTestDatabase('allocation')
  const former = await mkdtemp(join(tmpdir(), 'fundtrace-migrations-'))
  for (const name of BEFORE) await cp(join(MIGRATIONS, `${name}.sql`), join(former, `${name}.sql`))
  await migrate(ownerUrl, 'fundtrace_allocation', [{ name: 'allocation', path: former }])
  const owner = connect(ownerUrl, { application: 'test owner' })
  const db = connect(appUrl, { application: 'test' })
  for (const kind of ['household', 'village', 'enterprise', 'project'])
    await owner('beneficiaries').insert({
      id: `${kind}-1`,
      kind,
      area_code: '441802103',
      name_shown: '张*',
      name_sealed: 'v1.k1.sealed',
      people: 4,
      synthetic: true,
      recorded_by: 'li',
      // The last day of June in Shanghai begins while it is still the day before in Greenwich.
      recorded_at: '2016-06-29T16:00:00Z',
    })
  await migrate(ownerUrl, 'fundtrace_allocation', [{ name: 'allocation', path: MIGRATIONS }])
  const everywhere = { prefixes: ['44'], areaCode: '', ids: null, after: '', limit: 10 }
  expect(await listBeneficiaries(db, everywhere)).toEqual(
    ['enterprise', 'household', 'project', 'village'].map((kind) => ({
      id: `${kind}-1`,
      kind,
      area_code: '441802103',
      name: '张*',
      people: 4,
      synthetic: true,
      bank_account: '—',
      bank_account_version: 0,
    })),
  )
  expect(await newestRevision(db)).toBe(1)
  expect(await db('household_versions').pluck('valid_from')).toEqual(['2016-06-30'])
  await Promise.all([db.destroy(), owner.destroy(), rm(former, { recursive: true })])
})
