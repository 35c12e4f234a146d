import { AreaCode, BeneficiaryKind, CalendarDay, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { registerBeneficiaries } from '../../application/register/register-beneficiaries.ts'
import { listBeneficiaries } from '../postgres/register-repository.ts'
import { cardRoutes } from './card-routes.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { officerOf } from './officer-of.ts'
import { payeeRoutes } from './payee-routes.ts'
import { registerAreaRoutes } from './register-area-routes.ts'
import { ACCOUNT_DETAILS, BankAccount, HomeArea } from './register-change-schema.ts'
import { registerChangeRoutes } from './register-change-routes.ts'
import { registerHouseholdRoutes } from './register-household-routes.ts'

const NewBeneficiary = Type.Object(
  {
    id: Slug,
    kind: BeneficiaryKind,
    area_code: HomeArea,
    name: Text(100),
    people: Type.Integer({ minimum: 0, maximum: 30_000 }),
    /** Made up to fit published counts; no real person. */
    synthetic: Type.Boolean(),
    bank_account: BankAccount,
    ...ACCOUNT_DETAILS,
    /** Since when this is so; today where it is not said. */
    valid_from: Type.Optional(CalendarDay),
  },
  { additionalProperties: false },
)
const ListedBeneficiary = Type.Object({
  id: Slug,
  kind: BeneficiaryKind,
  area_code: AreaCode,
  name: Text(100),
  people: Type.Integer(),
  synthetic: Type.Boolean(),
  bank_account: Text(40),
  bank_account_version: Type.Integer(),
})

const FINANCE = { access: { roles: ['finance'] } } as const
const TAGS = ['Register']

export function registerRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  registerChangeRoutes(app, { db, ring })
  registerHouseholdRoutes(app, { db, ring })
  registerAreaRoutes(app, { db })
  cardRoutes(app, { db, ring })
  payeeRoutes(app, { db, ring })

  app.post(
    '/v1/beneficiaries',
    {
      config: FINANCE,
      errorHandler: hideSentValues,
      schema: {
        operationId: 'registerBeneficiaries',
        summary: 'Take households, villages, enterprises and projects into the register: all of the list or none',
        tags: TAGS,
        body: Type.Object(
          { beneficiaries: Type.Array(NewBeneficiary, { minItems: 1, maxItems: 1000 }) },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ registered: Type.Integer() }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { beneficiaries } = request.body
      for (const area of new Set(beneficiaries.map((entry) => entry.area_code))) requireArea(caller, area)
      await registerBeneficiaries(trx, ring, beneficiaries, officerOf(request, caller))
      return { registered: beneficiaries.length }
    }),
  )

  app.get(
    '/v1/beneficiaries',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit'] } },
      schema: {
        operationId: 'listBeneficiaries',
        summary: 'The register of my areas, masked, by id after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          area_code: Type.Optional(AreaCode),
          /** Only these, separated by commas; at most 100. */
          ids: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,63}(,[a-z0-9-]{1,63}){0,99}$' })),
          after: Type.String({ pattern: '^[a-z0-9-]{0,63}$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ beneficiaries: Type.Array(ListedBeneficiary) }) },
      },
    },
    async (request) => {
      const { area_code, ids, after, limit } = request.query
      const prefixes = areaPrefixes(callerOf(request))
      const areaCode = area_code === undefined ? '' : normaliseArea(area_code)
      const page = { prefixes, areaCode, ids: ids?.split(',') ?? null, after, limit }
      return { beneficiaries: await listBeneficiaries(db, page) }
    },
  )
}
