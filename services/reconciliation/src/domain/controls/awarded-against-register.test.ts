import { formatFen } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { AWARDED_AGAINST_REGISTER, type FloorFact } from './awarded-against-register.ts'

const receiver = (
  floor: string,
  name: string,
  given: string,
  parts: Partial<Extract<FloorFact, { what: 'receiver' }>> = {},
): FloorFact => ({
  what: 'receiver',
  floor,
  receiver: name,
  unit: null,
  qualifying: [],
  given: [{ source: 'p', amount: given }],
  ...parts,
})
const words = async (floor: Readonly<Record<string, string>>, facts: readonly FloorFact[]) =>
  (await judgeAll(AWARDED_AGAINST_REGISTER, facts, { terms: { floors: [{ register: 'r', ...floor }] } })).map(
    breakInWords,
  )

describe('floors', () => {
  it('of a household are its own: what one has beyond makes up for nobody', async () => {
    const facts = [receiver('C5', 'a', '4999.99'), receiver('C5', 'b', '6000.00')]
    expect(await words({ id: 'C5', kind: 'household_floor', amount: '5000.00' }, facts)).toEqual([
      'below_floor/household_floor C5:a -0.01',
    ])
  })

  it('of villages on average are missed together, once', async () => {
    const floor = { id: 'B1', kind: 'village_average', amount: '1000000.00' }
    expect(await words(floor, [receiver('B1', 'v1', '1300000.00'), receiver('B1', 'v2', '699999.99')])).toEqual([
      'below_floor/village_average B1:average of 2 -0.01',
    ])
    expect(await words(floor, [receiver('B1', 'v1', '1300000.00'), receiver('B1', 'v2', '700000.00')])).toEqual([])
  })

  it('of a rate are taken once of the sum of each person, a part of a fen counting as one', async () => {
    const bills = {
      qualifying: [
        { person: 'p-1', amount: '333.33' },
        { person: 'p-2', amount: '1000.00' },
      ],
    }
    expect(
      await words({ id: 'E1', kind: 'rate_floor', percent: '70' }, [receiver('E1', 'h', '933.33', bills)]),
    ).toEqual(['below_floor/rate_floor E1:h -0.01'])
    const halves = {
      qualifying: [
        { person: 'p', amount: '0.01' },
        { person: 'p', amount: '0.01' },
      ],
    }
    expect(await words({ id: 'E1', kind: 'rate_floor', percent: '50' }, [receiver('E1', 'h', '0.01', halves)])).toEqual(
      [],
    )
  })

  it('find exactly those below and what each lacks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1 }),
        fc.bigInt({ min: 1n, max: 10_000n }),
        async (given, least) => {
          const facts = given.map((fen, index) => receiver('C5', `h${index}`, formatFen(fen)))
          expect(await words({ id: 'C5', kind: 'household_floor', amount: formatFen(least) }, facts)).toEqual(
            given.flatMap((fen, index) =>
              fen < least ? [`below_floor/household_floor C5:h${index} ${formatFen(fen - least)}`] : [],
            ),
          )
        },
      ),
    )
  })

  it('are not held where the register is not there, which is told', async () => {
    expect(
      await words({ id: 'C5', kind: 'household_floor', amount: '1.00' }, [
        { what: 'no_register', floor: 'C5', register: 'r' },
      ]),
    ).toEqual(['statement_incomplete/register register:r:C5 0.00'])
  })

  it.each([{ id: 'x' }, { id: 'x', kind: 'rate_floor', percent: '70%' }, { id: 'x', kind: 'household_floor' }])(
    'refuse the terms %j',
    (floor) => {
      expect(() => AWARDED_AGAINST_REGISTER.requireTerms({ floors: [{ register: 'r', ...floor }] })).toThrow(
        expect.objectContaining({ code: 'RECONCILIATION_CONTROL_TERM_INVALID' }),
      )
    },
  )
})
