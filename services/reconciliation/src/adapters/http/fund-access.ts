import type { Database, Transaction } from '@fundtrace/database'
import { type Caller, coversArea, requireArea } from '@fundtrace/http-server'
import { unknown } from '../../domain/errors.ts'
import { type Fund, readFunds } from '../postgres/plan-copies.ts'

/** Who uploads a statement or compares a fund needs access to the area that carries it out. */
export async function requireAuditOf(
  db: Database | Transaction,
  caller: Caller,
  fundIds: readonly string[],
): Promise<void> {
  for (const fund of await readKnownFunds(db, fundIds)) requireArea(caller, fund.areaCode)
}

/** Results are also seen by the areas that pay for the fund. Of several funds all must be the caller's to see. */
export async function requireSightOf(
  db: Database | Transaction,
  caller: Caller,
  fundIds: readonly string[],
): Promise<void> {
  for (const fund of await readKnownFunds(db, fundIds)) {
    const isFunder = fund.funderAreas.some((area) => coversArea(caller.areas, area))
    if (!isFunder) requireArea(caller, fund.areaCode)
  }
}

async function readKnownFunds(db: Database | Transaction, fundIds: readonly string[]): Promise<Fund[]> {
  const funds = await readFunds(db, fundIds)
  for (const id of fundIds) if (!funds.some((fund) => fund.id === id)) throw unknown('fund', id)
  return funds
}
