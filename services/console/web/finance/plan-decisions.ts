import type { Text } from '../shell/language.tsx'
import type { Officer } from '../shell/session.ts'
import { isMe } from '../parts/officer-name.ts'

export type PlanStanding = Readonly<{
  state: string
  made_by: string
  submitted_by: string | null
  notice: Readonly<{ days: number; first_day: string | null; last_day: string | null }> | null
}>

export type Decision = 'submit' | 'notice' | 'approve' | 'withdraw' | 'award'

/** What may come next for a plan. With `why`, this officer may not do it, and that is the reason. */
export type NextStep = Readonly<{ decision: Decision; why?: Text }>

const WHY = {
  role: { zh: '只有财政人员可以办理。', en: 'Only finance officers do this.' },
  own: {
    zh: '这份计划由您测算或提交。制单人不能复核自己的计划，须由另一名财政人员复核。',
    en: 'You made or submitted this plan. Nobody approves his own: another finance officer has to.',
  },
  noticeFirst: {
    zh: '政策要求先公示：请先提交并公示。',
    en: 'The programme asks for a public notice first: submit it and put it into notice.',
  },
  noticeRuns: {
    zh: '公示到 {last_day} 为止（含当日），次日起可以复核。',
    en: 'In public notice until the end of {last_day}; it can be approved from the next day on.',
  },
  objections: { zh: '还有 {n} 条异议没有答复，答复后才能复核。', en: '{n} objections are not answered yet.' },
  maker: { zh: '只有测算人本人可以撤回。', en: 'Only its maker takes it back.' },
} as const satisfies Record<string, Text>

const filled = ({ zh, en }: Text, values: Readonly<Record<string, string>>): Text => {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
  return { zh: fill(zh), en: fill(en) }
}

/** In the order in which they are usual. The service judges again; this is said before the click. */
export function nextSteps(
  plan: PlanStanding,
  officer: Officer,
  now: Readonly<{ today: string; openObjections: number }>,
): readonly NextStep[] {
  const steps = stepsOf(plan)
  if (!officer.roles.includes('finance')) return steps.map((decision) => ({ decision, why: WHY.role }))
  return steps.map((decision) => {
    const why = decision === 'approve' ? refuseApproval(plan, officer, now) : refuseWithdrawal(decision, plan, officer)
    return why === undefined ? { decision } : { decision, why }
  })
}

function stepsOf({ state, notice }: PlanStanding): readonly Decision[] {
  switch (state) {
    case 'draft':
      return ['withdraw']
    case 'computed':
      return ['submit', 'approve', 'withdraw']
    case 'submitted':
      return notice === null ? ['approve', 'withdraw'] : ['notice', 'approve', 'withdraw']
    case 'noticed':
      return ['approve', 'withdraw']
    case 'posted':
      return ['award']
    default:
      return []
  }
}

function refuseApproval(
  { state, made_by, submitted_by, notice }: PlanStanding,
  officer: Officer,
  { today, openObjections }: Readonly<{ today: string; openObjections: number }>,
): Text | undefined {
  if (isMe(officer, made_by) || isMe(officer, submitted_by)) return WHY.own
  if (notice === null || notice.days === 0) return undefined
  if (state !== 'noticed' || notice.last_day === null) return WHY.noticeFirst
  if (today <= notice.last_day) return filled(WHY.noticeRuns, { last_day: notice.last_day })
  return openObjections > 0 ? filled(WHY.objections, { n: String(openObjections) }) : undefined
}

const refuseWithdrawal = (decision: Decision, { made_by }: PlanStanding, officer: Officer): Text | undefined =>
  decision === 'withdraw' && !isMe(officer, made_by) ? WHY.maker : undefined
