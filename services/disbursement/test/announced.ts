import {
  BatchApproved,
  type Envelope,
  FileReleased,
  PaymentChangeRequested,
  PaymentResults,
  TransactionRequested,
} from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { expect } from 'vitest'

/** What the service has put in its outbox, of one fund or of all, each checked against its contract. */
export async function announced(db: Database, fundId?: string): Promise<Envelope[]> {
  const rows: { envelope: Envelope }[] = await db('outbox')
    .where(fundId === undefined ? {} : { key: fundId })
    .orderBy('id')
    .select('envelope')
  for (const { envelope } of rows) expectToKeepToContract(envelope)
  return rows.map(({ envelope }) => envelope)
}

/** What the ledger was asked to let go of a parcel, in order. */
export async function voidsAsked(db: Database, fundId: string, parcelId: string): Promise<Envelope[]> {
  return (await announced(db, fundId)).filter(({ data }) => {
    const { kind, batch_id } = data as { kind?: string; batch_id?: string }
    return kind === 'void' && batch_id === parcelId
  })
}

function expectToKeepToContract({ type, data }: Envelope): void {
  const contract = CONTRACTS.get(type)
  const faults = contract === undefined ? ['there is no such event'] : contract.Errors(data)
  expect({ type, faults: [...faults] }).toEqual({ type, faults: [] })
}

const CONTRACTS = new Map(
  Object.entries({
    TransactionRequested,
    BatchApproved,
    FileReleased,
    PaymentChangeRequested,
    PaymentResults,
  } satisfies Record<string, TSchema>).map(([type, schema]) => [type, Compile(schema)]),
)
