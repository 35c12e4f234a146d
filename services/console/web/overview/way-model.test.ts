import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yuanOf } from '../parts/money-text.ts'
import { layOut } from './way-layout.ts'
import {
  buildWay,
  gatheredIn,
  NODES_MAX,
  OTHERS,
  totalsOf,
  UNPLACED,
  type FundPlaces,
  type WayFund,
} from './way-model.ts'

const fen = fc.bigInt({ min: 0n, max: 10n ** 13n })
const KINDS = ['household', 'village', 'enterprise', 'project'] as const

/** A fund whose account balances, and the places of what it paid. */
const funds = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 30 }).map((number) => `fund-${number}`),
    arrived: fc.array(fc.tuple(fen, fen), { minLength: 1, maxLength: 14 }),
    paid: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(...KINDS), fen, fen), { maxLength: 20 }),
    idle: fen,
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 14 },
)

type Made = typeof funds extends fc.Arbitrary<infer List> ? List : never

function make(made: Made): { funds: WayFund[]; places: FundPlaces[] } {
  const sum = (list: readonly bigint[]) => list.reduce((total, one) => total + one, 0n)
  return {
    funds: made.map(({ id, arrived, paid, idle }) => {
      const [came, wentPaid, wentInTransit] = [
        sum(arrived.map(([one]) => one)),
        sum(paid.map((one) => one[2])),
        sum(paid.map((one) => one[3])),
      ]
      return {
        id,
        name: id,
        area_code: '441802',
        planned: '0.00',
        awarded: '0.00',
        payable: '0.00',
        unawarded: '0.00',
        refunded: '0.00',
        carried_in: '0.00',
        carried_out: '0.00',
        months: [],
        arrived: yuanOf(came),
        paid: yuanOf(wentPaid),
        in_transit: yuanOf(wentInTransit),
        idle: yuanOf(idle),
        other: yuanOf(wentPaid + wentInTransit + idle - came),
        funders: arrived.map(([here, missing], place) => ({
          funder: `funder-${place}`,
          name: `${place}`,
          area_code: null,
          due: yuanOf(here + missing),
          arrived: yuanOf(here),
          arrears: yuanOf(missing),
        })),
      }
    }),
    places: made.map(({ id, paid }) => ({
      id,
      places: paid.map(([area, kind, moved, moving]) => ({
        area_code: String(441_802_100 + area),
        kind,
        beneficiaries: 1,
        awarded: '0.00',
        in_transit: yuanOf(moving),
        paid: yuanOf(moved),
      })),
    })),
  }
}

const total = (links: readonly { fen: bigint }[]) => links.reduce((sum, link) => sum + link.fen, 0n)

describe("the money's way", () => {
  it('loses no fen: into every fund goes what goes out of it, into every township what goes on', () => {
    fc.assert(
      fc.property(funds, (made) => {
        const { funds: list, places } = make(made)
        const { nodes, links } = buildWay(list, places)
        for (const { id, kind } of nodes) {
          if (kind !== 'fund' && kind !== 'area') continue
          const into = total(links.filter(({ target, kind: of }) => target === id && of !== 'arrears'))
          const out = total(links.filter(({ source }) => source === id))
          expect(out, id).toBe(into)
        }
        expect(nodes.some(({ key }) => key === UNPLACED)).toBe(false)
      }),
      { numRuns: 50 },
    )
  })

  it('draws no more nodes of a kind than fit, and gathers the smallest under others', () => {
    fc.assert(
      fc.property(funds, (made) => {
        const { funds: list, places } = make(made)
        const { nodes } = buildWay(list, places)
        for (const kind of ['funder', 'fund', 'area'] as const) {
          const shown = nodes.filter((node) => node.kind === kind)
          expect(shown.length).toBeLessThanOrEqual(NODES_MAX[kind])
          const gathered = gatheredIn(kind, list, places)
          expect(gathered.size > 0).toBe(shown.some(({ key }) => key === OTHERS))
          expect(shown.some(({ key }) => gathered.has(key))).toBe(false)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('says what the places do not tell yet, and shows what is owed apart from what came', () => {
    const { funds: list } = make([
      { id: 'fund-1', arrived: [[500n, 200n]], paid: [[1, 'household', 300n, 100n]], idle: 100n },
    ])
    const { links } = buildWay(list, undefined)
    expect(links).toContainEqual({
      source: 'fund:fund-1',
      target: `area:${UNPLACED}`,
      fund: 'fund-1',
      kind: 'paid',
      fen: 300n,
    })
    expect(links).toContainEqual({
      source: 'funder:funder-0',
      target: 'fund:fund-1',
      fund: 'fund-1',
      kind: 'arrears',
      fen: 200n,
    })
    expect(totalsOf(list)).toMatchObject({
      due: '7.00',
      arrived: '5.00',
      arrears: '2.00',
      in_transit: '1.00',
      paid: '3.00',
      idle: '1.00',
    })
  })

  it('is laid out with every node in the picture', () => {
    fc.assert(
      fc.property(funds, (made) => {
        const { funds: list, places } = make(made)
        const { nodes, height } = layOut(buildWay(list, places), { width: 1_200, left: 150, right: 120, top: 34 })
        for (const node of nodes) {
          expect(node.x >= 150 && node.x + node.width <= 1_080.01).toBe(true)
          expect(node.y >= 0 && node.y + node.height <= height).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
    expect(layOut({ nodes: [], links: [] }, { width: 900, left: 1, right: 1, top: 1 }).nodes).toEqual([])
  })
})
