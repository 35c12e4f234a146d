import { Amount, AreaCode, CalendarDay, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import { formatMoney } from '@fundtrace/money'
import Type, { type Static } from 'typebox'
import { type LeftOut, type Preview, previewProgramme } from '../../application/plans/preview-programme.ts'
import type { PlanLine } from '../../domain/plan/compute-plan.ts'
import type { LineText } from '../../domain/plan/plan-bytes.ts'
import { readProgramme } from '../../domain/programme/read-programme.ts'
import { readFunders } from '../postgres/programme-repository.ts'
import { readShownPlaces, type ShownPlaces } from '../postgres/report-register.ts'
import { lineReply, PlanLineReply } from './plan-schemas.ts'
import { requireProgrammeAreas, withNormalAreas } from './programme-areas.ts'
import { ProgrammeDocument } from './programme-schema.ts'
import { momentOf } from './register-moment.ts'

const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const SAMPLE_MAX = 20
const SAMPLE_SIZE = 10
const PreviewBody = Type.Object(
  {
    programme: ProgrammeDocument,
    fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
    /** The register as it was on this day: today, unless one is named. */
    register_day: Type.Optional(CalendarDay),
    /** The published number of people, for a programme that pays per person. */
    people: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })),
    /** Those of the register; without them so many are drawn by the seed: 10, unless it is said. */
    beneficiary_ids: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: SAMPLE_MAX, uniqueItems: true })),
    seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: SAMPLE_MAX })),
  },
  { additionalProperties: false },
)

const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const LeftOutReply = Type.Object({
  beneficiary_id: Slug,
  name: OrNull(Text(100)),
  area_code: OrNull(AreaCode),
  area_name: OrNull(Text(100)),
  reasons: Type.Array(Words),
})
const PreviewReply = Type.Object({
  register_day: CalendarDay,
  register_revision: Type.Integer(),
  /** False where one receiver's amount hangs on all others (a pool, a limit, pots): a plan gives other amounts than the sample shows. */
  each_alone: Type.Boolean(),
  /** Of the sample. */
  total: Amount,
  shares: Type.Array(Type.Object({ funder_id: Slug, name: Text(200), amount: Amount })),
  lines: Type.Array(PlanLineReply),
  left_out: Type.Array(LeftOutReply),
})

/** What a document would give, before it is recorded. */
export function programmePreviewRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/programmes/preview',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'previewProgramme',
        summary: 'What a document would give to up to 20 of the register of my areas, and why; nothing is kept',
        tags: ['Programmes'],
        body: PreviewBody,
        response: { 200: PreviewReply },
      },
    },
    async (request) => {
      const { programme: text, fiscal_year: year, register_day: on, people = null, ...sample } = request.body
      requireProgrammeAreas(callerOf(request), text)
      const programme = readProgramme(withNormalAreas(text))
      const at = await momentOf(db, on === undefined ? {} : { on })
      const preview = await previewProgramme(db, {
        programme,
        year,
        at,
        people,
        sample:
          sample.beneficiary_ids === undefined
            ? { seed: sample.seed ?? '1', size: sample.size ?? SAMPLE_SIZE }
            : { ids: sample.beneficiary_ids },
      })
      const lines = preview.lines.map(toLineText)
      const shown = await readShownPlaces(db, [...lines, ...preview.leftOut.filter(isHere).map(toPlace)], at)
      return {
        register_day: at.day,
        register_revision: at.revision,
        each_alone: preview.eachAlone,
        total: preview.totals === null ? '0.00' : formatMoney(preview.totals.total),
        shares: await sharesReply(db, preview),
        lines: lines.map((line) => lineReply(programme, line, shown)),
        left_out: preview.leftOut.map((each) => leftOutReply(each, shown)),
      }
    },
  )
}

const toLineText = (line: PlanLine): LineText => ({
  line: line.line,
  beneficiary_id: line.beneficiaryId,
  area_code: line.areaCode,
  units: line.units,
  amount: formatMoney(line.amount),
  // In the order in which a plan's lines are read.
  parts:
    line.parts
      ?.map((part) => ({ funder_id: part.funderId, amount: formatMoney(part.amount) }))
      .toSorted((left, right) => (left.funder_id < right.funder_id ? -1 : 1)) ?? null,
  explanation: line.explanation,
})

/** Nobody is named who is not of the areas. */
const isHere = ({ areaCode }: LeftOut): boolean => areaCode !== null
const toPlace = ({ beneficiaryId, areaCode }: LeftOut) => ({ beneficiary_id: beneficiaryId, area_code: areaCode })

const leftOutReply = (
  { beneficiaryId, areaCode, reasons }: LeftOut,
  { names, areas }: ShownPlaces,
): Static<typeof LeftOutReply> => ({
  beneficiary_id: beneficiaryId,
  name: names.get(beneficiaryId) ?? null,
  area_code: areaCode,
  area_name: areaCode === null ? null : (areas.get(areaCode) ?? null),
  reasons: [...reasons],
})

async function sharesReply(db: Database, { totals }: Preview): Promise<Static<typeof PreviewReply>['shares']> {
  if (totals === null) return []
  const names = new Map((await readFunders(db)).map((funder) => [funder.id, funder.name]))
  return totals.shares.map((share) => ({
    funder_id: share.funderId,
    name: names.get(share.funderId) ?? share.funderId,
    amount: formatMoney(share.amount),
  }))
}
