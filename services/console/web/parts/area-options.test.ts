import { expect, it } from 'vitest'
import { areaChoices, findArea, narrowAreas } from './area-options.ts'

const NAMES = new Map([
  ['441802', '清城区'],
  ['441802103', '源潭镇'],
  ['441802103201', '金星村'],
  ['441802104', '石角镇'],
  ['441802104201', '金星村'],
  ['440800', '湛江市'],
])

it('offers the areas of the officer alone, his own first and larger ones before smaller ones', () => {
  expect(areaChoices(NAMES, ['4418'], 12).map(({ code }) => code)).toEqual([
    '4418',
    '441802',
    '441802103',
    '441802104',
    '441802103201',
    '441802104201',
  ])
  expect(areaChoices(NAMES, ['4418'], 6).map(({ text }) => text)).toEqual(['4418', '清城区（441802）'])
})

it('finds an area by code, by its text and by a name that only one has', () => {
  const options = areaChoices(NAMES, ['44'], 12)
  expect(findArea(options, ' 441802 ')?.code).toBe('441802')
  expect(findArea(options, '清城区（441802）')?.code).toBe('441802')
  expect(findArea(options, '清城区')?.code).toBe('441802')
  expect(findArea(options, '源潭镇 金星村')?.code).toBe('441802103201')
  expect(findArea(options, '金星')).toBeUndefined()
})

it('narrows by every word that was typed', () => {
  const options = areaChoices(NAMES, ['44'], 12)
  expect(narrowAreas(options, '石角 金星').map(({ code }) => code)).toEqual(['441802104201'])
  expect(narrowAreas(options, '4418021').length).toBe(4)
})
