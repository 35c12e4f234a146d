import type { BankStandIn, PlantedFaults } from './bank-stand-in.ts'
import type { Officers } from './officers.ts'
import { keyOf } from './promise-funds.ts'
import type { BreakSummary, MainJobSummary, Row } from './summary.ts'

/** Where the bank's statements lie: a figure with two digits swapped, a payment booked twice, one that is not there. */
const PLANTED: Readonly<Record<string, PlantedFaults>> = {
  'qingcheng-households-2016': { duplicate: { place: 20 }, missing: { place: 33 } },
  'zhanjiang-edz-2016': { amountDiffers: { place: 0, paid: '1234567.98' } },
}

type RunReply = { id: string; matched: number; breaks: BreakSummary[] }

/** The audit office takes the bank's statements in and runs a reconciliation over them. */
export async function reconcile(officers: Officers, bank: BankStandIn): Promise<MainJobSummary['reconciliation']> {
  const statementIds: string[] = []
  for (const [fundId, faults] of Object.entries(PLANTED)) {
    const file = bank.statement(fundId, faults)
    const path = `/v1/statements?fund_id=${fundId}`
    const statement = await officers.audit.post<{ id: string }>(
      'reconciliation',
      path,
      file,
      keyOf('statement', fundId),
    )
    statementIds.push(statement.id)
  }
  const order = { statement_ids: statementIds }
  const run = await officers.audit.post<RunReply>('reconciliation', '/v1/runs', order, keyOf('run'))
  const breaks = run.breaks.map(({ kind, fund_id, ledger, statement, difference }) => ({
    kind,
    fund_id,
    ledger: withoutDrawnNames(ledger),
    statement: withoutDrawnNames(statement),
    difference,
  }))
  return { matched: run.matched, breaks }
}

const DRAWN_NAMES = new Set(['payment_id', 'batch_id', 'statement_id'])

/** What is drawn at random in every run: two runs of the main job print the same. */
const withoutDrawnNames = (row: Row): Row =>
  row && Object.fromEntries(Object.entries(row).filter(([name]) => !DRAWN_NAMES.has(name)))
