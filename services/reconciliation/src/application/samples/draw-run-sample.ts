import { createHash, randomUUID } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import { readInputs } from '../../adapters/postgres/runs/job-run-repository.ts'
import {
  insertSample,
  type Population,
  readBreakUnits,
  readMatchUnits,
  type SampleView,
} from '../../adapters/postgres/sample-repository.ts'
import {
  drawSample,
  hashPopulation,
  type SampledUnit,
  type SampleMethod,
  type SampleUnit,
} from '../../domain/draw-sample.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { maskField } from '../../domain/job/mask-item.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'
import { sampleOfNothing, sampleWithoutAmounts } from '../../domain/sample-errors.ts'
import { openDataset } from '../datasets/open-dataset.ts'
import { personalOf } from '../runs/personal-of-datasets.ts'

export type SampleRequest = Readonly<{
  population: Population
  by: SampleMethod
  seed: string
  size: number
  /** Of rows: the field whose values are the strata. */
  stratifyBy: string | null
  reason: string
}>
type Kept = Readonly<{ db: Database; ring: KeyRing }>

/** Draws a sample of what a completed run compared or found, and writes it down with everything that it takes to draw it again. */
export async function drawRunSample(
  trx: Transaction,
  kept: Kept,
  run: number,
  request: SampleRequest,
  officer: Person,
): Promise<{ sample_id: string }> {
  requireNoPersonalNumber(request.seed, request.reason)
  const units = await readPopulation(kept, run, request)
  const id = randomUUID()
  await insertSample(
    trx,
    {
      id,
      run,
      population: request.population,
      method: request.by,
      stratifyBy: request.stratifyBy,
      seed: request.seed,
      size: request.size,
      count: units.length,
      total: units.reduce((sum, { amount }) => sum + (amount < 0n ? -amount : amount), 0n),
      sha256: hashPopulation(units, createHash('sha256')),
      reason: request.reason,
    },
    await masked(kept, run, request, drawSample(units, request, sha256)),
    officer,
  )
  return { sample_id: id }
}

/** The strata of rows are what the list says, of people too: drawn by in clear, kept as they are shown. */
async function masked(
  { db }: Kept,
  run: number,
  { population, stratifyBy }: SampleRequest,
  drawn: readonly SampledUnit[],
): Promise<readonly SampledUnit[]> {
  const input = (await readInputs(db, run)).find(({ side }) => side === population)
  if (stratifyBy === null || input === undefined) return drawn
  const personal = personalOf(new Map([[input.side, await readDataset(db, input.dataset_id)]]))
  return drawn.map((unit) => ({ ...unit, stratum: maskField(stratifyBy, unit.stratum, personal) }))
}

export type Redrawn = Readonly<{ same_population: boolean; same_sample: boolean }>

/** The sample once more, from the frozen population, held against what was written down. */
export async function redrawSample(kept: Kept, sample: SampleView): Promise<Redrawn> {
  const { population, method: by, seed, size, stratify_by: stratifyBy, reason } = sample
  const units = await readPopulation(kept, sample.run, { population, by, seed, size, stratifyBy, reason })
  const drawn = drawSample(units, { seed, size, by }, sha256).map(({ name, hits }) => `${name} ${hits}`)
  return {
    same_population: hashPopulation(units, createHash('sha256')) === sample.population_sha256,
    same_sample: drawn.join('\n') === sample.units.map(({ unit, hits }) => `${unit} ${hits}`).join('\n'),
  }
}

async function readPopulation(
  kept: Kept,
  run: number,
  { population, by, stratifyBy }: SampleRequest,
): Promise<SampleUnit[]> {
  if (population === 'matches' && by === 'monetary_unit') throw sampleWithoutAmounts(population)
  const units =
    population === 'matches'
      ? await readMatchUnits(kept.db, run)
      : population === 'breaks'
        ? await readBreakUnits(kept.db, run)
        : await readRowUnits(kept, run, population, stratifyBy)
  if (units.length === 0) throw sampleOfNothing(population)
  return units
}

/** Every row that the run was given on a side, by its number there. */
async function readRowUnits(
  kept: Kept,
  run: number,
  side: 'left' | 'right',
  stratifyBy: string | null,
): Promise<SampleUnit[]> {
  const input = (await readInputs(kept.db, run)).find((each) => each.side === side)
  if (input === undefined) return []
  const units: SampleUnit[] = []
  for await (const page of openDataset(kept, await readDataset(kept.db, input.dataset_id)))
    for (const { row, amount, fields } of page)
      units.push({ name: String(row), amount, stratum: stratifyBy === null ? '' : (fields[stratifyBy] ?? '') })
  return units
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
