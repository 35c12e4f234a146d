import { BASES, RECEIVER_FACTS, type Vocabulary } from './base.ts'
import { combinationFaults } from './check-combination.ts'
import { type Condition, type ConditionText, readCondition } from './condition.ts'
import type { AmountRule, Programme } from './programme.ts'
import { type Fault, programmeInvalid } from './programme-errors.ts'
import type { ProgrammeText } from './programme-text.ts'
import { readFunding } from './read-funding.ts'
import { readPayment } from './read-payment.ts'
import { readTiers } from './read-tiers.ts'
import { readTiming } from './read-timing.ts'
import { readBounds, readOptionalYuan, readPercent, readYuan } from './read-yuan.ts'

/**
 * The programme as it can be computed, or every fault of it at once: ALLOCATION_PROGRAMME_INVALID with
 * `errors: [{path, value, reason, expected}]`, where path is a JSON pointer into the document.
 */
export function readProgramme(text: ProgrammeText): Programme {
  const faults: Fault[] = []
  const { receiver, facts } = BASES[text.base.of]
  const receiverFacts = receiver === null ? {} : RECEIVER_FACTS[receiver]
  const rule: Omit<Programme, 'payment'> = {
    id: text.id,
    version: text.version ?? 1,
    name: text.name,
    documentNumber: text.document_number,
    documentItem: text.document_item,
    quote: text.quote ?? null,
    inferred: text.inferred ?? [],
    areaCode: text.area_code,
    covers: text.covers ?? [text.area_code],
    ...readTiming(text, faults),
    purposes: text.purposes ?? [],
    where: receiver === null ? null : readWhere(text.where, receiverFacts, '/where', faults),
    base: {
      of: text.base.of,
      where: receiver === null ? null : readWhere(text.base.where, facts, '/base/where', faults),
      atLeast: text.base.at_least ?? 1,
    },
    amount: readAmount(text, receiverFacts, faults),
    bounds: readBounds(text.bounds ?? {}, '/bounds', faults),
    yearlyLimit:
      text.yearly_limit === undefined
        ? null
        : { ...text.yearly_limit, amount: readYuan(text.yearly_limit.amount, '/yearly_limit/amount', faults) },
    drawsOn: text.draws_on ?? null,
    funding: text.funding === undefined ? null : readFunding(text.funding, text.amount, faults),
    noticeDays: text.notice_days ?? 0,
  }
  const programme: Programme = { ...rule, payment: readPayment(text.payment, rule, faults) }
  faults.push(...combinationFaults(text))
  if (faults.length > 0) throw programmeInvalid(text.id, faults)
  return programme
}

function readWhere(
  text: ConditionText | undefined,
  vocabulary: Vocabulary,
  path: string,
  faults: Fault[],
): Condition | null {
  if (text === undefined) return null
  const read = readCondition(text, vocabulary, path)
  faults.push(...read.faults)
  return read.condition
}

function readAmount({ amount, base }: ProgrammeText, receiverFacts: Vocabulary, faults: Fault[]): AmountRule {
  switch (amount.kind) {
    case 'per_unit':
      return { kind: 'per_unit', rate: readYuan(amount.rate, '/amount/rate', faults) }
    case 'tiers':
      return { kind: 'tiers', ...readTiers(amount, BASES[base.of], receiverFacts, faults) }
    case 'share':
      return { ...amount, percent: readPercent(amount.percent, '/amount/percent', faults) }
    case 'interest':
      return {
        kind: 'interest',
        percent: readPercent(amount.percent, '/amount/percent', faults),
        principalMax: readOptionalYuan(amount.principal_max, '/amount/principal_max', faults),
        termMonthsMax: amount.term_months_max ?? null,
        dayCount: amount.day_count,
        rounding: amount.rounding,
      }
    case 'lump':
      return { kind: 'lump', amount: readYuan(amount.amount, '/amount/amount', faults) }
    case 'pool':
      return {
        kind: 'pool',
        amount: readYuan(amount.amount, '/amount/amount', faults),
        by: amount.by,
        ...readBounds(amount, '/amount', faults),
        beyondCaps: amount.beyond_caps ?? 'refuse',
        leftover: amount.leftover,
      }
    case 'parts':
      return { kind: 'parts' }
  }
}
