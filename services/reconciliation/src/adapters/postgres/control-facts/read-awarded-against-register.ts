import type { Transaction } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import { formatFen, MONEY_PATTERN } from '@fundtrace/money'
import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import { type Floor, type FloorFact, readFloors } from '../../../domain/controls/awarded-against-register.ts'

type Receiver = Extract<FloorFact, { what: 'receiver' }>

/**
 * Those whom each floor binds, out of the register that auditors uploaded (columns `beneficiary`; for pairs `unit`; for bills `person`, and the
 * qualifying costs as the row's amount; `other_support` for money that no programme gave), with what our copies of awards and of the ledger say.
 */
export async function* readAwardedAgainstRegister(source: FactSource, scope: Scope): AsyncIterable<FloorFact> {
  const year = typeof scope.terms['year'] === 'number' ? scope.terms['year'] : Number(scope.asOf.slice(0, 4))
  for (const floor of readFloors(scope.terms)) {
    const register = await source.readRegister(floor.register)
    if (register === null) {
      yield { what: 'no_register', floor: floor.id, register: floor.register }
      continue
    }
    const receivers = await gather(floor, register.rows)
    for (let start = 0; start < receivers.length; start += PAGE)
      yield* withGiven(source.trx, floor, receivers.slice(start, start + PAGE), { ...scope, year })
  }
}

const PAGE = 1_000

type Bound = Readonly<{
  receiver: string
  unit: string | null
  qualifying: { person: string; amount: string }[]
  support: string[]
}>

/** A receiver has one row, or one for each supporting unit, or one for each bill. */
async function gather(floor: Floor, register: AsyncIterable<Item>): Promise<Bound[]> {
  const bound = new Map<string, Bound>()
  for await (const { fields, amount } of register) {
    const receiver = fields['beneficiary'] ?? ''
    if (receiver === '') continue
    const unit = floor.kind === 'pair_floor' ? (fields['unit'] ?? null) : null
    const key = `${receiver} ${unit ?? ''}`
    const known = bound.get(key) ?? { receiver, unit, qualifying: [], support: [] }
    bound.set(key, known)
    if (floor.kind === 'rate_floor')
      known.qualifying.push({ person: fields['person'] ?? '', amount: formatFen(amount) })
    const support = fields['other_support'] ?? ''
    if (AMOUNT.test(support)) known.support.push(support)
  }
  return [...bound].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, receiver]) => receiver)
}

const AMOUNT = new RegExp(MONEY_PATTERN, 'u')

async function* withGiven(
  trx: Transaction,
  floor: Floor,
  receivers: readonly Bound[],
  { year, areaCode, funds }: Scope & Readonly<{ year: number }>,
): AsyncIterable<Receiver> {
  const { rows } = await trx.raw<{ rows: { receiver: string; unit: string; source: string; amount: string }[] }>(
    floor.kind === 'pair_floor' ? PAID_BY_FUNDER : AWARDED,
    {
      receivers: receivers.map(({ receiver }) => receiver),
      year,
      areaCode,
      funds: funds === null ? null : [...funds],
      programmes: floor.programmes === null ? null : [...floor.programmes],
    },
  )
  for (const { receiver, unit, qualifying, support } of receivers)
    yield {
      what: 'receiver',
      floor: floor.id,
      receiver,
      unit,
      qualifying,
      given: [
        ...rows
          .filter((row) => row.receiver === receiver && (unit === null || row.unit === unit))
          .map(({ source, amount }) => ({ source, amount })),
        ...(floor.programmes === null ? support.map((amount) => ({ source: 'other_support', amount })) : []),
      ],
    }
}

/** What others than the area's own were given is nobody's to ask for, whatever their register says. */
const FUNDS_OF_YEAR = `SELECT DISTINCT fund_id FROM plan_share_copies
                        WHERE fiscal_year = :year AND (:funds::text[] IS NULL OR fund_id = ANY(:funds::text[]))`

/** An award told twice counts once. */
const AWARDED = `
  SELECT beneficiary_id AS receiver, '' AS unit, programme_id AS source, sum(amount)::text AS amount
    FROM (SELECT DISTINCT ON (award_id) beneficiary_id, programme_id, amount FROM award_copies
           WHERE beneficiary_id = ANY(:receivers::text[]) AND starts_with(area_code, :areaCode) AND fund_id IN (${FUNDS_OF_YEAR})
             AND (:programmes::text[] IS NULL OR programme_id = ANY(:programmes::text[]))
           ORDER BY award_id, sequence DESC) awards
   GROUP BY 1, 3 ORDER BY 1, 3`

/** What left each funder's cash for the payments of a receiver, less what came back. */
const PAID_BY_FUNDER = `
  SELECT p.beneficiary_id AS receiver, split_part(e.account, ':', 2) AS unit, p.fund_id AS source, (-sum(e.amount))::numeric(21,2)::text AS amount
    FROM (SELECT DISTINCT ON (payment_id) payment_id, fund_id, award_id, beneficiary_id FROM payment_award_copies
           WHERE beneficiary_id = ANY(:receivers::text[]) AND fund_id IN (${FUNDS_OF_YEAR}) ORDER BY payment_id, sequence DESC) p
    JOIN journal_record_copies r ON r.fund_id = p.fund_id AND r.kind IN ('settle', 'return') AND r.kind <> 'post'
                                AND r.reference = r.kind || ':' || p.payment_id
   CROSS JOIN LATERAL jsonb_to_recordset(r.entries) AS e (account text, amount numeric)
   WHERE e.account LIKE 'cash:%'
     AND EXISTS (SELECT FROM award_copies a
                  WHERE a.award_id = p.award_id AND a.beneficiary_id = p.beneficiary_id AND starts_with(a.area_code, :areaCode)
                    AND (:programmes::text[] IS NULL OR a.programme_id = ANY(:programmes::text[])))
   GROUP BY 1, 2, 3 HAVING sum(e.amount) <> 0 ORDER BY 1, 2, 3`
