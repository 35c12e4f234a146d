import type { Work } from '../postgres/work-repository.ts'
import { passedOn } from '../../domain/errors.ts'
import { toWorkReply } from './work-schemas.ts'

/** Of a work that ended: its problem as this request's refusal, or what `whenDone` says; of one that goes on: 202 and how far it is. */
export async function answerWork<Reply>(
  work: Work,
  reply: { code: (status: 202) => unknown },
  whenDone: () => Promise<Reply>,
): Promise<Reply | ReturnType<typeof toWorkReply>> {
  if (work.problem !== null) throw passedOn(work.problem, 'refused')
  if (work.state === 'done') return whenDone()
  reply.code(202)
  return toWorkReply(work)
}
