import { connect, type Database } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankFile } from '../../test/bank-file.ts'
import { arrivalPosted, arrivalRecorded, planApproved } from '../../test/facts.ts'
import { createReconciliation, type TestReconciliation } from '../../test/reconciliation-service.ts'
import { makeTeller } from '../../test/teller.ts'
import { readStatements } from '../adapters/postgres/statement-repository.ts'
import { makeRun } from './make-run.ts'
import { runIntegrityChecks } from './run-integrity-checks.ts'
import { takeStatement } from './take-statement.ts'

const FUND = 'qingcheng-2016'

let service: TestReconciliation
let owner: Database
beforeAll(async () => {
  service = await createReconciliation()
  owner = connect(service.database.ownerUrl, { application: 'test owner' })
  await makeTeller(service.db).tell(
    planApproved(FUND, '441802'),
    arrivalRecorded(FUND, 'money', 'DOC-1', '5.00', '2016-06-01'),
    arrivalPosted(FUND, 'money', '5.00', '2016-06-01'),
  )
  const bytes = Buffer.from(
    bankFile('0.00', [
      { on: '2016-06-01', reference: 'DOC-1', in: '5.00' },
      { on: '2016-06-02', reference: 'FEE', out: '1.00' },
    ]),
  )
  await service.db.transaction(async (trx) => {
    const order = { fundId: FUND, bytes, from: undefined, to: undefined, uploadedBy: 'auditor' }
    const { statement_id } = await takeStatement(trx, order)
    await makeRun(trx, await readStatements(trx, [statement_id]), 'auditor')
  })
})
afterAll(async () => {
  await owner.destroy()
  await service.close()
})

describe('the checks of reconciliation', () => {
  it('hold for what the service wrote', async () => {
    const checks = await runIntegrityChecks(service.db)
    expect(checks.map((check) => check.name)).toEqual([
      'reconciliation: no record is in two matches of a run',
      "reconciliation: each statement's opening and entries make its closing",
      'reconciliation: each run keeps the matches, breaks and lines that it counted',
      'reconciliation: each run compared every line of its statements',
      'reconciliation: each run of a job keeps the matches and breaks that it counted, and what has not completed keeps none',
      'reconciliation: no row of a run of a job is in two matches that stand',
      'reconciliation: each hand of an officer in a run has its trail',
    ])
    expect(checks.filter((check) => !check.ok)).toEqual([])
  })

  it.each([
    [
      'a closing was changed',
      `ALTER TABLE statements DISABLE TRIGGER USER; ALTER TABLE statements DROP CONSTRAINT statements_entries_make_closing;
       UPDATE statements SET closing = 9`,
      [1],
      'its closing is 9.00',
    ],
    ['a line paid out more', `UPDATE statement_lines SET paid_out = 2 WHERE line = 3`, [1], 'its closing is 4.00'],
    [
      'a balance was changed',
      `UPDATE statement_lines SET balance = 6 WHERE line = 2`,
      [1],
      'line 2 carries 6.00 instead of 5.00',
    ],
    [
      'a line was taken away',
      `DELETE FROM run_lines WHERE line = 3; DELETE FROM statement_lines WHERE line = 3`,
      [1, 2],
      'its closing is 4.00',
    ],
    [
      'all lines were taken away',
      `DELETE FROM run_lines; DELETE FROM statement_lines`,
      [1, 2],
      'has none of its 2 lines',
    ],
    [
      'a break was taken away',
      `DELETE FROM run_lines WHERE break_ordinal = 1; DELETE FROM breaks`,
      [2, 3],
      'it keeps 1, 0 and 1',
    ],
    [
      'a record was matched twice',
      `ALTER TABLE matches DROP CONSTRAINT matches_ledger_record_once;
       INSERT INTO matches SELECT run_id, 9, fund_id, ledger_record FROM matches`,
      [0, 2],
      'is in 2 matches',
    ],
    [
      'a line was placed twice',
      `ALTER TABLE run_lines DROP CONSTRAINT run_lines_once;
       INSERT INTO run_lines SELECT run_id, statement_id, line, NULL, 1 FROM run_lines WHERE line = 2`,
      [0, 2],
      'has 2 places',
    ],
    [
      'a match of a job was put in twice',
      `ALTER TABLE run_matches DISABLE TRIGGER USER; DROP INDEX run_matches_left_once;
       INSERT INTO run_matches SELECT run, 3, rule, left_row, NULL, 0, false FROM run_matches`,
      [4, 5],
      'is in 2 matches',
    ],
    [
      'a match of a job was undone by nobody',
      `ALTER TABLE run_matches DISABLE TRIGGER USER; UPDATE run_matches SET undone = 7`,
      [6],
      'a change that is not there',
    ],
  ])('say so when %s behind the back of every guard', async (_title, sql, failing, fault) => {
    const undone = new Error('undone')
    const attempt = owner.transaction(async (trx) => {
      await plantRunOfJob(trx)
      await trx.raw(`ALTER TABLE statement_lines DISABLE TRIGGER USER; ALTER TABLE run_lines DISABLE TRIGGER USER;
                     ALTER TABLE breaks DISABLE TRIGGER USER; ${sql}`)
      const checks = await runIntegrityChecks(trx)
      expect(checks.flatMap((check, index) => (check.ok ? [] : [index]))).toEqual(failing)
      expect(checks.map((check) => check.detail).join()).toContain(fault)
      throw undone
    })
    await expect(attempt).rejects.toBe(undone)
  })
})

/** A completed run of a job with one match, as small as one can be. */
const plantRunOfJob = (trx: Database) =>
  trx.raw(
    `INSERT INTO jobs (id, area_code, created_by) VALUES ('job', '441802', 'li');
     INSERT INTO job_versions (job_id, version, document, document_sha256, rules_sha256, recorded_by) VALUES ('job', 1, '{}', :sha256, :sha256, 'li');
     INSERT INTO job_runs (id, job_id, job_version, rules_sha256, area_code, as_of, asked_by, state, lease_until)
     VALUES (gen_random_uuid(), 'job', 1, :sha256, '441802', '2016-06-30', 'li', 'running', now());
     INSERT INTO run_matches (run, number, rule, left_row, right_row, difference) SELECT number, 2, 'exact', 2, 2, 0 FROM job_runs;
     UPDATE job_runs SET state = 'completed', lease_until = NULL, ended_at = now(), left_rows = 1, right_rows = 1, match_count = 1,
            break_count = 0, inputs_sha256 = :sha256, result_sha256 = :sha256, totals = '{}'`.replaceAll(
      ':sha256',
      `'${'0'.repeat(64)}'`,
    ),
  )
