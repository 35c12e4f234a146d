import { describe, expect, it } from 'vitest'
import { placeFaults, placeProblem, readProgrammeText, writeProgrammeText } from './programme-text.ts'

const TEXT = `programme:
  id: pupils
  area_code: '4415'
  base: {of: people}
  amount:
    kind: tiers
    rates:
      - {is: [primary], rate: '1000.00'}
      - {is: [nowhere], rate: 3000}
`
const reason = { zh: '不对', en: 'wrong' }

describe('a programme as text', () => {
  it('is read alone or below programme:, as YAML or JSON', () => {
    const document = readProgrammeText(TEXT).document
    expect(document).toMatchObject({ id: 'pupils', area_code: '4415', amount: { rates: [{}, { rate: 3000 }] } })
    const alone = TEXT.split('\n').slice(1).join('\n')
    for (const same of [alone, JSON.stringify(document)]) expect(readProgrammeText(same).document).toEqual(document)
  })

  it('has a line for every fault, the nearest one for what is missing', () => {
    const text = readProgrammeText(TEXT)
    const placed = placeFaults(
      [
        { path: '/amount/rates/1/is/0', reason, expected: ['primary', 'university'] },
        { path: '/amount/by', reason },
        { path: '/id', reason },
        { path: '/name', reason },
      ],
      text,
    )
    expect(placed.map(({ line, path, expected }) => [line, path, expected])).toEqual([
      [null, '/name', undefined],
      [2, '/id', undefined],
      [6, '/amount/by', undefined],
      [9, '/amount/rates/1/is/0', 'primary、university'],
    ])
    const problem = { code: 'REQUEST_INVALID', title_zh: '', title_en: '', detail: '', status: 400 }
    const errors = [{ pointer: '/programme/amount/rates/1/rate', reason }]
    expect(placeProblem({ ...problem, errors }, text)[0]?.line).toBe(9)
  })

  it('that is no YAML is told with its line', () => {
    const { document, faults } = readProgrammeText("id: a\nname: 'open\nbase: {of: people\n")
    expect([document, faults.length > 0, faults[0]?.line]).toEqual([undefined, true, expect.any(Number)])
    expect(readProgrammeText('').faults).toHaveLength(1)
  })

  it('comes back as it was written', () => {
    const document = { id: 'a', area_code: '4415', amount: { rate: '1000.00' }, valid_from: '2016-01-01', n: 3 }
    expect(readProgrammeText(writeProgrammeText(document)).document).toEqual(document)
  })
})
