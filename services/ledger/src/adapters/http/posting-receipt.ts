import type { Receipt } from '../../domain/posting/command.ts'

export type Placed = Readonly<{ receipt: Receipt; reference: string }>

/** Where a record stands, as every answer says it. */
export const toPlace = ({ receipt, reference }: Placed) => ({
  transaction_id: receipt.id,
  reference,
  shard: receipt.shard,
  position: receipt.position,
  recorded_at: instantText(receipt.recordedAt),
})

/** Of what has entries, and so a number. */
export function toReceipt(placed: Placed) {
  const { number } = placed.receipt
  if (number === null) throw new Error(`${placed.reference} moved money and has no number`)
  return { ...toPlace(placed), number }
}

/** A block's records have one moment: its text is made once for hundreds of them. */
function instantText(time: number): string {
  if (time !== lastTime) {
    lastTime = time
    lastText = new Date(time).toISOString()
  }
  return lastText
}
let lastTime = 0
let lastText = new Date(0).toISOString()
