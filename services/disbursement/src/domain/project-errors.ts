import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

/** An award that a route names. */
export const awardNotKnown = (awardId: string): DomainError =>
  problem('not_found', 'AWARD_UNKNOWN', '补助不存在', 'There is no such award', `No award ${awardId} is known here.`, {
    award_id: awardId,
  })

export const awardOfHousehold = (awardId: string): DomainError =>
  problem(
    'refused',
    'AWARD_OF_HOUSEHOLD',
    '到户补助不适用项目报账',
    'An award of a household has no stage and no papers',
    `Award ${awardId} is a household's: it is paid against the register.`,
    { award_id: awardId },
  )

export const awardOnItsWay = (awardId: string): DomainError =>
  problem(
    'conflict',
    'AWARD_ON_ITS_WAY',
    '该笔已支付或在途，不得变更阶段',
    'The award is paid or on its way',
    `Award ${awardId} is paid or on its way: as what it was paid, it stays.`,
    { award_id: awardId },
  )

export const budgetUnknown = (budgetId: string): DomainError =>
  problem(
    'not_found',
    'PROJECT_BUDGET_UNKNOWN',
    '项目预算不存在',
    'There is no such project budget',
    `No project budget ${budgetId} is recorded.`,
    { budget_id: budgetId },
  )

export const budgetWaiting = (fundId: string, beneficiaryId: string): DomainError =>
  problem(
    'conflict',
    'PROJECT_BUDGET_WAITING',
    '该项目已有待审批的预算',
    'A budget of the project waits to be decided',
    `A budget of ${beneficiaryId} out of ${fundId} waits for another officer.`,
    { fund_id: fundId, beneficiary_id: beneficiaryId },
  )

/** Whoever asks for a thing cannot approve it. */
export const budgetByAsker = (budgetId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'PROJECT_BUDGET_DECIDED_BY_ASKER',
    '申请人不得审批本人的项目预算',
    'Whoever asked for a budget cannot decide it',
    `${officer} asked for budget ${budgetId}, himself or in another's place; another officer decides it.`,
    { budget_id: budgetId, asked_by: officer },
  )

export const budgetDecided = (budgetId: string, state: string): DomainError =>
  problem(
    'conflict',
    'PROJECT_BUDGET_DECIDED',
    '项目预算已处理',
    'The budget is decided',
    `Budget ${budgetId} is ${state}.`,
    { budget_id: budgetId, state },
  )

export const retentionWithoutDay = (percent: string): DomainError =>
  problem(
    'refused',
    'PROJECT_BUDGET_RETENTION_WITHOUT_DAY',
    '质保金须注明最早支付日',
    'A retention needs the day from which it may be paid',
    `A retention of ${percent} % is kept back until a day, and a day stands for a retention: state both or none.`,
    { retention_percent: percent },
  )
