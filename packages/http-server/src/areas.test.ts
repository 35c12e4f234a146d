import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaPrefixes, coversArea, normaliseArea, requireArea } from './areas.ts'

const pair = fc.integer({ min: 1, max: 99 }).map((number) => String(number).padStart(2, '0'))
const province = fc.integer({ min: 11, max: 82 }).map(String)
const county = fc.tuple(province, pair, pair).map((parts) => parts.join(''))
const anyArea = fc.oneof(
  province,
  fc.tuple(province, pair).map((parts) => parts.join('')),
  county,
  province.map((code) => `${code}0000`),
  fc.tuple(province, pair).map((parts) => `${parts.join('')}00`),
  fc.tuple(county, fc.integer({ min: 0, max: 999 })).map(([code, town]) => code + String(town).padStart(3, '0')),
)

describe('normaliseArea', () => {
  it.each([
    ['440000', '44'],
    ['441800', '4418'],
    ['441802', '441802'],
    ['441802000', '441802000'],
    ['4400', '4400'],
    ['44', '44'],
    ['441802103201', '441802103201'],
  ])('turns %s into %s', (code, area) => {
    expect(normaliseArea(code)).toBe(area)
  })

  it.each([
    '',
    '4',
    '44180',
    '4418021',
    '44180210320',
    '4418021032011',
    '44180a',
    '４４',
    ' 44',
    '44\n',
    '000000',
    '00',
    '0418',
  ])('refuses %j', (code) => {
    expect(() => normaliseArea(code)).toThrow(
      expect.objectContaining({ code: 'ACCESS_AREA_MALFORMED', kind: 'malformed' }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyArea, (code) => normaliseArea(normaliseArea(code)) === normaliseArea(code)))
  })
})

describe('coversArea', () => {
  it.each([
    [['4418'], '441802', true],
    [['441800'], '441802', true],
    [['441800'], '441802103', true],
    [['440000'], '441800', true],
    [['441802'], '441800', false],
    [['441802'], '440000', false],
    [['4418'], '441900', false],
    [['44'], '430000', false],
    [[], '441802', false],
    [['4401', '441802'], '441802', true],
  ])('%j over %s is %s', (areas, code, covered) => {
    expect(coversArea(areas, code)).toBe(covered)
  })

  it('covers itself and all below, and never what lies above', () => {
    fc.assert(
      fc.property(county, fc.integer({ min: 100, max: 999 }), (code, town) => {
        const levels = [code.slice(0, 2), code.slice(0, 4), code, `${code}${town}`]
        for (const [i, upper] of levels.entries())
          for (const [j, lower] of levels.entries()) expect(coversArea([upper], lower)).toBe(i <= j)
      }),
    )
  })
})

describe('areaPrefixes', () => {
  it('drops what another area covers already', () => {
    expect(areaPrefixes({ areas: ['441802', '441800', '4401', '441802103', '4401'] })).toEqual(['4401', '4418'])
  })

  it('matches as a prefix exactly what the areas cover', () => {
    fc.assert(
      fc.property(fc.array(anyArea, { maxLength: 5 }), anyArea, (areas, code) => {
        const stored = normaliseArea(code)
        expect(areaPrefixes({ areas }).some((prefix) => stored.startsWith(prefix))).toBe(coversArea(areas, code))
      }),
    )
  })
})

describe('requireArea', () => {
  it('names the area and what the caller has', () => {
    expect(() => requireArea({ areas: ['4418'] }, '441900')).toThrow(
      expect.objectContaining({
        code: 'ACCESS_AREA_FORBIDDEN',
        kind: 'forbidden',
        message: 'Area 441900 is not covered by your access to 4418',
        values: { area: '441900', your_areas: ['4418'] },
      }),
    )
    expect(() => requireArea({ areas: ['4418'] }, '441802')).not.toThrow()
  })
})
