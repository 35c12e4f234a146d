import type { Database } from '@fundtrace/database'
import type { BilingualTitle } from '@fundtrace/problem'
import { type ChangeSum, listChanges, sumChanges } from '../../adapters/postgres/plan-comparison.ts'
import { readPlan } from '../../adapters/postgres/plan-repository.ts'
import { readFund, readProgrammeOf } from '../../adapters/postgres/programme-repository.ts'
import { type AbsenceReason, OTHER_PROGRAMME } from '../../domain/plan/absence.ts'
import {
  type Change,
  changeOf,
  type ComparedLine,
  type PairReason,
  reasonsOf,
} from '../../domain/plan/compare-plans.ts'
import { wordsOfPair } from '../../domain/plan/pair-reason-words.ts'
import { RECEIVER_FACTS, type Vocabulary } from '../../domain/programme/base.ts'
import { receiverKindOf } from '../../domain/programme/programme.ts'
import { explainAbsences, type PlanBasis } from './explain-absences.ts'

export type ComparedReceiver = Readonly<{
  /** After which the next page goes on. */
  key: string
  beneficiary_id: string | null
  change: Change
  before: ComparedLine | null
  after: ComparedLine | null
  reasons: readonly (AbsenceReason | (PairReason & Readonly<{ words: BilingualTitle }>))[]
}>

/** Who is new in the second plan, who is gone, who changes and why; of those who do not, how many and how much. */
export async function comparePlans(
  db: Database,
  plans: { beforeId: string; afterId: string },
  page: { after: string; limit: number; change: Change | null },
): Promise<{ sums: ChangeSum[]; lines: ComparedReceiver[] }> {
  const sums = await sumChanges(db, plans.beforeId, plans.afterId)
  const pairs = await listChanges(db, plans, page)
  const [before, after] = [await readBasis(db, plans.beforeId), await readBasis(db, plans.afterId)]
  const ofBasis = vocabularyOf(after)
  const idsOf = (side: 'before' | 'after'): string[] =>
    pairs.flatMap((pair) => (pair[side] === null && pair.beneficiary_id !== null ? [pair.beneficiary_id] : []))
  const fresh = await explainAbsences(db, 'new', idsOf('before'), { there: after, absent: before })
  const gone = await explainAbsences(db, 'gone', idsOf('after'), { there: before, absent: after })
  return {
    sums,
    lines: pairs.map((pair) => ({
      ...pair,
      change: changeOf(pair.before, pair.after),
      reasons:
        pair.before !== null && pair.after !== null
          ? reasonsOf(pair.before, pair.after).map((reason) => ({ ...reason, words: wordsOfPair(reason, ofBasis) }))
          : ((pair.before === null ? fresh : gone).get(pair.beneficiary_id ?? '') ?? [OTHER_PROGRAMME]),
    })),
  }
}

async function readBasis(db: Database, planId: string): Promise<PlanBasis> {
  const plan = await readPlan(db, planId)
  const { fiscal_year: year } = await readFund(db, plan.fundId)
  return { plan, programme: await readProgrammeOf(db, plan.programmeId, plan.programmeVersion), year }
}

function vocabularyOf({ programme }: PlanBasis): Vocabulary {
  const kind = receiverKindOf(programme)
  return kind === null ? {} : RECEIVER_FACTS[kind]
}
