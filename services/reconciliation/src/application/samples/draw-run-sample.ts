import { createHash, randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Database, Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { readDataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import { readInputs } from '../../adapters/postgres/runs/job-run-repository.ts'
import {
  insertSample,
  type NumberedUnit,
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
  type Steps,
  sumPopulation,
} from '../../domain/draw-sample.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { maskField } from '../../domain/job/mask-item.ts'
import { requireNoPersonalNumber } from '../../domain/plain-text.ts'
import { sampleOfNothing, samplePopulationTooLarge, sampleWithoutAmounts } from '../../domain/sample-errors.ts'
import { packPopulation, POPULATION_MAX, type SamplePopulation, STRATA_MAX } from '../../domain/sample-population.ts'
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
  const population = await readPopulation(kept, run, request)
  const drawn = await inTurns(drawSample(population, request, sha256))
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
      count: population.size,
      total: await inTurns(sumPopulation(population)),
      sha256: await inTurns(hashPopulation(population, createHash('sha256'))),
      reason: request.reason,
    },
    await masked(kept, run, request, drawn),
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
  const { population: of, method: by, seed, size, stratify_by: stratifyBy, reason } = sample
  const population = await readPopulation(kept, sample.run, { population: of, by, seed, size, stratifyBy, reason })
  const drawn = await inTurns(drawSample(population, { seed, size, by }, sha256))
  return {
    same_population: (await inTurns(hashPopulation(population, createHash('sha256')))) === sample.population_sha256,
    same_sample:
      drawn.map(({ name, hits }) => `${name} ${hits}`).join('\n') ===
      sample.units.map(({ unit, hits }) => `${unit} ${hits}`).join('\n'),
  }
}

/** Between the steps the service answers others. */
async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

/** @throws DomainError RECONCILIATION_SAMPLE_WITHOUT_AMOUNTS, _OF_NOTHING, _POPULATION_TOO_LARGE */
async function readPopulation(
  kept: Kept,
  run: number,
  { population, by, stratifyBy }: SampleRequest,
): Promise<SamplePopulation> {
  if (population === 'matches' && by === 'monetary_unit') throw sampleWithoutAmounts(population)
  const packed = packPopulation()
  const take = async (pages: AsyncIterable<readonly NumberedUnit[]>): Promise<void> => {
    for await (const page of pages)
      for (const { number, amount, stratum } of page) {
        const limit = packed.add(number, amount, stratum)
        if (limit !== null) throw samplePopulationTooLarge(limit, limit === 'units' ? POPULATION_MAX : STRATA_MAX)
      }
  }
  if (population === 'matches') await kept.db.transaction((trx) => take(readMatchUnits(trx, run)))
  else if (population === 'breaks') await kept.db.transaction((trx) => take(readBreakUnits(trx, run)))
  else await take(readRowUnits(kept, run, population, stratifyBy))
  const units = packed.close()
  if (units.size === 0) throw sampleOfNothing(population)
  return units
}

/** Every row that the run was given on a side, by its number there. */
async function* readRowUnits(
  kept: Kept,
  run: number,
  side: 'left' | 'right',
  stratifyBy: string | null,
): AsyncGenerator<readonly NumberedUnit[]> {
  const input = (await readInputs(kept.db, run)).find((each) => each.side === side)
  if (input === undefined) return
  for await (const page of openDataset(kept, await readDataset(kept.db, input.dataset_id)))
    yield page.map(({ row, amount, fields }) => ({
      number: row,
      amount,
      stratum: stratifyBy === null ? '' : (fields[stratifyBy] ?? ''),
    }))
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
