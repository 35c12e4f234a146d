import { CalendarDay, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, coversArea, keepUnmaskedRead, requireArea } from '@fundtrace/http-server'
import { type KeyRing, open } from '@fundtrace/personal-data'
import Type from 'typebox'
import { checkPayees } from '../../application/payees/check-payees.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { ofBeneficiary, openAccount } from '../../application/register/seal-account.ts'
import { nameContext } from '../../application/register/sealed-places.ts'
import { unknown } from '../../domain/errors.ts'
import { bankAccountMissing } from '../../domain/register/register-errors.ts'
import { readPayees, readRegisterState, type SealedPayee } from '../postgres/payees/payee-repository.ts'
import { momentOf } from './register-moment.ts'
import { BankCode } from './register-change-schema.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Payees']

const Day = Type.Union([Type.Null(), CalendarDay])
const Finding = Type.Union([
  Type.Object({
    check: Type.Literal('left_register'),
    status: Type.Enum(['not_yet', 'left_poverty', 'removed']),
    since: Day,
  }),
  Type.Object({ check: Type.Literal('deceased'), since: CalendarDay }),
  Type.Object({ check: Type.Literal('members_gone'), since: CalendarDay }),
  Type.Object({ check: Type.Literal('same_card'), count: Type.Integer(), beneficiary_ids: Type.Array(Slug) }),
  Type.Object({ check: Type.Literal('owner_differs') }),
  Type.Object({
    check: Type.Literal('other_county'),
    counties: Type.Array(Type.String()),
    household_ids: Type.Array(Slug),
  }),
  Type.Object({ check: Type.Literal('account_missing') }),
  Type.Object({ check: Type.Literal('account_malformed') }),
  Type.Object({ check: Type.Literal('account_digit') }),
])

export function payeeRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/payees/lookup',
    {
      config: TREASURY,
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
            payees: Type.Array(
              Type.Object({
                beneficiary_id: Slug,
                name: Text(100),
                bank_account: Text(40),
                /** 户名; null: the beneficiary's own. */
                owner_name: Type.Union([Type.Null(), Text(100)]),
                bank_code: Type.Union([Type.Null(), BankCode]),
              }),
            ),
          }),
        },
      },
    },
    (request) =>
      db.transaction(async (trx) => {
        const ids = request.body.beneficiary_ids
        const payees = await readPayees(trx, ids)
        const found = new Set(payees.map((payee) => payee.beneficiary_id))
        for (const id of ids) if (!found.has(id)) throw unknown('beneficiary', id)
        const caller = callerOf(request)
        for (const area of new Set(payees.map((payee) => payee.area_code))) requireArea(caller, area)
        await keepUnmaskedRead(trx, {
          caller,
          correlationId: request.id,
          what: 'payee_accounts',
          subject: ids.length === 1 && !/\d{15}/.test(ids[0] ?? '') ? (ids[0] ?? '') : `${ids.length} payees`,
          shown: payees.map((payee) => ({ area: payee.area_code, count: 1 })),
        })
        request.log.info(
          { payees: payees.length, to: caller.subject },
          'payee names and accounts were given out in clear',
        )
        return { payees: payees.map((payee) => openPayee(ring, payee)) }
      }),
  )

  app.post(
    '/v1/payees/checks',
    {
      config: TREASURY,
      schema: {
        operationId: 'checkPayees',
        summary: 'What speaks against paying each of them on a day, as the register knows it; no names, no numbers',
        tags: TAGS,
        body: Type.Object(
          {
            beneficiary_ids: Type.Array(Slug, { minItems: 1, maxItems: 1_000, uniqueItems: true }),
            /** The day of payment; one to come is judged by what is known now. */
            on: CalendarDay,
            /** `register_state` of an earlier answer for this day: where it is still the same, nothing is looked at again. */
            known_state: Type.Optional(Text(100)),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            on: CalendarDay,
            register_revision: Type.Integer(),
            register_state: Text(100),
            /** As `known_state` says: every answer to it still holds, and `payees` is empty. */
            unchanged: Type.Boolean(),
            payees: Type.Array(Type.Object({ beneficiary_id: Slug, findings: Type.Array(Finding) })),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { beneficiary_ids, on, known_state } = request.body
      const at = await momentOf(db, { on })
      // Before what it is the state of: whatever changes meanwhile makes it another one.
      const state = await readRegisterState(db, at.revision, todayInShanghai())
      const head = { on, register_revision: at.revision, register_state: state }
      if (state === known_state) return { ...head, unchanged: true, payees: [] }
      const payees = await checkPayees(db, ring, beneficiary_ids, at, {
        require: (area) => requireArea(caller, area),
        covers: (area) => coversArea(caller.areas, area),
      })
      return {
        ...head,
        unchanged: false,
        payees: payees.map((payee) => ({ ...payee, findings: [...payee.findings] })),
      }
    },
  )
}

function openPayee(ring: KeyRing, { beneficiary_id, name_sealed, account }: SealedPayee) {
  if (account === null) throw bankAccountMissing(beneficiary_id)
  const { number, owner, bankCode } = openAccount(ring, account, ofBeneficiary(beneficiary_id))
  return {
    beneficiary_id,
    name: open(ring, name_sealed, nameContext(beneficiary_id)),
    bank_account: number,
    owner_name: owner,
    bank_code: bankCode,
  }
}
