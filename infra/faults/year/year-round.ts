import { inHouse, type Place, type Round, type RoundEnd } from '../round.ts'
import { openBank } from './bank.ts'
import { openDesks } from './desks.ts'
import { killAtSteps, type Meeting } from './kill-at-steps.ts'
import { DISTRICT, type Extent, HOUSEHOLD_PROGRAMMES, openYear, type YearFund } from './open-year.ts'
import { type BatchPlan, formatOf, type Paying } from './pay-batch.ts'
import { payFund } from './pay-fund.ts'
import { planMeetings } from './plan-kills.ts'
import { proveYear, type Proven } from './prove-year.ts'
import { FAILURES, TROUBLES } from './trouble.ts'

export type Year = Readonly<{
  extent: Extent
  transport: 'postgres' | 'kafka'
  /** Where the treasury is killed, of the batches that there are. */
  meetingsOf: (batches: readonly BatchPlan[]) => readonly Meeting[]
}>
export type YearEnd = Proven & Readonly<{ killed: readonly string[]; seconds: number }>

/**
 * Qingcheng's year in a house of its own, paid out twice over: 2016 by pain.001, 2017 by an agent bank's workbook; with everything that goes wrong at a bank,
 * and the treasury killed (-9) in the middle of its steps. Throws where afterwards a fen is not where it belongs.
 */
export async function runYear({ extent, transport, meetingsOf }: Year, place: Place): Promise<YearEnd> {
  const beganAt = Date.now()
  return inHouse({ transport }, place, async (house, say) => {
    const desks = await openDesks(house)
    const { funds, ownerOf } = await openYear(desks, extent)
    say(`the year is open: ${funds.map(({ id }) => id).join(', ')}`)
    const plans = funds.map((fund) => plansOf(fund, extent))
    const killer = killAtSteps(house, meetingsOf(plans.flat()), say)
    const planted = { findings: [], reasons: [], withdrawn: [], clawedBack: [] }
    const paying: Paying = { desks, bank: openBank(), ownerOf, killer, planted }
    const ends = await Promise.allSettled(plans.map((ofFund) => payFund(paying, ofFund)))
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} funds of the year went wrong`)
    say('everything is paid')
    const proven = await proveYear(house, paying, funds)
    return { ...proven, killed: killer.killed(), seconds: Math.round((Date.now() - beganAt) / 1_000) }
  })
}

/** A round of `npm run test:faults`: every step is killed so often, in batches that the seed draws. */
export async function runYearRound({ transport, seed, draws }: Round, extent: Extent, place: Place): Promise<RoundEnd> {
  const meetingsOf = (batches: readonly BatchPlan[]) => planMeetings(seed, batches, draws)
  const { killed, seconds } = await runYear({ extent, transport, meetingsOf }, place)
  return { kills: new Map([['disbursement', killed.length]]), jobs: 1, seconds }
}

/** Households township by township, with all that goes wrong; villages in one batch, where nothing does. */
export function plansOf(fund: YearFund, { townships }: Extent): readonly BatchPlan[] {
  const { programme, year } = fund
  const troubled = HOUSEHOLD_PROGRAMMES.findIndex((candidate) => candidate === programme)
  if (troubled < 0) return [{ fund, name: `${programme} ${year}`, areaCode: DISTRICT, troubles: [], failures: [] }]
  const failures = FAILURES[formatOf(fund)]
  const batches = townships.length * HOUSEHOLD_PROGRAMMES.length
  return townships.map((areaCode, place) => {
    const turn = troubled * townships.length + place
    return {
      fund,
      name: nameOf(programme, year, areaCode),
      areaCode,
      troubles: TROUBLES.filter((trouble) => trouble !== 'claimed_back' || turn === 0),
      failures: failures.filter((_, index) => index % batches === turn),
    }
  })
}

const nameOf = (programme: string, year: number, areaCode: string): string => `${programme} ${year} ${areaCode}`
