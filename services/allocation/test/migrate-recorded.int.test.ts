import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database, migrate } from '@fundtrace/database'
import { idempotencyMigrations } from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProgrammeOf } from '../src/adapters/postgres/programme-repository.ts'
import { runPlanChecks } from '../src/application/plans/run-plan-checks.ts'
import { canonicalJson } from '../src/domain/canonical-json.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))
/** The last migration that knew programmes as columns. */
const BEFORE_VERSIONS = '0004_arrivals_and_awards.sql'
const PLAN = '00000000-0000-4000-8000-000000000001'
const RUN = '00000000-0000-4000-8000-000000000002'

let db: Database
beforeAll(async () => {
  const { ownerUrl } = await createTestDatabase('allocation')
  const early = await mkdtemp(join(tmpdir(), 'fundtrace-migrations-'))
  for (const file of await readdir(MIGRATIONS))
    if (file <= BEFORE_VERSIONS) await cp(join(MIGRATIONS, file), join(early, file))
  const shared = [messagingMigrations, idempotencyMigrations]
  await migrate(ownerUrl, 'fundtrace_allocation', [...shared, { name: 'allocation', path: early }])
  db = connect(ownerUrl, { application: 'test owner', connectionsMax: 2 })
  await db.raw(RECORDED)
  await migrate(ownerUrl, 'fundtrace_allocation', [...shared, { name: 'allocation', path: MIGRATIONS }])
  await rm(early, { recursive: true })
})
afterAll(() => db.destroy())

/** A programme of each base, and a plan of one household that is posted and awarded. */
const RECORDED = `
  INSERT INTO funders (id, name, area_code, recorded_by) VALUES ('district', '清城区', '441802', 'li'), ('yuantan', '源潭镇', '441802103', 'li');
  INSERT INTO programmes (id, name, document_number, document_item, area_code, base, rate, funding, recorded_by) VALUES
    ('households', '困难户"扶持"', '城区委办发〔2016〕11号', '五、(三)1', '441802', 'households', 4000,
     '{"kind": "fixed", "parts": [{"funder": "district", "amount": "3000.00"}, {"by": "township", "amount": "1000.00"}]}', 'li'),
    ('people', '精准扶贫', '〔2016〕1号', '四', '441802', 'people', 20000, '{"kind": "ratio", "ratio": "6:4", "funders": ["district", "yuantan"]}', 'li'),
    ('villages', '重点村', '〔2016〕2号', '五', '441802', 'villages', 300000, '{"kind": "sole", "funder": "district"}', 'li');
  INSERT INTO funds VALUES ('households-2016', 'households', 2016, '441802');
  INSERT INTO beneficiaries (id, kind, area_code, name_shown, name_sealed, people, synthetic, recorded_by)
    VALUES ('h-0001', 'household', '441802103', '欧***', 'v1.k.x', 4, true, 'li');
  INSERT INTO plans (id, fund_id, total, state, made_by, approved_by, approved_at) VALUES ('${PLAN}', 'households-2016', 4000, 'posted', 'li', 'wang', now());
  INSERT INTO plan_lines VALUES ('${PLAN}', 1, 'h-0001', '441802103', 1, 4000);
  INSERT INTO plan_line_parts VALUES ('${PLAN}', 1, 'district', 3000), ('${PLAN}', 1, 'yuantan', 1000);
  INSERT INTO plan_shares VALUES ('${PLAN}', 'district', 1, 3000), ('${PLAN}', 'yuantan', 2, 1000);
  INSERT INTO award_runs (id, plan_id, period, count, total, made_by) VALUES ('${RUN}', '${PLAN}', '2016', 1, 4000, 'li');
  INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, beneficiary_id, line, amount)
    VALUES ('${RUN}', '${RUN}', '${PLAN}', 'households', '2016', 'h-0001', 'whole', 4000);`

describe('what was recorded before programmes had versions', () => {
  it('is version 1 of a document that says the same, under its canonical hash', async () => {
    const versions = await db('programme_versions').orderBy('programme_id')
    expect(versions.map(({ programme_id, version }) => [programme_id, version])).toEqual([
      ['households', 1],
      ['people', 1],
      ['villages', 1],
    ])
    for (const { document, document_sha256 } of versions)
      expect(document_sha256).toBe(createHash('sha256').update(canonicalJson(document)).digest('hex'))
    const programmes = await Promise.all(['households', 'people', 'villages'].map((id) => readProgrammeOf(db, id)))
    expect(programmes).toMatchObject([
      { name: '困难户"扶持"', base: { of: 'households' }, funding: { kind: 'fixed' } },
      { base: { of: 'published_people' }, funding: { kind: 'ratio', funders: ['district', 'yuantan'] } },
      { base: { of: 'villages' }, funding: { kind: 'sole', funder: 'district' } },
    ])
  })

  it('keeps its plan with a life behind it, and its awards with their parts', async () => {
    expect(await db('plans').first()).toMatchObject({
      programme_id: 'households',
      programme_version: 1,
      state: 'posted',
      lines: 1,
      units: '1',
      register_day: null,
    })
    expect(await db('plan_moves').orderBy('moved_at').pluck('to_state')).toEqual(
      expect.arrayContaining(['draft', 'computed', 'approved', 'posted']),
    )
    expect(await db('awards').first()).toMatchObject({
      plan_line: 1,
      parts: [
        { funder_id: 'district', amount: '3000.00' },
        { funder_id: 'yuantan', amount: '1000.00' },
      ],
    })
    expect(await db('award_runs').first()).toMatchObject({ state: 'done', paying_plan_id: PLAN })
    expect((await runPlanChecks(db)).filter((check) => !check.ok)).toEqual([])
  })
})
