import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Control, Fact } from '../../../domain/control.ts'
import { ARRIVALS_AGAINST_RATIO } from '../../../domain/controls/arrivals-against-ratio.ts'
import { AWARDED_AGAINST_REGISTER } from '../../../domain/controls/awarded-against-register.ts'
import type { Judge } from '../../../domain/controls/control-break.ts'
import { DUPLICATES_OVER_PROGRAMMES } from '../../../domain/controls/duplicates-over-programmes.ts'
import { FUND_CONSERVATION } from '../../../domain/controls/fund-conservation.ts'
import { IDLE_MONEY } from '../../../domain/controls/idle-money.ts'
import { LEDGER_AGAINST_DISBURSEMENT } from '../../../domain/controls/ledger-against-disbursement.ts'
import { PLAN_AGAINST_LEDGER } from '../../../domain/controls/plan-against-ledger.ts'
import { SEQUENCE_AND_SEAL } from '../../../domain/controls/sequence-and-seal.ts'
import { THREE_WAY } from '../../../domain/controls/three-way.ts'
import { readArrivalsAgainstRatio } from './read-arrivals-against-ratio.ts'
import { readAwardedAgainstRegister } from './read-awarded-against-register.ts'
import { readDuplicates } from './read-duplicates.ts'
import { readFundConservation } from './read-fund-conservation.ts'
import { readIdleMoney } from './read-idle-money.ts'
import { readLedgerAgainstDisbursement } from './read-ledger-against-disbursement.ts'
import { readPlanAgainstLedger } from './read-plan-against-ledger.ts'
import { readSequenceAndSeal } from './read-sequence-and-seal.ts'
import { readThreeWay } from './read-three-way.ts'

/** Every control that ships: what is judged, joined to what is read for it. */
export const SHIPPED_CONTROLS: readonly Control<FactSource>[] = [
  join(PLAN_AGAINST_LEDGER, readPlanAgainstLedger),
  join(ARRIVALS_AGAINST_RATIO, readArrivalsAgainstRatio),
  join(LEDGER_AGAINST_DISBURSEMENT, readLedgerAgainstDisbursement),
  join(AWARDED_AGAINST_REGISTER, readAwardedAgainstRegister),
  join(FUND_CONSERVATION, readFundConservation),
  join(THREE_WAY, readThreeWay),
  join(DUPLICATES_OVER_PROGRAMMES, readDuplicates),
  join(IDLE_MONEY, readIdleMoney),
  join(SEQUENCE_AND_SEAL, readSequenceAndSeal),
]

/** What a control judges later is what it had read itself, as the run kept it: so its facts have their form again. */
function join<Kept extends Fact>(judge: Judge<Kept>, read: Control<FactSource, Kept>['read']): Control<FactSource> {
  return { ...judge, read, judge: (facts, scope) => judge.judge(facts as AsyncIterable<Kept>, scope) }
}
