import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { isMe } from '../parts/officer-name.ts'
import type { Text } from '../shell/text.ts'
import type { Officer } from '../shell/session.ts'
import type { Alert } from './alert-rules.ts'
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
  funding: { zh: '资金事项待我复核：{n} 项', en: 'Money of funders for me to check: {n}' },
  officers: { zh: '人员变更待批准：{n} 项', en: 'Officer changes to be approved: {n}' },
} as const

/** What waits for this officer, by role; each is asked for on its own, so that one service that is down hides nothing of the others. */
export function useWaiting(officer: Officer): readonly UseQueryResult<Alert[]>[] {
  const isMine = (...makers: readonly (string | null | undefined)[]) => makers.some((maker) => isMe(officer, maker))
  const plans = useWaitingList(officer, ['finance'], ['plans', 'waiting'], async () => {
    const [submitted, noticed] = await Promise.all([readPlans('submitted'), readPlans('noticed')])
    const open = noticed.filter((plan) => !isMine(plan.submitted_by, plan.made_by))
    return [
      told('plans submitted', T.plansToNotice, submitted.length, financeLink(officer, '/plans?state=submitted')),
      told('plans noticed', T.plansToApprove, open.length, financeLink(officer, '/plans?state=noticed')),
    ]
  })
  const cards = useWaitingList(officer, ['finance'], ['card-changes', 'waiting'], async () => {
    const changes = await readWaiting(
      async (after = '', limit) => {
        const query = { limit, after }
        return (await answer(api.allocation.GET('/v1/card-changes', { params: { query } }))).card_changes
      },
      ({ change_id }) => change_id,
    )
    const open = changes.filter((one) => !isMine(one.asked_by, one.asked_for))
    return [told('cards', T.cards, open.length, financeLink(officer, '/register/cards'))]
  })
  const funding = useWaitingList(officer, ['finance'], ['funding', 'waiting'], async () => {
    const { waiting } = await answer(api.allocation.GET('/v1/funding/waiting'))
    const open = waiting.filter(({ made_by }) => !isMine(made_by))
    return [told('funding', T.funding, open.length, financeLink(officer, ''))]
  })
  const batches = useWaitingList(officer, ['treasury'], ['batches', 'waiting'], async () => {
    const [submitted, funded] = await Promise.all([readBatches('submitted'), readBatches('funded')])
    const open = submitted.filter((one) => !isMine(one.made_by, one.made_for))
    return [
      told('batches submitted', T.batches, open.length, treasuryLink(officer, '?state=submitted')),
      told('batches funded', T.funded, funded.length, treasuryLink(officer, '?state=funded')),
    ]
  })
  const cases = useWaitingList(officer, ['audit'], ['cases', 'waiting'], async () => {
    const { awaits_me } = await answer(api.reconciliation.GET('/v1/cases/sums'))
    return [told('cases', T.cases, awaits_me.count, auditLink(officer, '/cases?awaits_me=true'))]
  })
  const findings = useWaitingList(officer, ['audit'], ['findings', 'waiting'], async () => {
    const { awaits_me, overdue } = await answer(api.reconciliation.GET('/v1/findings/sums'))
    return [
      told('answers', T.answers, awaits_me, auditLink(officer, '/findings?awaits_me=true')),
      told('overdue', T.overdue, overdue, auditLink(officer, '/findings?overdue=true'), 'bad'),
    ]
  })
  const officers = useWaitingList(officer, ['admin'], ['officer-changes', 'waiting'], async () => {
    const changes = await readWaiting(
      async (after = '0', limit) => {
        const query = { open: true, limit, after }
        return (await answer(api.access.GET('/v1/officer-changes', { params: { query } }))).changes
      },
      ({ place }) => place,
    )
    const open = changes.filter((one) => !isMine(one.asked_by.subject, one.asked_by.acting_for, one.subject))
    return [told('officers', T.officers, open.length, '/officers/changes')]
  })
  return [plans, cards, funding, batches, cases, findings, officers].filter(
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
    queryKey: [...queryKey, officer.subject, officer.acting_for ?? ''],
    queryFn: async () => (await read()).filter((alert) => alert !== undefined),
    enabled: hasRole(officer, ...roles),
  })
}

const readPlans = (state: 'submitted' | 'noticed') =>
  readWaiting(
    async (before, limit) => {
      const query = { state, limit, ...(before !== undefined && { before }) }
      return (await answer(api.allocation.GET('/v1/plans', { params: { query } }))).plans
    },
    ({ id }) => id,
  )

const readBatches = (state: string) =>
  readWaiting(
    async (after, limit) => {
      const query = { state, limit, ...(after !== undefined && { after }) }
      return (await answer(api.disbursement.GET('/v1/batches', { params: { query } }))).batches
    },
    ({ id }) => id,
  )

const PER_PAGE = 200

/** All that waits, page by page: a count that stops at a hundred hides what is worst. */
async function readWaiting<Row>(
  page: (cursor: string | undefined, limit: number) => Promise<readonly Row[]>,
  cursorOf: (row: Row) => string,
): Promise<Row[]> {
  const all: Row[] = []
  for (let cursor: string | undefined; ; ) {
    const rows = await page(cursor, PER_PAGE)
    all.push(...rows)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PER_PAGE) return all
    cursor = cursorOf(last)
  }
}

const told = (
  key: string,
  text: Text,
  count: number,
  to: string | undefined,
  tone: Alert['tone'] = 'busy',
): Alert | undefined => (count === 0 ? undefined : { key, tone, text, values: { n: count }, to })
