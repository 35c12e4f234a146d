import { readdirSync, readFileSync } from 'node:fs'
import { formatMoney, fromFen, parseMoney, toFen } from '@fundtrace/money'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { GuaranteeDocument, MilestoneDocument } from '../src/adapters/http/guarantee-schema.ts'
import {
  countSources,
  type SourceLine,
  type SourceSupport,
  sumOfSources,
} from '../src/domain/guarantee/count-sources.ts'
import { explainFinding } from '../src/domain/guarantee/explain-finding.ts'
import { type Finding, findAverageShortfall, findShortfall } from '../src/domain/guarantee/finding.ts'
import { linesOfUnit } from '../src/domain/guarantee/given-by-unit.ts'
import type { Guarantee } from '../src/domain/guarantee/guarantee.ts'
import { judgeAverage, judgeFloor, type Judgement, judgeRate } from '../src/domain/guarantee/judge.ts'
import { paidOfBills } from '../src/domain/guarantee/paid-of-bills.ts'
import { findGuaranteeFaults, readGuarantee } from '../src/domain/guarantee/read-guarantee.ts'
import type { Explanation } from '../src/domain/plan/explanation.ts'
import { incomeTarget, measureIncome, measurePeople } from '../src/domain/report/measure-milestone.ts'
import { findMilestoneFaults, readMilestone } from '../src/domain/report/read-milestone.ts'
import type { Facts } from '../src/domain/programme/facts.ts'

type ExampleReceiver = {
  id: string
  area: string
  facts: Facts
  lines?: {
    programme: string
    line: number
    amount: string
    parts?: Record<string, string>
    paid?: Record<string, string>
  }[]
  supports?: {
    id: string
    giver: string
    unit?: string
    kind: string
    funder?: string
    amount: string
    counts_in?: string
  }[]
  units?: { unit: string; funder: string }[]
  bills?: { id: string; person: string; qualifying: string }[]
}
type Example = {
  guarantee?: unknown
  milestone?: unknown
  year: number
  receivers: ExampleReceiver[]
  expect: {
    bound: number
    floor_total: string
    given_total: string
    missing_total: string
    findings: { receiver: string | null; supporter?: string; person?: string; given: string; missing: string }[]
  }
  explanation?: string[]
  /** Where it is wrong, as JSON pointers. */
  refused?: string[]
  measures: {
    year: number
    base?: number
    out?: number
    rural_average?: string
    income?: string | null
    missing: number | string | null
    reached: boolean
  }[]
}

const folder = new URL('../examples/', import.meta.url)
const examples = readdirSync(folder).map((name) => ({
  name,
  example: parse(readFileSync(new URL(name, folder), 'utf8')) as Example,
}))

/** The blocks of the page that a bureau reads: an example each, as a file would hold it. */
const page = readFileSync(new URL('../../../docs/guarantees.md', import.meta.url), 'utf8')
const onPage = [...page.matchAll(/```yaml\n(?<yaml>[\s\S]*?)```/gu)]
  .map((match) => match.groups?.['yaml'] ?? '')
  .map((yaml, index) => ({ name: `block ${index + 1}`, example: parse(yaml) as Example }))

describe('the guarantees of the five documents', () => {
  it.each(examples.filter(({ example }) => example.guarantee !== undefined))(
    '$name comes out as it says',
    ({ example }) => {
      expect(example.explanation).toBeDefined()
      runGuarantee(example)
    },
  )
})

describe('the milestones of the five documents', () => {
  it.each(examples.filter(({ example }) => example.milestone !== undefined))(
    '$name comes out as it says',
    ({ example }) => runMilestone(example),
  )
})

