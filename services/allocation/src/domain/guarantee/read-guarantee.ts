import { parseMoney } from '@fundtrace/money'
import { RECEIVER_FACTS } from '../programme/base.ts'
import { readCondition } from '../programme/condition.ts'
import { isDay } from '../programme/fact-order.ts'
import type { Fault } from '../programme/programme-errors.ts'
import { guaranteeInvalid } from './guarantee-errors.ts'
import { boundKind, type Guarantee, type GuaranteeRule, type Sources } from './guarantee.ts'
import type { GuaranteeRuleText, GuaranteeText, SourcesText } from './guarantee-text.ts'
import { readPercent } from './percent-of.ts'

/** @throws DomainError ALLOCATION_GUARANTEE_INVALID with every fault: where it is, what stands there, what would be right. */
export function readGuarantee(text: GuaranteeText): Guarantee {
  const faults = findGuaranteeFaults(text)
  if (faults.length > 0) throw guaranteeInvalid(text.id, faults)
  return {
    id: text.id,
    version: text.version ?? 1,
    name: text.name,
    documentNumber: text.document_number,
    documentItem: text.document_item,
    areaCode: text.area_code,
    covers: text.covers ?? [text.area_code],
    validFrom: text.valid_from ?? null,
    validTo: text.valid_to ?? null,
    where: readWhere(text)?.condition ?? null,
    rule: readRule(text.rule),
  }
}

export const findGuaranteeFaults = (text: GuaranteeText): Fault[] => [
  ...(readWhere(text)?.faults ?? []),
  ...validityFaults(text),
  ...ruleFaults(text.rule),
]

const readWhere = ({ where, rule }: GuaranteeText) =>
  where === undefined ? null : readCondition(where, RECEIVER_FACTS[boundKind(rule)], '/where')

function readRule(rule: GuaranteeRuleText): GuaranteeRule {
  switch (rule.kind) {
    case 'pair_floor':
      return { kind: rule.kind, receiver: rule.receiver, amount: parseMoney(rule.amount) }
    case 'rate_floor':
      return {
        kind: rule.kind,
        of: rule.of,
        percent: readPercent(rule.percent),
        sources: readSources(rule.sources),
        rounding: rule.rounding ?? 'up',
      }
    case 'household_floor':
    case 'village_average':
      return { kind: rule.kind, amount: parseMoney(rule.amount), sources: readSources(rule.sources) }
  }
}

const readSources = (sources: SourcesText): Sources => (sources === 'all' ? 'all' : new Set(sources))

function validityFaults({ valid_from: from, valid_to: to }: GuaranteeText): Fault[] {
  const days = [
    { path: '/valid_from', day: from },
    { path: '/valid_to', day: to },
  ]
  const noDays = days.flatMap(({ path, day }) =>
    day === undefined || isDay(day)
      ? []
      : [{ path, value: day, reason: { zh: '没有这一天', en: 'There is no such day' }, expected: 'YYYY-MM-DD' }],
  )
  if (noDays.length > 0 || from === undefined || to === undefined || from <= to) return noDays
  return [
    {
      path: '/valid_to',
      value: to,
      reason: { zh: '终止日早于起始日', en: 'The last day lies before the first' },
      expected: `${from} or later`,
    },
  ]
}

/** A rate of nothing binds nobody, and would look like a guarantee that always holds. */
const ruleFaults = (rule: GuaranteeRuleText): Fault[] =>
  rule.kind === 'rate_floor' && readPercent(rule.percent).numerator === 0n
    ? [
        {
          path: '/rule/percent',
          value: rule.percent,
          reason: { zh: '比例须大于零', en: 'The rate guarantees nothing' },
          expected: 'more than 0, at most 100',
        },
      ]
    : []
