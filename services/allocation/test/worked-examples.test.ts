import { readdirSync, readFileSync } from 'node:fs'
import { formatMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { explainLine } from '../src/domain/plan/explain-line.ts'
import { amountsOf, computeExample, parseExample, programmeFrom, sharesOf } from './programme-example.ts'
import { recompute } from './recompute.ts'

const folder = new URL('../examples/', import.meta.url)
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, example: parseExample(readFileSync(new URL(name, folder), 'utf8')) }))
  .filter(({ example }) => example.programme !== undefined)

/** The blocks of the page that a bureau reads: an example each, as a file would hold it. */
const page = readFileSync(new URL('../../../docs/programmes.md', import.meta.url), 'utf8')
const onPage = [...page.matchAll(/```yaml\n(?<yaml>[\s\S]*?)```/gu)]
  .map((match) => match.groups?.['yaml'] ?? '')
  .filter((yaml) => /^programme:/mu.test(yaml))
  .map((yaml, index) => ({ name: `block ${index + 1}`, example: parseExample(yaml) }))

const RULES = 'A1 A2 A3 A4 B1 B2 B3 B4 B5 C1 C2 C3 C4 C5 D1 D2 D3 D4 D5 D6 E1 E2 E3 E4 E5 E6 E7'.split(' ')

describe('the worked examples of the five documents', () => {
  it('are there for every rule that a programme can state', () => {
    expect(new Set(examples.map(({ example }) => example.rule))).toEqual(new Set([...RULES, 'F4', 'F7']))
  })

  it.each(examples)('$name comes out as it says', ({ example }) => runs(example))
})

describe('the page about programmes', () => {
  it('shows at least one of each: ratio, tiers, pool, limit, and a refusal', () => {
    const kinds = onPage.map(({ example }) => JSON.stringify([example.programme, example.expect.refused]))
    for (const word of ['"ratio"', '"tiers"', '"pool"', '"yearly_limit"', 'ALLOCATION_PROGRAMME_INVALID'])
      expect(kinds.some((kind) => kind.includes(word))).toBe(true)
  })

  it.each(onPage)('$name comes out as it says', ({ example }) => runs(example))
})

async function runs(example: (typeof examples)[number]['example']): Promise<void> {
  const { expect: expected } = example
  if (expected.refused !== undefined) {
    const computing = Promise.resolve().then(() => computeExample(example, programmeFrom(example.programme)))
    await expect(computing).rejects.toMatchObject({ code: expected.refused })
    return
  }
  const programme = programmeFrom(example.programme)
  const computed = await computeExample(example, programme)
  expect(amountsOf(computed)).toEqual(expected.lines)
  expect(formatMoney(computed.totals.total)).toBe(expected.total)
  expect(sharesOf(computed)).toEqual(expected.shares)
  if (expected.kept !== undefined) expect(formatMoney(computed.totals.kept)).toBe(expected.kept)
  for (const line of computed.lines) expect(recompute(line.explanation)).toBe(BigInt(line.amount.times(100).toFixed(0)))
  const [first] = computed.lines
  if (example.explanation !== undefined && first !== undefined)
    expect(explainLine(programme, first).zh).toEqual(example.explanation)
}
