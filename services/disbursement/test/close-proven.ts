import { expect } from 'vitest'
import { runPaymentChecks } from '../src/application/run-payment-checks.ts'
import { announced } from './announced.ts'
import type { Disbursement } from './disbursement-fixture.ts'
import { expectNoPersonalData } from './no-personal-data.ts'

/** After all tests of a file: every event kept to its contract, the service's own checks find nothing, nobody's account leaked. */
export async function closeProven(house: Disbursement): Promise<void> {
  try {
    await announced(house.db)
    expect((await runPaymentChecks(house.db)).filter(({ ok }) => !ok)).toEqual([])
    if (house.register.lookUps().length > 0) await expectNoPersonalData(house)
  } finally {
    await house.close()
  }
}
