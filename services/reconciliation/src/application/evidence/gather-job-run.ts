import type { Database, Transaction } from '@fundtrace/database'
import {
  type ActorSheet,
  type CheckpointSheet,
  type InputSheet,
  type RunEvidence,
  type ThreeWayRow,
} from '@fundtrace/evidence'
import { BREAK_TITLES } from '@fundtrace/matching'
import type { KeyRing } from '@fundtrace/personal-data'
import { stringify } from 'yaml'
import { type Dataset, readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import { listDownloads } from '../../adapters/postgres/evidence/evidence-downloads.ts'
import {
  type ChangeRow,
  jobRunBreaks,
  jobRunCases,
  jobRunChanges,
  jobRunMatches,
} from '../../adapters/postgres/evidence/job-run-rows.ts'
import { type Job, readJob } from '../../adapters/postgres/runs/job-repository.ts'
import { type JobRun, readInputs } from '../../adapters/postgres/runs/job-run-repository.ts'
import { THREE_WAY } from '../../domain/controls/three-way.ts'
import type { ThreeWayFact } from '../../domain/controls/three-way-facts.ts'
import { storedFile } from '../datasets/dataset-file.ts'
import { openFacts } from '../datasets/open-dataset.ts'
import { decidingPart } from '../jobs/job-document.ts'
import { registersOf } from '../runs/register-inputs.ts'
import { downloadActor } from './download-actor.ts'
import { threeWayTable } from './three-way-table.ts'

export type GatherParts = Readonly<{ db: Database; ring: KeyRing; checkpoint: CheckpointSheet; withInputs: boolean }>

/** A completed run of a job as evidence, read in the one transaction of `trx`; its datasets are frozen anyway. */
export async function gatherJobRun(trx: Transaction, run: JobRun, parts: GatherParts): Promise<RunEvidence> {
  const job = await readJob(trx, run.job_id, run.job_version)
  const frozen: FrozenInput[] = []
  for (const { side, dataset_id: id, sha256 } of await readInputs(trx, run.number)) {
    const dataset = await readDataset(trx, id)
    const file = parts.withInputs ? `inputs/${side}.${await endingOf(parts, dataset)}` : null
    frozen.push({ side, sha256, dataset, file })
    frozen.push(...(await registersRead(trx, dataset, parts)))
  }
  const [changes, downloads] = [await jobRunChanges(trx, run.number), await listDownloads(trx, run.id)]
  return {
    run: runSheet(run, job),
    job: stringify(job.document),
    rules: decidingPart(job.document),
    inputs: frozen.map(inputSheet),
    inputFiles: frozen.flatMap(({ file, dataset }) =>
      file === null ? [] : [{ name: file, content: bytesOf(parts, dataset) }],
    ),
    matches: () => jobRunMatches(trx, run.number),
    breaks: () => jobRunBreaks(trx, run.number),
    changes,
    cases: await jobRunCases(trx, run.number),
    threeWay: await threeWay(parts, job, frozen),
    checkpoint: parts.checkpoint,
    actors: [
      ...runActors(run, job),
      ...frozen.flatMap(uploadActor),
      ...changes.map(changeActor),
      ...downloads.map(downloadActor),
    ],
    peopleMasked: !parts.withInputs,
    titleOfKind: (kind) => KIND_TITLES[kind]?.zh ?? kind,
  }
}

/** What a control read beside our own copies: without it nobody can say of which list a doubt is. */
async function registersRead(trx: Transaction, facts: Dataset, parts: GatherParts): Promise<FrozenInput[]> {
  const read: FrozenInput[] = []
  for (const [place, { name, dataset_id: id, sha256 }] of registersOf(facts).entries()) {
    if (id === null || sha256 === null) continue
    const dataset = await readDataset(trx, id)
    const file = parts.withInputs ? `inputs/register-${place + 1}.${await endingOf(parts, dataset)}` : null
    read.push({ side: `register:${name}`, sha256, dataset, file })
  }
  return read
}

type FrozenInput = Readonly<{ side: string; sha256: string; dataset: Dataset; file: string | null }>

const KIND_TITLES: Readonly<Record<string, Readonly<{ zh: string }>>> = BREAK_TITLES

const runSheet = (run: JobRun, { document }: Job): RunEvidence['run'] => ({
  id: run.id,
  number: run.number,
  job: { id: run.job_id, version: run.job_version, title_zh: document.title.zh, title_en: document.title.en },
  area_code: run.area_code,
  funds: document.funds ?? [],
  from: run.from_day,
  as_of: run.as_of,
  made_by: run.asked_by,
  made_for: run.asked_for,
  made_at: run.asked_at,
  ended_at: run.ended_at,
  match_count: run.match_count ?? 0,
  break_count: run.break_count ?? 0,
  rules_sha256: run.rules_sha256,
  inputs_sha256: run.inputs_sha256,
  result_sha256: run.result_sha256,
  stated: run.totals,
})

const inputSheet = ({ side, sha256, dataset, file }: FrozenInput): InputSheet => ({
  side,
  kind: dataset.kind,
  name: dataset.name,
  sha256,
  bytes: dataset.bytes,
  rows: dataset.row_count,
  total: dataset.control_total,
  from: dataset.first_day,
  to: dataset.last_day,
  uploaded_by: dataset.uploaded_by,
  uploaded_at: dataset.uploaded_at,
  positions: positionsOf(dataset),
  file,
})

const positionsOf = ({ positions }: Dataset): readonly object[] | null =>
  positions === null ? null : Array.isArray(positions) ? [...(positions as readonly object[])] : [positions]

const bytesOf = ({ db, ring }: GatherParts, { id, bytes }: Dataset): AsyncIterable<Uint8Array> =>
  storedFile(db, ring, id, bytes).read(0, bytes)

/** A name that opens with the right program; what the file is, its mapping says. */
async function endingOf(parts: GatherParts, dataset: Dataset): Promise<string> {
  if (dataset.kind === 'copy') return 'ndjson'
  for await (const chunk of bytesOf(parts, { ...dataset, bytes: Math.min(dataset.bytes, 5) })) {
    const head = Buffer.from(chunk).toString('latin1')
    if (head.startsWith('PK')) return 'xlsx'
    if (/^(?:\u00EF\u00BB\u00BF)?</u.test(head)) return 'xml'
    break
  }
  return 'csv'
}

async function threeWay(
  { db, ring }: GatherParts,
  { document }: Job,
  frozen: readonly FrozenInput[],
): Promise<ThreeWayRow[]> {
  const facts = frozen.find(({ side }) => side === 'facts')
  if (document.evaluator !== 'control' || document.control !== THREE_WAY.name || facts === undefined) return []
  // What the control itself wrote.
  return threeWayTable(openFacts({ db, ring }, facts.dataset) as AsyncIterable<unknown> as AsyncIterable<ThreeWayFact>)
}

const runActors = (run: JobRun, job: Job): ActorSheet[] => [
  {
    what: '定义任务',
    who: job.recorded_by,
    acting_for: job.recorded_for,
    at: job.recorded_at,
    about: `${job.id} 第${job.version}版${job.reason === null ? '' : `:${job.reason}`}`,
  },
  { what: '任务负责人', who: job.document.owner, acting_for: null, at: job.recorded_at, about: job.id },
  {
    what: run.due_at === null ? '发起对账' : '按期自动对账',
    who: run.asked_by,
    acting_for: run.asked_for,
    at: run.asked_at,
    about: `第${run.number}轮`,
  },
]

const uploadActor = ({ side, dataset }: FrozenInput): ActorSheet[] => [
  {
    what: dataset.kind === 'copy' ? '冻结副本' : '上传数据',
    who: dataset.uploaded_by,
    acting_for: dataset.uploaded_for,
    at: dataset.uploaded_at,
    about: `${side} ${dataset.name}`,
  },
]

const changeActor = (change: ChangeRow): ActorSheet => ({
  what: { undo: '撤销匹配', manual_match: '人工匹配', confirm: '确认匹配' }[change.kind] ?? change.kind,
  who: change.made_by,
  acting_for: change.made_for,
  at: change.made_at,
  about: `匹配 ${change.match}:${change.reason}`,
})
