import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { Text } from '../shell/text.ts'
import type { Officer } from '../shell/session.ts'
import { type Alert, madeByOthers } from './alert-rules.ts'
import { auditLink, financeLink, hasRole, treasuryLink } from './desk-links.ts'

const T = {
  plansToNotice: { zh: '计划待公示：{n} 份', en: 'Plans to be put into public notice: {n}' },
  plansToApprove: { zh: '计划待我审批：{n} 份', en: 'Plans for me to approve: {n}' },
  cards: { zh: '账号变更待我复核：{n} 项', en: 'Account changes for me to check: {n}' },
  batches: { zh: '支付批次待我复核：{n} 批', en: 'Batches for me to approve: {n}' },
  funded: { zh: '支付批次待生成支付文件：{n} 批', en: 'Batches that wait for their bank file: {n}' },
  cases: { zh: '差异说明待我认可：{n} 项', en: 'Explained breaks for me to accept: {n}' },
  answers: { zh: '整改答复待审核：{n} 件', en: 'Answers to findings to be checked: {n}' },
  overdue: { zh: '整改逾期：{n} 件', en: 'Findings past their day: {n}' },
  officers: { zh: '人员变更待批准：{n} 项', en: 'Officer changes to be approved: {n}' },
} as const

const LIMIT = 100

/** What waits for this officer, by role; each is asked for on its own, so that one service that is down hides nothing of the others. */
export function useWaiting(officer: Officer): readonly UseQueryResult<Alert[]>[] {
  const me = officer.subject
  const plans = useWaitingList(officer, ['finance'], ['plans', 'waiting'], async () => {
    const [submitted, noticed] = await Promise.all([readPlans('submitted'), readPlans('noticed')])
    const open = noticed.plans.filter((plan) => plan.submitted_by !== me && plan.made_by !== me)
    return [
      told('plans submitted', T.plansToNotice, submitted.plans, financeLink(officer, '/plans?state=submitted')),
      told('plans noticed', T.plansToApprove, open, financeLink(officer, '/plans?state=noticed')),
    ]
  })
  const cards = useWaitingList(officer, ['finance'], ['card-changes', 'waiting'], async () => {
    const { card_changes } = await answer(
      api.allocation.GET('/v1/card-changes', { params: { query: { limit: LIMIT } } }),
    )
    const mine = madeByOthers(card_changes, (one) => [one.asked_by, one.asked_for], me)
    return [told('cards', T.cards, mine, financeLink(officer, '/register/cards'))]
  })
  const batches = useWaitingList(officer, ['treasury'], ['batches', 'waiting'], async () => {
    const [submitted, funded] = await Promise.all([readBatches('submitted'), readBatches('funded')])
    const mine = madeByOthers(submitted.batches, (one) => [one.made_by, one.made_for], me)
    return [
      told('batches submitted', T.batches, mine, treasuryLink(officer, '?state=submitted')),
      told('batches funded', T.funded, funded.batches, treasuryLink(officer, '?state=funded')),
    ]
  })
  const cases = useWaitingList(officer, ['audit'], ['cases', 'waiting'], async () => {
    const { cases: explained } = await answer(
      api.reconciliation.GET('/v1/cases', { params: { query: { state: 'explained', limit: LIMIT } } }),
    )
    return [told('cases', T.cases, explained, auditLink(officer, '/cases?state=explained'))]
  })
  const findings = useWaitingList(officer, ['audit'], ['findings', 'waiting'], async () => {
    const [answered, overdue] = await Promise.all([
      answer(api.reconciliation.GET('/v1/findings', { params: { query: { state: 'answered', limit: LIMIT } } })),
      answer(api.reconciliation.GET('/v1/findings', { params: { query: { overdue: true, limit: LIMIT } } })),
    ])
    return [
      told('answers', T.answers, answered.findings, auditLink(officer, '/findings?state=answered')),
      told('overdue', T.overdue, overdue.findings, auditLink(officer, '/findings?overdue=true'), 'bad'),
    ]
  })
  const officers = useWaitingList(officer, ['admin'], ['officer-changes', 'waiting'], async () => {
    const { changes } = await answer(
      api.access.GET('/v1/officer-changes', { params: { query: { open: true, limit: LIMIT } } }),
    )
    return [
      told(
        'officers',
        T.officers,
        madeByOthers(changes, (one) => [one.asked_by.subject], me),
        undefined,
      ),
    ]
  })
  return [plans, cards, batches, cases, findings, officers].filter(
    ({ fetchStatus, isPending }) => !isPending || fetchStatus !== 'idle',
  )
}

function useWaitingList(
  officer: Officer,
  roles: readonly string[],
  queryKey: readonly string[],
  read: () => Promise<(Alert | undefined)[]>,
): UseQueryResult<Alert[]> {
  return useQuery({
    queryKey: [...queryKey, officer.subject],
    queryFn: async () => (await read()).filter((alert) => alert !== undefined),
    enabled: hasRole(officer, ...roles),
  })
}

const readPlans = (state: 'submitted' | 'noticed') =>
  answer(api.allocation.GET('/v1/plans', { params: { query: { state, limit: LIMIT } } }))

const readBatches = (state: string) =>
  answer(api.disbursement.GET('/v1/batches', { params: { query: { state, limit: LIMIT } } }))

function told(
  key: string,
  text: Text,
  list: readonly unknown[],
  to: string | undefined,
  tone: Alert['tone'] = 'busy',
): Alert | undefined {
  if (list.length === 0) return undefined
  return { key, tone, text, values: { n: list.length >= LIMIT ? `${LIMIT}+` : list.length }, to }
}
