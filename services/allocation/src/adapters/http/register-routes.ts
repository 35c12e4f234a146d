import { AreaCode, BeneficiaryKind, CalendarDay, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import { type KeyRing, open } from '@fundtrace/personal-data'
import Type from 'typebox'
import { correctBankAccount, registerBeneficiaries } from '../../application/register/register-beneficiaries.ts'
import { accountContext, nameContext } from '../../application/register/sealed-places.ts'
import { unknown } from '../../domain/errors.ts'
import { bankAccountMissing } from '../../domain/register/register-errors.ts'
import {
  listBeneficiaries,
  readBeneficiaryAreas,
  readPayees,
  type SealedPayee,
} from '../postgres/register-repository.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { officerOf } from './officer-of.ts'
import { registerAreaRoutes } from './register-area-routes.ts'
import { BankAccount, HomeArea } from './register-change-schema.ts'
import { registerChangeRoutes } from './register-change-routes.ts'
import { registerHouseholdRoutes } from './register-household-routes.ts'
import { StatedText } from './stated-text.ts'

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
const BeneficiaryParams = Type.Object({ beneficiary_id: Slug })

const FINANCE = { access: { roles: ['finance'] } } as const
const TAGS = ['Register']

export function registerRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  registerChangeRoutes(app, { db, ring })
  registerHouseholdRoutes(app, { db, ring })
  registerAreaRoutes(app, { db })

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
          after: Type.String({ pattern: '^[a-z0-9-]{0,63}$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ beneficiaries: Type.Array(ListedBeneficiary) }) },
      },
    },
    async (request) => {
      const { area_code, after, limit } = request.query
      const prefixes = areaPrefixes(callerOf(request))
      const areaCode = area_code === undefined ? '' : normaliseArea(area_code)
      return { beneficiaries: await listBeneficiaries(db, { prefixes, areaCode, after, limit }) }
    },
  )

  app.post(
    '/v1/beneficiaries/:beneficiary_id/bank-account',
    {
      config: FINANCE,
      errorHandler: hideSentValues,
      schema: {
        operationId: 'correctBankAccount',
        summary: 'Correct the account that a beneficiary is paid to; the old one stays in its history',
        tags: TAGS,
        params: BeneficiaryParams,
        body: Type.Object({ bank_account: BankAccount, reason: StatedText(200) }, { additionalProperties: false }),
        response: {
          201: Type.Object({ beneficiary_id: Slug, version: Type.Integer(), bank_account: Text(40) }),
        },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const beneficiaryId = request.params.beneficiary_id
      const entry = (await readBeneficiaryAreas(trx, [beneficiaryId])).get(beneficiaryId)
      if (entry === undefined) throw unknown('beneficiary', beneficiaryId)
      requireArea(caller, entry.area_code)
      const order = { beneficiaryId, bankAccount: request.body.bank_account, reason: request.body.reason }
      return correctBankAccount(trx, ring, order, officerOf(request, caller))
    }),
  )

  app.post(
    '/v1/payees/lookup',
    {
      config: { access: { roles: ['treasury'] } },
      schema: {
        operationId: 'lookUpPayees',
        summary:
          'Names and accounts in clear, for the bank file of a treasury that covers every one of these beneficiaries',
        tags: TAGS,
        body: Type.Object(
          { beneficiary_ids: Type.Array(Slug, { minItems: 1, maxItems: 10_000, uniqueItems: true }) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            payees: Type.Array(Type.Object({ beneficiary_id: Slug, name: Text(100), bank_account: Text(40) })),
          }),
        },
      },
    },
    async (request) => {
      const ids = request.body.beneficiary_ids
      const payees = await readPayees(db, ids)
      const found = new Set(payees.map((payee) => payee.beneficiary_id))
      for (const id of ids) if (!found.has(id)) throw unknown('beneficiary', id)
      const caller = callerOf(request)
      for (const area of new Set(payees.map((payee) => payee.area_code))) requireArea(caller, area)
      const opened = payees.map((payee) => openPayee(ring, payee))
      request.log.info(
        { payees: payees.length, to: caller.subject },
        'payee names and accounts were given out in clear',
      )
      return { payees: opened }
    },
  )
}

function openPayee(ring: KeyRing, { beneficiary_id, name_sealed, account_sealed }: SealedPayee) {
  if (account_sealed === null) throw bankAccountMissing(beneficiary_id)
  return {
    beneficiary_id,
    name: open(ring, name_sealed, nameContext(beneficiary_id)),
    bank_account: open(ring, account_sealed, accountContext(beneficiary_id)),
  }
}