describe('the page about guarantees and milestones', () => {
  it('shows every kind of rule and target, and every code that is refused', () => {
    const kinds = (schema: object) =>
      [...JSON.stringify(schema).matchAll(/"kind":\{"type":"string","const":"(\w+)"/gu)].map(([, kind]) => kind)
    const shown = onPage.map(({ example }) =>
      Reflect.get(Object(example.guarantee).rule ?? Object(example.milestone).target, 'kind'),
    )
    expect(new Set(shown)).toEqual(new Set([...kinds(GuaranteeDocument), ...kinds(MilestoneDocument)]))
    const errors = ['guarantee/guarantee-errors', 'guarantee/document-errors', 'report/milestone-errors']
    const codes = errors.flatMap((name) => [
      ...readFileSync(new URL(`../src/domain/${name}.ts`, import.meta.url), 'utf8').matchAll(/^    '([A-Z_]+)',$/gmu),
    ])
    expect(codes.length).toBeGreaterThan(6)
    for (const [, code] of codes.filter(([, each]) => each !== 'EVALUATION_UNKNOWN'))
      expect(page).toContain(`\`ALLOCATION_${code}\``)
  })

  it.each(onPage)('$name comes out as it says', ({ example }) => {
    if (example.refused !== undefined) expect(faultPaths(example)).toEqual(example.refused)
    else if (example.milestone !== undefined) runMilestone(example)
    else runGuarantee(example)
  })
})

function runGuarantee(example: Example): void {
  if (!Value.Check(GuaranteeDocument, example.guarantee)) throw new Error('The schema refuses it')
  const document = example.guarantee
  const judged = judgeExample(readGuarantee(document), example.receivers)
  const findings = judged.flatMap(({ finding }) => (finding === null ? [] : [finding]))
  const total = (part: keyof Judgement) =>
    formatMoney(fromFen(judged.reduce((sum, { judgement }) => sum + judgement[part], 0n)))
  expect({
    bound: judged.reduce((sum, { bound }) => sum + bound, 0),
    floor_total: total('floor'),
    given_total: total('given'),
    missing_total: total('missing'),
    findings: findings.map(({ beneficiaryId, supporterId, personId, given, missing }) => ({
      receiver: beneficiaryId,
      ...(supporterId !== null && { supporter: supporterId }),
      ...(personId !== null && { person: personId }),
      given,
      missing,
    })),
  }).toEqual(example.expect)
  const [first] = findings
  if (example.explanation !== undefined)
    expect(first && explainFinding(document, example.year, first).zh).toEqual(example.explanation)
}

function runMilestone(example: Example): void {
  if (!Value.Check(MilestoneDocument, example.milestone)) throw new Error('The schema refuses it')
  const { id, target } = readMilestone(example.milestone)
  for (const { year, missing, reached, ...given } of example.measures) {
    if (target.kind === 'people_out_of_poverty') {
      const measured = measurePeople(targetOf(target.byYear, year), given.base ?? 0, given.out ?? 0)
      expect([measured.missing, measured.isReached]).toEqual([missing, reached])
      continue
    }
    const ruralAverage = given.rural_average === undefined ? null : parseMoney(given.rural_average)
    const amount =
      target.kind === 'village_income'
        ? targetOf(target.byYear, year)
        : incomeTarget(targetOf(target.byYear, year), { id, year, ruralAverage })
    const measured = measureIncome(amount, given.income)
    expect([measured.missing && formatMoney(measured.missing), measured.isReached]).toEqual([missing, reached])
  }
}

/** Of a document that the schema lets through. */
function faultPaths({ guarantee, milestone }: Example): string[] {
  if (Value.Check(GuaranteeDocument, guarantee)) return findGuaranteeFaults(guarantee).map(({ path }) => path)
  if (Value.Check(MilestoneDocument, milestone)) return findMilestoneFaults(milestone).map(({ path }) => path)
  throw new Error('The schema refuses it')
}

type Judged = { bound: number; judgement: Judgement; finding: Finding | null }

function judgeExample({ where, rule }: Guarantee, receivers: readonly ExampleReceiver[]): Judged[] {
  const bound = receivers.filter(({ facts }) => where?.holds(facts) ?? true)
  if (rule.kind === 'village_average') {
    const given = bound.reduce(
      (sum, receiver) => sum + sumOfSources(countSources(linesOf(receiver), supportsOf(receiver), rule.sources)),
      0n,
    )
    const judgement = judgeAverage(toFen(rule.amount), bound.length, given)
    return [{ bound: bound.length, judgement, finding: findAverageShortfall(bound.length, judgement) }]
  }
  return bound.flatMap((receiver): Judged[] => {
    const subject = { beneficiaryId: receiver.id, areaCode: receiver.area }
    const lines = linesOf(receiver)
    const supports = supportsOf(receiver)
    if (rule.kind === 'household_floor') {
      const sources = countSources(lines, supports, rule.sources)
      const judgement = judgeFloor(toFen(rule.amount), sumOfSources(sources))
      return [{ bound: 1, judgement, finding: findShortfall(subject, judgement, sources) }]
    }
    if (rule.kind === 'pair_floor') {
      const units = (receiver.units ?? []).map(({ unit, funder }) => ({
        unitId: unit,
        funderId: funder,
        supporterIds: [unit],
      }))
      return units.map((unit) => {
        const own = supports.filter(({ id }) => receiver.supports?.find((each) => each.id === id)?.unit === unit.unitId)
        const sources = countSources(linesOfUnit(unit, units, lines), own, 'all')
        const judgement = judgeFloor(toFen(rule.amount), sumOfSources(sources))
        return {
          bound: 1,
          judgement,
          finding: findShortfall({ ...subject, supporterId: unit.unitId }, judgement, sources),
        }
      })
    }
    const bills = (receiver.bills ?? []).map((bill) => ({ ...bill, qualifying: fen(bill.qualifying) }))
    return [...Map.groupBy(bills, (bill) => bill.person)].map(([personId, own]) => {
      const sources = lines.flatMap((line) => {
        const paid = paidOfBills(line, bills)
        const part = own.reduce((sum, { id }) => sum + (paid.get(id) ?? 0n), 0n)
        return part === 0n ? [] : [{ source: 'programme' as const, line: { ...line, fen: part, parts: [] }, fen: part }]
      })
      const qualifying = own.reduce((sum, bill) => sum + bill.qualifying, 0n)
      const judgement = judgeRate(rule.percent, qualifying, sumOfSources(sources), rule.rounding)
      const about = { ...subject, personId, qualifying: formatMoney(fromFen(qualifying)) }
      return { bound: 1, judgement, finding: findShortfall(about, judgement, sources) }
    })
  })
}

const linesOf = ({ lines = [] }: ExampleReceiver): (SourceLine & { explanation: Explanation | null })[] =>
  lines.map(({ programme, line, amount, parts = {}, paid }) => ({
    programmeId: programme,
    planId: programme,
    line,
    fen: fen(amount),
    parts: Object.entries(parts).map(([funderId, part]) => ({ funderId, fen: fen(part) })),
    explanation:
      paid === undefined
        ? null
        : {
            facts: {},
            counted: { of: 'medical_bills', count: 1 },
            steps: Object.entries(paid).map(([item, gives]) => ({
              step: 'share',
              item,
              of: '0.00',
              less: '0.00',
              percent: '70',
              rounding: 'down',
              gives,
            })),
          },
  }))

const supportsOf = ({ supports = [] }: ExampleReceiver): SourceSupport[] =>
  supports.map(({ id, giver, kind, funder, amount, counts_in }) => ({
    id,
    giver,
    kind,
    funderId: funder ?? null,
    fen: fen(amount),
    countsIn: counts_in ?? null,
  }))

const fen = (amount: string): bigint => toFen(parseMoney(amount))

function targetOf<Value>(byYear: ReadonlyMap<number, Value>, year: number): Value {
  const target = byYear.get(year)
  if (target === undefined) throw new Error(`no target for ${year}`)
  return target
}
