import { Amount, AreaCode, CalendarDay, PositiveAmount, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, coversArea } from '@fundtrace/http-server'
import { parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { measureMilestone } from '../../application/reports/measure-milestone.ts'
import { readMilestone } from '../../domain/report/read-milestone.ts'
import { readOwn, Version } from './guarantee-documents.ts'
import { MOMENT, momentOf } from './register-moment.ts'

const Year = Type.Integer({ minimum: 1949, maximum: 2200 })
const Counts = {
  measured: Type.Integer(),
  reached: Type.Integer(),
  missing: Type.Integer(),
  is_reached: Type.Boolean(),
}
const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])
const Progress = Type.Object({
  milestone_id: Slug,
  version: Version,
  kind: Type.Enum(['people_out_of_poverty', 'village_income', 'income_per_person']),
  year: Year,
  on: CalendarDay,
  register_revision: Type.Integer(),
  /** '30%', or yuan. */
  target: Text(40),
  ...Counts,
  by_area: Type.Array(Type.Object({ area_code: AreaCode, name: Nullable(Text(100)), ...Counts })),
  behind: Type.Array(
    Type.Object({
      beneficiary_id: Slug,
      /** Masked. */
      name: Text(100),
      area_code: AreaCode,
      income: Nullable(Amount),
      missing: Nullable(Amount),
    }),
  ),
})

export function milestoneProgressRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/milestones/:milestone_id/progress',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit'] } },
      schema: {
        operationId: 'measureMilestone',
        summary: 'The register on a day against the target of a year: reached, missing, and who is behind',
        tags: ['Milestones'],
        params: Type.Object({ milestone_id: Slug }),
        querystring: Type.Object({
          ...MOMENT,
          version: Type.Optional(Version),
          /** Whose target; unless told the day's own. */
          year: Type.Optional(Year),
          /** Yuan a person and year, where the document does not have it. */
          rural_average: Type.Optional(PositiveAmount),
        }),
        response: { 200: Progress },
      },
    },
    async (request) => {
      const { version, rural_average } = request.query
      const asked = { id: request.params.milestone_id, version, caller: callerOf(request) }
      const milestone = readMilestone(await readOwn(db, 'milestone', asked))
      const at = await momentOf(db, request.query)
      const year = request.query.year ?? Number(at.day.slice(0, 4))
      const ruralAverage = rural_average === undefined ? null : parseMoney(rural_average)
      const progress = await measureMilestone(db, milestone, { ...at, year, ruralAverage })
      return {
        milestone_id: milestone.id,
        version: milestone.version,
        kind: milestone.target.kind,
        year,
        on: at.day,
        register_revision: at.revision,
        ...progress,
        by_area: [...progress.by_area],
        // A document may count places of others; who lives there is told to their own offices alone.
        behind: progress.behind.filter((each) => coversArea(asked.caller.areas, each.area_code)),
      }
    },
  )
}
