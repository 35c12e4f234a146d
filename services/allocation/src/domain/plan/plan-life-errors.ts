import type { BilingualTitle, DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'
import type { PlanState } from './plan-life.ts'

/** `wanted` lists the states from which it could. */
export const planMoveForbidden = (
  planId: string,
  state: PlanState,
  to: PlanState | 'read' | 'objected',
  from: readonly PlanState[],
): DomainError =>
  problem(
    'conflict',
    'PLAN_STATE_WRONG',
    '计划状态不允许此操作',
    'The plan is in another state',
    `计划${planId}${STATES[state].zh}，不能${MOVES[to].zh}；${onlyFrom(from).zh}。 / Plan ${planId} ${STATES[state].en}, so it cannot ${MOVES[to].en}; ${onlyFrom(from).en}.`,
    { plan_id: planId, state, wanted: from.join(', ') },
  )

const onlyFrom = (from: readonly PlanState[]): BilingualTitle =>
  from.length === 0
    ? { zh: '任何计划都不可以', en: 'no plan can' }
    : {
        zh: `只有${from.map((each) => STATES[each].zh).join('或')}的计划才可以`,
        en: `only a plan that ${from.map((each) => STATES[each].en).join(' or ')} can`,
      }

const STATES: Readonly<Record<PlanState, BilingualTitle>> = {
  draft: { zh: '正在测算', en: 'is still being computed' },
  computed: { zh: '已测算', en: 'is computed' },
  failed: { zh: '测算未成', en: 'could not be computed' },
  submitted: { zh: '已提交审批', en: 'is submitted' },
  noticed: { zh: '正在公示', en: 'is in public notice' },
  approved: { zh: '已审批待记账', en: 'is approved and waits for the ledger' },
  posted: { zh: '已生效', en: 'is in force' },
  refused: { zh: '被账务拒绝', en: 'was refused by the ledger' },
  withdrawn: { zh: '已撤回', en: 'is withdrawn' },
  superseded: { zh: '已被后来的计划替换', en: 'is replaced by a later plan' },
}

const MOVES: Readonly<Record<PlanState | 'read' | 'objected', BilingualTitle>> = {
  draft: { zh: '重新测算', en: 'be computed anew' },
  computed: { zh: '测算', en: 'be computed' },
  failed: { zh: '中止测算', en: 'fail' },
  submitted: { zh: '提交审批', en: 'be submitted' },
  noticed: { zh: '公示', en: 'be put in public notice' },
  approved: { zh: '审批', en: 'be approved' },
  posted: { zh: '记账', en: 'be posted' },
  refused: { zh: '由账务拒绝', en: 'be refused by the ledger' },
  withdrawn: { zh: '撤回', en: 'be withdrawn' },
  superseded: { zh: '替换', en: 'be replaced' },
  read: { zh: '查阅', en: 'be read' },
  objected: { zh: '提出异议', en: 'be objected to' },
}

/** Whoever made a thing, or asked for its approval, cannot approve it. */
export const planApprovedByMaker = (planId: string, officer: string): DomainError =>
  problem(
    'forbidden',
    'PLAN_APPROVED_BY_MAKER',
    '编制人不得审批',
    'Who made or submitted a plan cannot approve it',
    `${officer}编制或提交了计划${planId}，须由他人审批。 / ${officer} made or submitted plan ${planId}; another officer must approve it.`,
    { plan_id: planId, made_by: officer },
  )

export const planWithdrawnByAnother = (planId: string, madeBy: string): DomainError =>
  problem(
    'forbidden',
    'PLAN_WITHDRAWN_BY_ANOTHER',
    '仅编制人可撤回计划',
    'Only its maker withdraws a plan',
    `计划${planId}由${madeBy}编制，只能由其撤回。 / Plan ${planId} was made by ${madeBy}, who alone withdraws it.`,
    { plan_id: planId, made_by: madeBy },
  )

export const noticeNotOver = (planId: string, lastDay: string, today: string): DomainError =>
  problem(
    'conflict',
    'PLAN_NOTICE_NOT_OVER',
    '公示期未满',
    'The public notice is not over',
    `计划${planId}公示至${lastDay}（含当日），今天是${today}。 / Plan ${planId} stands in public notice up to and including ${lastDay}; today is ${today}.`,
    { plan_id: planId, last_day: lastDay, today },
  )

export const noticeNotAsked = (planId: string): DomainError =>
  problem(
    'refused',
    'PLAN_NOTICE_NOT_ASKED',
    '该项目政策不要求公示',
    'The programme asks for no public notice',
    `计划${planId}的项目政策不要求公示，可直接审批。 / Plan ${planId} is of a programme without days of notice; it can be approved as it is.`,
    { plan_id: planId },
  )

export const noticeBegun = (planId: string, firstDay: string, today: string): DomainError =>
  problem(
    'refused',
    'PLAN_NOTICE_IN_PAST',
    '公示首日早于今天',
    'A notice cannot have begun already',
    `计划${planId}的公示不能始于${firstDay}，该日早于今天${today}。 / The notice of plan ${planId} cannot begin on ${firstDay}, before today, ${today}.`,
    { plan_id: planId, first_day: firstDay, today },
  )

export const objectionsOpen = (planId: string, open: number): DomainError =>
  problem(
    'conflict',
    'PLAN_OBJECTIONS_OPEN',
    '公示异议尚未答复',
    'Objections are not answered yet',
    `计划${planId}有${open}件异议待答复，答复后方可审批。 / Plan ${planId} has ${open} ${open === 1 ? 'objection' : 'objections'} to answer before it can be approved.`,
    { plan_id: planId, open },
  )

export const objectionOutOfTime = (
  planId: string,
  notice: Readonly<{ from: string; to: string }>,
  today: string,
): DomainError =>
  problem(
    'refused',
    'OBJECTION_OUT_OF_TIME',
    '不在公示期内',
    'The plan is not in public notice today',
    `计划${planId}自${notice.from}至${notice.to}公示，今天是${today}。 / Plan ${planId} is in public notice from ${notice.from} to ${notice.to}; today is ${today}.`,
    { plan_id: planId, first_day: notice.from, last_day: notice.to, today },
  )

export const objectionUnknown = (planId: string, objectionId: string): DomainError =>
  problem(
    'not_found',
    'OBJECTION_UNKNOWN',
    '异议不存在',
    'There is no such objection',
    `Plan ${planId} has no objection ${objectionId}.`,
    { plan_id: planId, objection_id: objectionId },
  )

export const objectionAnswered = (objectionId: string): DomainError =>
  problem(
    'conflict',
    'OBJECTION_ANSWERED',
    '异议已答复',
    'The objection is answered already',
    `Objection ${objectionId} is answered; its answer stands.`,
    { objection_id: objectionId },
  )

export const objectionLineUnknown = (planId: string, line: number): DomainError =>
  problem(
    'not_found',
    'PLAN_LINE_UNKNOWN',
    '计划没有该行',
    'The plan has no such line',
    `Plan ${planId} has no line ${line}.`,
    { plan_id: planId, line },
  )
