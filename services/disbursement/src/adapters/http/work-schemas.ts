import { Problem, Text, Uuid } from '@fundtrace/contracts'
import type { ProblemRecord } from '@fundtrace/problem'
import Type from 'typebox'
import type { Work } from '../postgres/work-repository.ts'

/** How far a long work is, of its lines; answered with 202 where it takes longer than the request waits. */
export const WorkReply = Type.Object({
  work: Type.Object({
    id: Uuid,
    batch_id: Uuid,
    kind: Text(40),
    state: Type.Enum(['running', 'done', 'failed']),
    done: Type.Integer(),
    of: Type.Integer(),
    problem: Type.Union([Type.Null(), Problem]),
  }),
})

export const toWorkReply = ({ id, batch_id, kind, state, done, of, problem }: Work) => ({
  work: { id, batch_id, kind, state, done, of, problem: problemReply(problem) },
})

/** A stored problem as a reply shows it. */
export const problemReply = (problem: ProblemRecord | null) =>
  problem === null ? null : { ...problem, values: { ...problem.values } }
