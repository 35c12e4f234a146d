import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaState, codeInForce, codesInForce, isKnownArea, knownAreasOf, movedAreas } from './area.ts'

const area = (successor: string | null, state: AreaState['state'] = successor === null ? 'active' : 'abolished') => ({
  name: '积余村',
  state,
  successor,
})

describe('the code in force', () => {
  const inForce = codesInForce(
    new Map([
      ['441802103', area('441802104')],
      ['441802104', area('441802105')],
      ['441802105', area(null)],
      ['441802103205', area(null)],
      ['441802106', area(null, 'abolished')],
    ]),
  )

  it.each([
    ['an area that was merged twice', '441802103', '441802105'],
    ['a village that is not listed, in a township that was merged', '441802103999', '441802105'],
    ['a village that is listed and active in its own right', '441802103205', '441802103205'],
    ['an area that was abolished and merged into none', '441802106', '441802106'],
    ['an area that nobody listed', '441803101', '441803101'],
  ])('of %s', (_case, code, expected) => expect(codeInForce(inForce, code)).toBe(expected))

  it('is found however areas were merged, also in a circle', () => {
    const code = fc.constantFrom('441801', '441802', '441803', '441804')
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code), { maxLength: 6 }), (mergers) => {
        const areas = new Map(mergers.map(([from, into]) => [from, area(into === from ? null : into)]))
        for (const [from, into] of codesInForce(areas))
          expect([from, ...areas.keys(), ...mergers.flat()]).toContain(into)
      }),
    )
  })

  it('is the same decision for SQL: the longest listed code decides', () => {
    const { movedFrom, movedTo } = movedAreas(inForce)
    const decide = (code: string) =>
      movedFrom
        .map((from, index) => ({ from, to: movedTo[index] ?? code }))
        .filter(({ from }) => code.startsWith(from))
        .toSorted((left, right) => right.from.length - left.from.length)[0]?.to ?? code
    for (const code of ['441802103', '441802103999', '441802103205', '441802106', '441803101', '441802104001'])
      expect([code, decide(code)]).toEqual([code, codeInForce(inForce, code)])
  })
})

describe('a home', () => {
  const known = knownAreasOf(
    new Map([
      ['441802103205', area(null)],
      ['441802103206', area('441802103205')],
    ]),
  )
  it.each([
    ['441802103205', true],
    ['441802103206', false],
    ['441802103207', false],
    ['441802', true],
    ['441803101001', true],
  ])('%s is known: %s', (code, expected) => expect(isKnownArea(known, code)).toBe(expected))
})
