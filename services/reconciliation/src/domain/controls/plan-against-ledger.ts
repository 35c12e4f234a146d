import { compareSides, isFirstOfLaterMonth, type SideFact } from './compare-sides.ts'
import type { Judge } from './control-break.ts'
import { readTerms } from './terms.ts'

/** What allocation promised, took in and awarded, against what the ledger posted for it (账账). */
export const PLAN_AGAINST_LEDGER: Judge<SideFact> = {
  name: 'plan_against_ledger',
  title: { zh: '计划与总账核对', en: 'Plan against ledger' },
  description: {
    zh: '每个出资方的计划份额、每笔到账、每项发放名单，逐项与总账分录核对：金额、出资方或受益人、文号、日期。',
    en: "Each funder's share of each plan, each arrival and each award, against the entries that the ledger posted: amount, funder or beneficiary, document, day.",
  },
  requireTerms: (terms) => void readTerms(terms, []),
  judge: (facts) =>
    compareSides(facts, {
      rule: 'plan_against_ledger',
      left: { zh: '计划', en: 'the plan' },
      right: { zh: '总账', en: 'the ledger' },
      compare: { funder: 'payee_mismatch', beneficiary: 'payee_mismatch', document: 'wrong_programme' },
      mayDiffer: isFirstOfLaterMonth,
    }),
}
