import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import { type EligibilityFact, readEligibilityTerms } from '../../../domain/controls/duplicates-over-programmes.ts'
import { readScopeFunds, streamRows } from './scope-rows.ts'

type Award = Omit<Extract<EligibilityFact, { what: 'award' }>, 'people' | 'cards'>

/**
 * Other offices' registers (columns `identity_number`, `since`, `until`), then every award of beneficiaries at home in the area with the people and
 * cards that the register of households (columns `beneficiary`, `identity_number`, `card_number`) has for them, then payments of one award.
 */
export async function* readDuplicates(source: FactSource, scope: Scope): AsyncIterable<EligibilityFact> {
  const { households, registers } = readEligibilityTerms(scope.terms)
  const members = await readMembers(source, households)
  if (members === null && registers.length > 0) yield { what: 'no_register', register: households }
  for (const { name, ground } of registers) yield* readDoubts(source, name, ground)

  const { trx } = source
  const bindings = { areaCode: scope.areaCode, asOf: scope.asOf, funds: scope.funds === null ? null : [...scope.funds] }
  for await (const award of streamRows<Award>(trx, AWARDS, bindings))
    yield {
      ...award,
      people: members?.people.get(award.beneficiary) ?? [],
      cards: members?.cards.get(award.beneficiary) ?? [],
    }
  const funds = await readScopeFunds(trx, scope)
  yield* streamRows<EligibilityFact>(trx, PAID_TWICE, { funds, asOf: scope.asOf })
}

async function* readDoubts(
  { readRegister, hash }: FactSource,
  register: string,
  ground: string,
): AsyncIterable<EligibilityFact> {
  const rows = await readRegister(register)
  if (rows === null) {
    yield { what: 'no_register', register }
    return
  }
  for await (const { fields, on } of rows.rows) {
    const number = fields['identity_number'] ?? ''
    if (number === '') continue
    const until = dayOf(fields['until'])
    yield {
      what: 'doubt',
      ground,
      register,
      person: hash('identity', normalised(number)),
      since: dayOf(fields['since']) ?? on,
      until,
    }
  }
}

async function readMembers({ readRegister, hash }: FactSource, households: string) {
  const register = await readRegister(households)
  if (register === null) return null
  const people = new Map<string, string[]>()
  const cards = new Map<string, string[]>()
  const add = (kind: 'identity' | 'card', beneficiary: string, value: string | undefined): void => {
    if (value === undefined || value === '') return
    const hashes = kind === 'identity' ? people : cards
    const hashed = hash(kind, normalised(value))
    const known = hashes.get(beneficiary)
    if (known === undefined) hashes.set(beneficiary, [hashed])
    else if (!known.includes(hashed)) known.push(hashed)
  }
  for await (const { fields } of register.rows) {
    const beneficiary = fields['beneficiary'] ?? ''
    if (beneficiary === '') continue
    add('identity', beneficiary, fields['identity_number'])
    add('card', beneficiary, fields['card_number'])
  }
  for (const hashes of [...people.values(), ...cards.values()]) hashes.sort()
  return { people, cards }
}

/** As two offices may write one number: spaces, full-width digits, a small x. */
const normalised = (number: string): string => number.normalize('NFKC').replaceAll(/[\s-]/gu, '').toUpperCase()
const dayOf = (text: string | undefined): string | null =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(text) ? text : null

const AWARDS = `
  SELECT 'award' AS what, fund_id AS fund, award_id AS award, programme_id AS programme, left(area_code, 6) AS county, beneficiary_id AS beneficiary,
         period, line, amount::text AS amount, (told_at AT TIME ZONE 'Asia/Shanghai')::date AS "on"
    FROM (SELECT DISTINCT ON (award_id) * FROM award_copies
           WHERE starts_with(area_code, :areaCode) AND (:funds::text[] IS NULL OR fund_id = ANY(:funds::text[]))
           ORDER BY award_id, sequence DESC) awards
   WHERE (told_at AT TIME ZONE 'Asia/Shanghai')::date <= :asOf::date
   ORDER BY (told_at AT TIME ZONE 'Asia/Shanghai')::date, fund_id COLLATE "C", award_id`

const PAID_TWICE = `
  SELECT 'payment' AS what, fund, award, payment, amount, "on"
    FROM (SELECT p.fund_id AS fund, p.award_id AS award, p.payment_id AS payment, last.amount::text AS amount, last.occurred_on AS "on",
                 count(*) OVER (PARTITION BY p.award_id) AS payments
            FROM (SELECT DISTINCT ON (payment_id) payment_id, fund_id, award_id FROM payment_award_copies
                   WHERE fund_id = ANY(:funds::text[]) ORDER BY payment_id, sequence DESC) p
            JOIN (SELECT DISTINCT ON (payment_id) payment_id, amount, outcome, occurred_on FROM payment_result_copies
                   WHERE fund_id = ANY(:funds::text[]) ORDER BY payment_id, sequence DESC) last ON last.payment_id = p.payment_id
           WHERE last.outcome = 'settled' AND last.occurred_on <= :asOf::date) settled
   WHERE payments > 1 ORDER BY award, "on", payment`
