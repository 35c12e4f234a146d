import { CalendarDay } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import Type from 'typebox'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { revisionUnknown } from '../../domain/register/register-errors.ts'
import { type Moment, newestRevision } from '../postgres/register/revision-repository.ts'

/** Of which day, and as known when: today and now where it is not said. */
export const MOMENT = {
  on: Type.Optional(CalendarDay),
  as_known_at: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
}

export async function momentOf(db: Database, query: { on?: string; as_known_at?: number }): Promise<Moment> {
  const newest = await newestRevision(db)
  const revision = query.as_known_at ?? newest
  if (revision > newest) throw revisionUnknown(revision, newest)
  return { day: query.on ?? todayInShanghai(), revision }
}
