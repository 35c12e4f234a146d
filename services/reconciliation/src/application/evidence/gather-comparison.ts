import type { Transaction } from '@fundtrace/database'
import type { CheckpointSheet, RunEvidence } from '@fundtrace/evidence'
import {
  comparisonBreaks,
  comparisonInputs,
  comparisonMatches,
} from '../../adapters/postgres/evidence/comparison-rows.ts'
import { listDownloads } from '../../adapters/postgres/evidence/evidence-downloads.ts'
import { readFrozenInputs, type RunSummary } from '../../adapters/postgres/run-reader.ts'
import { COMPARISON_KIND_TITLES } from '../../domain/comparison-kind-titles.ts'
import { downloadActor } from './download-actor.ts'

/** A comparison of statements (POST /v1/runs) as evidence: what it froze, found and who has asked for it. */
export async function gatherComparison(
  trx: Transaction,
  run: RunSummary,
  { areaCode, checkpoint }: Readonly<{ areaCode: string; checkpoint: CheckpointSheet }>,
): Promise<RunEvidence> {
  const statements = await comparisonInputs(trx, run.id)
  const { positions } = await readFrozenInputs(trx, run.id)
  const downloads = await listDownloads(trx, run.id)
  const days = statements.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null)
  return {
    run: {
      id: run.id,
      number: run.number,
      job: null,
      area_code: areaCode,
      funds: run.funds,
      from: days.toSorted()[0] ?? null,
      as_of: days.toSorted().at(-1) ?? null,
      made_by: run.made_by,
      made_for: null,
      made_at: run.made_at,
      ended_at: run.made_at,
      match_count: run.matched,
      break_count: run.break_count,
      rules_sha256: null,
      inputs_sha256: null,
      result_sha256: null,
      stated: null,
    },
    job: null,
    rules: null,
    inputs: [
      ...statements,
      {
        side: 'left',
        kind: 'copy',
        name: 'ledger, disbursement, allocation',
        sha256: '',
        bytes: null,
        rows: null,
        total: null,
        from: null,
        to: null,
        uploaded_by: null,
        uploaded_at: null,
        positions,
        file: null,
      },
    ],
    inputFiles: [],
    matches: () => comparisonMatches(trx, run.id),
    breaks: () => comparisonBreaks(trx, run.id),
    changes: [],
    cases: [],
    threeWay: [],
    checkpoint,
    actors: [
      { what: '发起核对', who: run.made_by, acting_for: null, at: run.made_at, about: run.funds.join(' ') },
      ...statements.map(({ uploaded_by: by, uploaded_at: at, name }) => ({
        what: '提供对账单',
        who: by ?? '',
        acting_for: null,
        at: at ?? run.made_at,
        about: name,
      })),
      ...downloads.map(downloadActor),
    ],
    peopleMasked: true,
    titleOfKind: (kind) => COMPARISON_KIND_TITLES[kind] ?? kind,
  }
}
