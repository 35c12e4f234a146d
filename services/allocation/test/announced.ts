import assert from 'node:assert/strict'
import {
  ArrivalRecorded,
  AwardManifest,
  AwardPage,
  type Envelope,
  FundChangeRequested,
  PlanApproved,
  TransactionRequested,
} from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'

type EventData = {
  PlanApproved: Static<typeof PlanApproved>
  ArrivalRecorded: Static<typeof ArrivalRecorded>
  AwardPage: Static<typeof AwardPage>
  AwardManifest: Static<typeof AwardManifest>
  TransactionRequested: Static<typeof TransactionRequested>
  FundChangeRequested: Static<typeof FundChangeRequested>
}
export type EventType = keyof EventData
export type Announced<Type extends EventType> = Readonly<{
  id: string
  topic: string
  key: string
  sequence: number
  data: EventData[Type]
}>

/** What the service has said so far of this type, in the order of saying. Each keeps to its contract, or this throws. */
export async function announced<Type extends EventType>(
  db: Database,
  type: Type,
  fundId?: string,
): Promise<Announced<Type>[]> {
  const rows: { topic: string; key: string; sequence: string; envelope: Envelope }[] = await db('outbox')
    .whereRaw(`envelope ->> 'type' = ?`, [type])
    .modify((query) => (fundId === undefined ? undefined : query.where({ key: fundId })))
    .orderBy('id')
    .select('topic', 'key', 'sequence', 'envelope')
  return rows.map(({ topic, key, sequence, envelope }) => {
    refuseOtherThanContract(type, envelope.data)
    return { id: envelope.id, topic, key, sequence: Number(sequence), data: envelope.data as EventData[Type] }
  })
}

/** By type, how many events there are of it; throws where one is of another shape than its contract. */
export async function countAnnounced(db: Database): Promise<Record<string, number>> {
  const rows: { envelope: Envelope }[] = await db('outbox').orderBy('id').select('envelope')
  const counts: Record<string, number> = {}
  for (const { envelope } of rows) {
    assert(envelope.type in CONTRACTS, `no contract for ${envelope.type}`)
    refuseOtherThanContract(envelope.type as EventType, envelope.data)
    counts[envelope.type] = (counts[envelope.type] ?? 0) + 1
  }
  return counts
}

const CONTRACTS = {
  PlanApproved: Compile(PlanApproved),
  ArrivalRecorded: Compile(ArrivalRecorded),
  AwardPage: Compile(AwardPage),
  AwardManifest: Compile(AwardManifest),
  TransactionRequested: Compile(TransactionRequested),
  FundChangeRequested: Compile(FundChangeRequested),
}

function refuseOtherThanContract(type: EventType, data: unknown): void {
  const contract = CONTRACTS[type]
  assert(contract.Check(data), `${type}: ${JSON.stringify(contract.Errors(data)[0])}`)
}
