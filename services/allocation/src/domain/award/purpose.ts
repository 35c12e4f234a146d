import type { Programme } from '../programme/programme.ts'
import { awardPurposeMissing, awardPurposeNotAllowed } from './award-errors.ts'

/**
 * What an award is for, among the purposes of its programme (A4): stated, or the only one there is. An award to a project always has one
 * where the programme lists any (F3).
 */
export function purposeOf(
  { id, purposes }: Pick<Programme, 'id' | 'purposes'>,
  stated: string | null,
  receiver: Readonly<{ id: string; kind: string }>,
): string | null {
  if (stated !== null && !purposes.includes(stated)) throw awardPurposeNotAllowed(id, stated, purposes)
  const purpose = stated ?? (purposes.length === 1 ? (purposes[0] ?? null) : null)
  if (purpose === null && receiver.kind === 'project' && purposes.length > 0)
    throw awardPurposeMissing(id, receiver.id, purposes)
  return purpose
}
