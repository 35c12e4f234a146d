import type { Database, Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import type { SampledUnit, SampleMethod } from '../../domain/draw-sample.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { sampleUnknown } from '../../domain/sample-errors.ts'
import { timeText } from './case-view.ts'
import { cursorPages } from './evidence/cursor-pages.ts'

export const POPULATIONS = ['left', 'right', 'matches', 'breaks'] as const
export type Population = (typeof POPULATIONS)[number]

export type NewSample = Readonly<{
  id: string
  run: number
  population: Population
  method: SampleMethod
  stratifyBy: string | null
  seed: string
  size: number
  count: number
  /** Fen. */
  total: bigint
  sha256: string
  reason: string
}>

export async function insertSample(
  trx: Transaction,
  sample: NewSample,
  units: readonly SampledUnit[],
  officer: Person,
): Promise<void> {
  await trx('samples').insert({
    id: sample.id,
    run: sample.run,
    population: sample.population,
    method: sample.method,
    stratify_by: sample.stratifyBy,
    seed: sample.seed,
    size: sample.size,
    population_count: sample.count,
    population_total: formatFen(sample.total),
    population_sha256: sample.sha256,
    reason: sample.reason,
    drawn_by: officer.subject,
    drawn_for: officer.actingFor,
  })
  await trx.raw(
    `INSERT INTO sample_units (sample_id, place, unit, stratum, amount, hits)
     SELECT :id, n.place, n.unit, n.stratum, n.amount, n.hits
       FROM unnest(:units::integer[], :strata::text[], :amounts::numeric[], :hits::integer[]) WITH ORDINALITY AS n (unit, stratum, amount, hits, place)`,
    {
      id: sample.id,
      units: units.map(({ name }) => Number(name)),
      strata: units.map(({ stratum }) => stratum),
      amounts: units.map(({ amount }) => formatFen(amount)),
      hits: units.map(({ hits }) => hits),
    },
  )
}

export type SampleView = Readonly<{
  id: string
  run_id: string
  run: number
  job_id: string
  area_code: string
  population: Population
  method: SampleMethod
  stratify_by: string | null
  seed: string
  size: number
  population_count: number
  population_total: string
  population_sha256: string
  reason: string
  drawn_by: string
  drawn_for: string | null
  drawn_at: string
  units: Readonly<{ place: number; unit: number; stratum: string; amount: string; hits: number }>[]
}>

export async function readSample(db: Database | Transaction, id: string): Promise<SampleView> {
  const { rows } = await db.raw<{ rows: SampleView[] }>(
    `SELECT s.id, r.id AS run_id, s.run::int AS run, r.job_id, r.area_code, s.population, s.method, s.stratify_by, s.seed, s.size, s.population_count,
            s.population_total, s.population_sha256, s.reason, s.drawn_by, s.drawn_for, ${timeText('s.drawn_at')} AS drawn_at,
            (SELECT coalesce(json_agg(json_build_object('place', u.place, 'unit', u.unit, 'stratum', u.stratum, 'amount', u.amount::text, 'hits', u.hits)
                                      ORDER BY u.place), '[]') FROM sample_units u WHERE u.sample_id = s.id) AS units
       FROM samples s JOIN job_runs r ON r.number = s.run WHERE s.id = :id`,
    { id },
  )
  const [found] = rows
  if (found === undefined) throw sampleUnknown(id)
  return found
}

export type SampleSummary = Readonly<{
  id: string
  population: Population
  method: SampleMethod
  seed: string
  size: number
  drawn_by: string
  drawn_at: string
}>

export async function listSamples(db: Database, run: number): Promise<SampleSummary[]> {
  const { rows } = await db.raw<{ rows: SampleSummary[] }>(
    `SELECT id, population, method, seed, size, drawn_by, ${timeText('drawn_at')} AS drawn_at FROM samples WHERE run = :run ORDER BY samples.drawn_at, id`,
    { run },
  )
  return rows
}

/** A unit of a population by its number. Fen. */
export type NumberedUnit = Readonly<{ number: number; amount: bigint; stratum: string }>

/** Matches that stand, one unit each, in pages; of an amount nothing is kept but the difference. */
export const readMatchUnits = (trx: Transaction, run: number): AsyncGenerator<readonly NumberedUnit[]> =>
  unitPages(
    trx,
    `SELECT number, min(rule) AS stratum, sum(difference) AS amount FROM run_matches WHERE run = :run AND undone IS NULL GROUP BY number`,
    run,
  )

/** Breaks as the run found them, in pages; the amount is the larger of the two sides'. */
export const readBreakUnits = (trx: Transaction, run: number): AsyncGenerator<readonly NumberedUnit[]> =>
  unitPages(
    trx,
    `SELECT number, kind AS stratum, greatest(abs(left_amount), abs(right_amount), abs(difference)) AS amount
       FROM run_breaks WHERE run = :run AND change IS NULL`,
    run,
  )

async function* unitPages(trx: Transaction, query: string, run: number): AsyncGenerator<readonly NumberedUnit[], void> {
  const pages = cursorPages<{ number: number; amount: string; stratum: string }>(trx, 'units_of_run', query, { run })
  for await (const page of pages) yield page.map((row) => ({ ...row, amount: toFenOf(row.amount) }))
}

/** NUMERIC of two places as whole fen. */
const toFenOf = (text: string): bigint => BigInt(text.replace('.', ''))
