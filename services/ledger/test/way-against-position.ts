import type { Transaction } from '@fundtrace/database'
import { fenOf } from '@fundtrace/money'
import { expect } from 'vitest'
import { readFundPosition } from '../src/adapters/postgres/fund-position.ts'
import { readWayFacts, readWayFunds } from '../src/adapters/postgres/money-way-facts.ts'
import { type MoneyWay, moneyWayOf } from '../src/domain/money-way.ts'

export async function readWays(trx: Transaction, fiscalYear: number, on: string): Promise<MoneyWay[]> {
  const funds = await readWayFunds(trx, { fiscalYear, areaPrefixes: [''] })
  const facts = await readWayFacts(
    trx,
    funds.map(({ id }) => id),
    on,
  )
  return funds.map((fund) =>
    moneyWayOf(
      fund,
      facts.filter((fact) => fact.fund_id === fund.id),
      { fiscalYear, on },
    ),
  )
}

/** On a day after everything the way of a fund is its position, to the fen, and nothing of its money is lost on the way. */
export async function expectWaysToBePositions(trx: Transaction): Promise<void> {
  const ways = [...(await readWays(trx, 2016, '2100-01-01')), ...(await readWays(trx, 2017, '2100-01-01'))]
  for (const way of ways) {
    const position = await readFundPosition(trx, way.id)
    expect({
      ...way,
      total: way.planned,
      appropriation: way.unawarded,
      shares: way.funders.map(({ funder, due, arrived, arrears }) => ({ funder, due, arrived, arrears })),
    }).toMatchObject({
      total: position?.total,
      appropriation: position?.appropriation,
      awarded: position?.awarded,
      paid: position?.paid,
      in_transit: position?.in_transit,
      payable: position?.payable,
      refunded: position?.refunded,
      carried_in: position?.carried_in,
      carried_out: position?.carried_out,
      shares: position?.shares.map(({ funder, due, arrived, arrears }) => ({ funder, due, arrived, arrears })),
    })
    const cash = (position?.shares ?? []).reduce((sum, share) => sum + fenOf(share.cash), 0n)
    expect(fenOf(way.idle) + fenOf(way.in_transit)).toBe(cash)
  }
}
