import { AreaCode, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { drawRunSample, redrawSample } from '../../../application/samples/draw-run-sample.ts'
import { runStateWrong } from '../../../domain/job/job-errors.ts'
import { readRun } from '../../postgres/runs/job-run-repository.ts'
import { listSamples, POPULATIONS, readSample } from '../../postgres/sample-repository.ts'
import { officerOf } from '../officer-of.ts'
import { orNull, Reason, Time } from './case-schemas.ts'

const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Samples']
const RunParams = Type.Object({ run_id: Uuid })
const Params = Type.Object({ sample_id: Uuid })
const Population = Type.Enum([...POPULATIONS])
const Method = Type.Enum(['random', 'monetary_unit', 'stratified'])

const SampleReply = Type.Object({
  id: Uuid,
  run_id: Uuid,
  run: Type.Integer(),
  job_id: Slug,
  area_code: AreaCode,
  population: Population,
  method: Method,
  stratify_by: orNull(Type.String()),
  seed: Type.String(),
  size: Type.Integer(),
  population_count: Type.Integer(),
  population_total: Type.String({ description: 'Amounts without their signs' }),
  population_sha256: Type.String(),
  reason: Type.String(),
  drawn_by: Type.String(),
  drawn_for: orNull(Type.String()),
  drawn_at: Time,
  units: Type.Array(
    Type.Object({
      place: Type.Integer(),
      unit: Type.Integer({ description: 'Number of the row, match or break' }),
      stratum: Type.String(),
      amount: Type.String(),
      hits: Type.Integer({ description: 'How many monetary units of the sample fall on it' }),
    }),
  ),
})

/** Samples that anybody can draw again: the seed, the frozen population and the method decide, and nothing else. */
export function sampleRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/job-runs/:run_id/samples',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'drawSample',
        summary: 'Draw a sample of the rows of a side, the matches or the breaks of a completed run, by a seed',
        description:
          'Units are put in the order of SHA-256(seed, LF, number); random takes the first of them, stratified the first of each stratum by its share, monetary_unit every total/size fen.',
        tags: TAGS,
        params: RunParams,
        body: Type.Object(
          {
            population: Population,
            by: Method,
            seed: Text(200),
            size: Type.Integer({ minimum: 1, maximum: 10_000 }),
            stratify_by: Type.Optional(Text(60)),
            reason: Reason,
          },
          { additionalProperties: false },
        ),
        response: { 201: SampleReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const run = await readRun(trx, request.params.run_id)
        requireArea(caller, run.area_code)
        if (run.state !== 'completed') throw runStateWrong(run.id, run.state, 'completed')
        const { stratify_by: stratifyBy = null, ...body } = request.body
        return drawRunSample(trx, { db, ring }, run.number, { ...body, stratifyBy }, officerOf(caller))
      },
      { respond: ({ sample_id }) => readSample(db, sample_id) },
    ),
  )

  app.get(
    '/v1/job-runs/:run_id/samples',
    {
      config: READERS,
      schema: {
        operationId: 'listSamples',
        summary: 'The samples drawn of a run',
        tags: TAGS,
        params: RunParams,
        response: {
          200: Type.Object({
            samples: Type.Array(
              Type.Object({
                id: Uuid,
                population: Population,
                method: Method,
                seed: Type.String(),
                size: Type.Integer(),
                drawn_by: Type.String(),
                drawn_at: Time,
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const run = await readRun(db, request.params.run_id)
      requireArea(callerOf(request), run.area_code)
      return { samples: await listSamples(db, run.number) }
    },
  )

  app.get(
    '/v1/samples/:sample_id',
    {
      config: READERS,
      schema: {
        operationId: 'getSample',
        summary: 'A sample as it was written down',
        tags: TAGS,
        params: Params,
        response: { 200: SampleReply },
      },
    },
    async (request) => {
      const sample = await readSample(db, request.params.sample_id)
      requireArea(callerOf(request), sample.area_code)
      return sample
    },
  )

  app.get(
    '/v1/samples/:sample_id/redrawn',
    {
      config: READERS,
      schema: {
        operationId: 'redrawSample',
        summary: 'Draw a sample again and say whether it is the same',
        tags: TAGS,
        params: Params,
        response: { 200: Type.Object({ same_population: Type.Boolean(), same_sample: Type.Boolean() }) },
      },
    },
    async (request) => {
      const sample = await readSample(db, request.params.sample_id)
      requireArea(callerOf(request), sample.area_code)
      return redrawSample({ db, ring }, sample)
    },
  )
}
