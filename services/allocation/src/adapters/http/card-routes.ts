import { Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, areaPrefixes, type Caller, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { approveCardChange, askCardChange, rejectCardChange } from '../../application/register/change-card.ts'
import { unknown } from '../../domain/errors.ts'
import { listWaitingCards, readCards } from '../postgres/register/card-repository.ts'
import { readBeneficiaryAreas } from '../postgres/register-repository.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { officerOf } from './officer-of.ts'
import { BankAccount, BankCode } from './register-change-schema.ts'
import { StatedText } from './stated-text.ts'

const OFFICERS = { access: { roles: ['finance', 'treasury'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit'] } } as const
const TAGS = ['Cards']

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const BeneficiaryParams = Type.Object({ beneficiary_id: Slug })
const ChangeParams = Type.Object({ beneficiary_id: Slug, change_id: Uuid })
const SHOWN = {
  bank_account: Text(40),
  owner_name: orNull(Text(100)),
  bank_code: orNull(BankCode),
  reason: Text(200),
  asked_by: Text(200),
  asked_for: orNull(Text(200)),
  asked_at: Text(40),
}
const Card = Type.Object({
  change_id: orNull(Uuid),
  state: Type.Enum(['in_force', 'replaced', 'waiting', 'approved', 'rejected', 'superseded']),
  version: orNull(Type.Integer()),
  ...SHOWN,
  decided_by: orNull(Text(200)),
  decided_for: orNull(Text(200)),
  decided_at: orNull(Text(40)),
  decided_why: orNull(Text(200)),
})
const Cards = Type.Object({ beneficiary_id: Slug, cards: Type.Array(Card) })

/** The account that somebody is paid to is changed by two officers; everything masked. */
export function cardRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/beneficiaries/:beneficiary_id/card-changes',
    {
      config: OFFICERS,
      errorHandler: hideSentValues,
      schema: {
        operationId: 'askCardChange',
        summary: 'Ask for another account of a beneficiary; until another officer approves, the one before is paid to',
        tags: TAGS,
        params: BeneficiaryParams,
        body: Type.Object(
          {
            bank_account: BankAccount,
            /** 户名, where it is not the beneficiary's own or its head's. */
            owner_name: Type.Optional(orNull(Text(100))),
            bank_code: Type.Optional(orNull(BankCode)),
            reason: StatedText(200),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ beneficiary_id: Slug, change_id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const beneficiaryId = await requireOwn(trx, caller, request.params.beneficiary_id)
      const { bank_account, owner_name = null, bank_code = null, reason } = request.body
      const account = { number: bank_account, owner: owner_name, bankCode: bank_code }
      const changeId = await askCardChange(trx, ring, { beneficiaryId, account, reason }, officerOf(request, caller))
      return { beneficiary_id: beneficiaryId, change_id: changeId }
    }),
  )

  app.post(
    '/v1/beneficiaries/:beneficiary_id/card-changes/:change_id/approve',
    {
      config: OFFICERS,
      schema: {
        operationId: 'approveCardChange',
        summary: 'Approve an account that another officer asked for: from now on it is paid to',
        tags: TAGS,
        params: ChangeParams,
        response: { 200: Cards },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const beneficiaryId = await requireOwn(trx, caller, request.params.beneficiary_id)
        const changeId = request.params.change_id
        await approveCardChange(trx, ring, { beneficiaryId, changeId }, officerOf(request, caller))
        return { beneficiaryId }
      },
      { status: 200, respond: ({ beneficiaryId }) => cardsOf(db, beneficiaryId) },
    ),
  )

  app.post(
    '/v1/beneficiaries/:beneficiary_id/card-changes/:change_id/reject',
    {
      config: OFFICERS,
      schema: {
        operationId: 'rejectCardChange',
        summary: 'Reject an account that another officer asked for',
        tags: TAGS,
        params: ChangeParams,
        body: Type.Object({ reason: StatedText(200) }, { additionalProperties: false }),
        response: { 200: Cards },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const beneficiaryId = await requireOwn(trx, caller, request.params.beneficiary_id)
        const order = { beneficiaryId, changeId: request.params.change_id, reason: request.body.reason }
        await rejectCardChange(trx, order, officerOf(request, caller))
        return { beneficiaryId }
      },
      { status: 200, respond: ({ beneficiaryId }) => cardsOf(db, beneficiaryId) },
    ),
  )

  app.get(
    '/v1/beneficiaries/:beneficiary_id/cards',
    {
      config: READERS,
      schema: {
        operationId: 'listCards',
        summary: 'Every account of a beneficiary and every change that was asked for, masked, with who and why',
        tags: TAGS,
        params: BeneficiaryParams,
        response: { 200: Cards },
      },
    },
    async (request) => cardsOf(db, await requireOwn(db, callerOf(request), request.params.beneficiary_id)),
  )

  app.get(
    '/v1/card-changes',
    {
      config: READERS,
      schema: {
        operationId: 'listWaitingCardChanges',
        summary: 'Changes of accounts in my areas that wait for a second officer, by beneficiary after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          after: Type.String({ pattern: '^[a-z0-9-]{0,63}$', default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            card_changes: Type.Array(Type.Object({ change_id: Uuid, beneficiary_id: Slug, ...SHOWN })),
          }),
        },
      },
    },
    async (request) => ({
      card_changes: await listWaitingCards(db, { prefixes: areaPrefixes(callerOf(request)), ...request.query }),
    }),
  )
}

async function requireOwn(db: Database | Transaction, caller: Caller, beneficiaryId: string): Promise<string> {
  const entry = (await readBeneficiaryAreas(db, [beneficiaryId])).get(beneficiaryId)
  if (entry === undefined) throw unknown('beneficiary', beneficiaryId)
  requireArea(caller, entry.area_code)
  return beneficiaryId
}

const cardsOf = async (db: Database, beneficiaryId: string) => ({
  beneficiary_id: beneficiaryId,
  cards: await readCards(db, beneficiaryId),
})
