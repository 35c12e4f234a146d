import { randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { blindIndex, type KeyRing } from '@fundtrace/personal-data'
import { deleteUnclaimedPieces } from '../../adapters/postgres/datasets/dataset-pieces.ts'
import {
  type Dataset,
  findNewestDataset,
  insertDataset,
  readDataset,
} from '../../adapters/postgres/datasets/dataset-repository.ts'
import type { Job } from '../../adapters/postgres/runs/job-repository.ts'
import {
  insertInput,
  type JobRun,
  readInputs,
  type RunInput,
  type RunSide,
} from '../../adapters/postgres/runs/job-run-repository.ts'
import { readPositionsOf } from '../../adapters/postgres/runs/copy-positions.ts'
import type { Item } from '@fundtrace/matching'
import type { Scope } from '../../domain/control.ts'
import { factLines, itemLines } from '../datasets/copy-lines.ts'
import { type StoredFile, storeFile } from '../datasets/dataset-file.ts'
import { openDataset } from '../datasets/open-dataset.ts'
import { hashCanonical } from '../hash-canonical.ts'
import { requireControl, requireCopySource, termsOf } from '../jobs/job-document.ts'
import type { FactSource } from './fact-source.ts'
import { type RegisterInput, registersOf, withRegisters } from './register-inputs.ts'

export type RunInHand = Readonly<{
  db: Database
  ring: KeyRing
  run: JobRun
  job: Job
  /** One page of the run's own writing: kept only where the run is still ours. */
  inPage: <Result>(act: (trx: Transaction) => Promise<Result>) => Promise<Result>
}>

export const scopeOf = ({ run, job }: Pick<RunInHand, 'run' | 'job'>): Scope => ({
  jobId: job.id,
  areaCode: job.area_code,
  funds: job.document.funds,
  asOf: run.as_of,
  from: run.from_day,
  terms: termsOf(job.document),
})

export type FrozenInputs = Readonly<{ datasets: ReadonlyMap<RunSide, Dataset>; sha256: string }>

/**
 * What the run compares: uploaded sides were frozen when it was asked for; our own copies are read now, in one transaction that sees the
 * database as it stands at one moment, and kept sealed. Whoever takes the run over finds what an epoch before it has frozen.
 */
export async function freezeInputs(hand: RunInHand): Promise<FrozenInputs> {
  const known = new Set((await readInputs(hand.db, hand.run.number)).map(({ side }) => side))
  for (const [side, rows] of extractsOf(hand)) if (!known.has(side)) await freeze(hand, side, rows)
  return frozenInputs(hand)
}

/** What a run has frozen. */
export async function frozenInputs(hand: Pick<RunInHand, 'db' | 'run' | 'job'>): Promise<FrozenInputs> {
  const inputs = await readInputs(hand.db, hand.run.number)
  const datasets = new Map<RunSide, Dataset>()
  for (const { side, dataset_id } of inputs) datasets.set(side, await readDataset(hand.db, dataset_id))
  return { datasets, sha256: inputsHash(hand, inputs, datasets) }
}

type Extract = Readonly<{
  name: string
  lines: (source: FactSource, count: (item: Item | null) => void) => AsyncIterable<Buffer>
}>

function extractsOf(hand: RunInHand): [RunSide, Extract][] {
  const { document } = hand.job
  const scope = scopeOf(hand)
  if (document.evaluator === 'control') {
    const control = requireControl(document.control)
    return [
      [
        'facts',
        {
          name: control.name,
          lines: (source, count) => factLines(counted(control.read(source, scope), () => count(null))),
        },
      ],
    ]
  }
  return (['left', 'right'] as const).flatMap((side): [RunSide, Extract][] => {
    const wanted = document[side]
    if (!('copy' in wanted)) return []
    const copy = requireCopySource(wanted.copy)
    return [[side, { name: copy.name, lines: (source, count) => itemLines(counted(copy.read(source, scope), count)) }]]
  })
}

async function* counted<Row>(rows: AsyncIterable<Row>, count: (row: Row) => void): AsyncGenerator<Row> {
  for await (const row of rows) {
    count(row)
    yield row
  }
}

async function freeze(hand: RunInHand, side: RunSide, extract: Extract): Promise<void> {
  const { db, ring, run, job } = hand
  const datasetId = randomUUID()
  const tally = { rows: 0, total: 0n }
  const count = (item: Item | null): void => {
    tally.rows += 1
    tally.total += item?.amount ?? 0n
  }
  let positions: object = {}
  const registers = new Map<string, RegisterInput>()
  const stored = await db.transaction(
    async (trx): Promise<StoredFile> => {
      positions = await readPositionsOf(trx, job.document.funds)
      const source = factSource(hand, trx, registers)
      return storeFile(db, ring, datasetId, extract.lines(source, count), {
        bytesMax: COPY_BYTES_MAX,
        mayBeEmpty: true,
      })
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  )
  const mapping = {
    [side === 'facts' ? 'control' : 'copy']: extract.name,
    ...scopeOf(hand),
    ...withRegisters([...registers.values()]),
  }
  try {
    await hand.inPage(async (trx) => {
      await insertDataset(trx, {
        id: datasetId,
        kind: 'copy',
        name: extract.name,
        area_code: job.area_code,
        mapping,
        mapping_sha256: hashCanonical(mapping),
        file_sha256: stored.sha256,
        bytes: stored.bytes,
        row_count: tally.rows,
        control_total: formatFen(tally.total),
        first_day: run.from_day,
        last_day: run.as_of,
        proof: null,
        positions,
        uploaded_by: run.asked_by,
        uploaded_for: run.asked_for,
      })
      await insertInput(trx, run.number, { side, dataset_id: datasetId, sha256: stored.sha256 })
    })
  } catch (error) {
    await deleteUnclaimedPieces(db, datasetId)
    throw error
  }
}

const COPY_BYTES_MAX = 8 * 1024 ** 3

/** `read`: what was read of registers, by their names; those that are not there too. */
const factSource = (
  { db, ring, job }: RunInHand,
  trx: FactSource['trx'],
  read: Map<string, RegisterInput>,
): FactSource => ({
  trx,
  readRegister: async (name) => {
    const dataset = await findNewestDataset(trx, { area_code: job.area_code, name, kind: 'register' })
    read.set(name, { name, dataset_id: dataset?.id ?? null, sha256: dataset?.file_sha256 ?? null })
    if (dataset === undefined) return null
    return { datasetId: dataset.id, sha256: dataset.file_sha256, rows: rowsOf(openDataset({ db, ring }, dataset)) }
  },
  hash: (kind, value) => blindIndex(ring, value, `register:${kind}`),
})

async function* rowsOf(pages: AsyncIterable<readonly Item[]>): AsyncGenerator<Item> {
  for await (const page of pages) yield* page
}

/** Over the files and how each is read: the same inputs, the same hash, whichever run they are of. */
function inputsHash(
  { job, run }: Pick<RunInHand, 'run' | 'job'>,
  inputs: readonly RunInput[],
  datasets: ReadonlyMap<RunSide, Dataset>,
): string {
  return hashCanonical({
    rules: job.rules_sha256,
    as_of: run.as_of,
    from: run.from_day,
    inputs: inputs.map(({ side, sha256: file }) => ({
      side,
      file,
      read_by: datasets.get(side)?.kind === 'copy' ? null : (datasets.get(side)?.mapping_sha256 ?? null),
      ...withRegisters(registersOf(datasets.get(side))),
    })),
  })
}
