import { Amount, CalendarDay, FunderAmount, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import { type ComparedReceiver, comparePlans } from '../../application/plans/compare-plans.ts'
import type { ComparedLine } from '../../domain/plan/compare-plans.ts'
import { readPlan } from '../postgres/plan-repository.ts'
import { readFundOfPlan } from '../postgres/programme-repository.ts'
import { readShownPlaces, type ShownPlaces } from '../postgres/report-register.ts'
import { PlanParams } from './plan-schemas.ts'
import { momentOf } from './register-moment.ts'
import { requireFundSight } from './require-fund-sight.ts'

const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const ChangeName = Type.Enum(['new', 'gone', 'raised', 'cut', 'shifted'])
const ComparedSide = OrNull(
  Type.Object({
    units: Type.Integer(),
    amount: Amount,
    area_code: Type.String(),
    parts: OrNull(Type.Array(FunderAmount)),
  }),
)
const Basis = Type.Object({
  plan_id: Uuid,
  programme_version: Type.Integer(),
  register_day: OrNull(CalendarDay),
  register_revision: OrNull(Type.Integer()),
})
const ComparisonReply = Type.Object({
  /** What each of the two rests on. */
  before: Basis,
  after: Basis,
  /** Of all lines, unchanged ones among them; shifted is the same amount borne by others. */
  sums: Type.Array(
    Type.Object({
      change: Type.Enum(['unchanged', 'new', 'gone', 'raised', 'cut', 'shifted']),
      count: Type.Integer(),
      before: Amount,
      after: Amount,
    }),
  ),
  lines: Type.Array(
    Type.Object({
      /** Goes into `after` for the next page. */
      key: Type.String(),
      beneficiary_id: OrNull(Slug),
      /** As the register shows them now, masked. */
      name: OrNull(Type.String()),
      area_name: OrNull(Type.String()),
      change: ChangeName,
      before: ComparedSide,
      after: ComparedSide,
      /** Which facts, counts, steps and parts differ; of who is new or gone, how it stood in the register for the other plan. */
      reasons: Type.Array(
        Type.Object(
          { kind: Type.String(), words: Type.Object({ zh: Type.String(), en: Type.String() }) },
          { additionalProperties: true },
        ),
      ),
    }),
  ),
})

export function planComparisonRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/plans/:plan_id/compare',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'comparePlans',
        summary:
          'What this plan has otherwise than another one: who is new, gone or changed, and why; by key after the cursor',
        tags: ['Plans'],
        params: PlanParams,
        querystring: Type.Object({
          /** The plan before it. */
          with: Uuid,
          change: Type.Optional(ChangeName),
          after: Type.String({ maxLength: 80, default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: ComparisonReply },
      },
    },
    async (request) => {
      const afterId = request.params.plan_id
      const { with: beforeId, change = null, after, limit } = request.query
      for (const planId of [afterId, beforeId])
        await requireFundSight(db, callerOf(request), await readFundOfPlan(db, planId))
      const { sums, lines } = await comparePlans(db, { beforeId, afterId }, { after, limit, change })
      const shown = await readShownPlaces(
        db,
        lines.map((line) => ({ beneficiary_id: line.beneficiary_id, area_code: areaOf(line) })),
        await momentOf(db, {}),
      )
      return {
        before: await basisOf(db, beforeId),
        after: await basisOf(db, afterId),
        sums,
        lines: lines.map((line) => receiverReply(line, shown)),
      }
    },
  )
}

async function basisOf(db: Database, planId: string): Promise<Static<typeof Basis>> {
  const plan = await readPlan(db, planId)
  return {
    plan_id: plan.id,
    programme_version: plan.programmeVersion,
    register_day: plan.registerDay,
    register_revision: plan.registerRevision,
  }
}

const areaOf = ({ before, after }: ComparedReceiver): string | null => after?.area_code ?? before?.area_code ?? null

const receiverReply = (line: ComparedReceiver, { names, areas }: ShownPlaces) => ({
  ...line,
  name: names.get(line.beneficiary_id ?? '') ?? null,
  area_name: areas.get(areaOf(line) ?? '') ?? null,
  before: sideReply(line.before),
  after: sideReply(line.after),
  reasons: [...line.reasons],
})

const sideReply = (side: ComparedLine | null) =>
  side && { units: side.units, amount: side.amount, area_code: side.area_code, parts: side.parts && [...side.parts] }
