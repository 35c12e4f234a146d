import { formatFen } from '@fundtrace/money'
import type { CheckFinding } from './payment-check.ts'

export const STAGES = ['advance', 'progress', 'final', 'retention'] as const
export type Stage = (typeof STAGES)[number]
export const DOCUMENT_KINDS = ['voucher', 'acceptance', 'contract', 'invoice', 'progress'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** What a project may cost and how it is paid, as approved. Whole fen; percentages in hundredths (30.5 % is 3050n). */
export type ProjectBudget = Readonly<{
  total: bigint
  /** Before any work is done, at most. */
  advance: bigint
  /** Kept back until the day (质保金). */
  retention: bigint
  retentionFrom: string | null
}>

/** One award line that is to be paid, with what its project was paid before. Whole fen. */
export type StagePayment = Readonly<{
  /** Null while no officer has said what it is. */
  stage: Stage | null
  amount: bigint
  paidBefore: Readonly<{ advance: bigint; all: bigint }>
  /** Of this award line; and of the whole project in this fund. */
  ownDocuments: ReadonlySet<DocumentKind>
  projectDocuments: ReadonlySet<DocumentKind>
  payOn: string
}>

/**
 * What is wanting for a payment under a closed circuit: 专户管理、封闭运行、报账制 (城区委办发〔2016〕11号 五、(十), rule F1), the budget being the
 * approved project that every use belongs to (湛开办〔2016〕163号 四、1, rule F3). Stages and their documents are ours: the documents name none.
 */
export function judgeStage(payment: StagePayment, budget: ProjectBudget | null): CheckFinding[] {
  const { stage } = payment
  if (stage === null) return [wanting('stage_missing')]
  if (budget === null) return [wanting('budget_missing', { stage })]
  return [...judgeAmount(payment, stage, budget), ...judgeDocuments(payment, stage)]
}

function judgeAmount({ amount, paidBefore, payOn }: StagePayment, stage: Stage, budget: ProjectBudget): CheckFinding[] {
  const findings: CheckFinding[] = []
  const all = paidBefore.all + amount
  const open = budget.total - partOf(budget.total, budget.retention, 'up')
  const advance = partOf(budget.total, budget.advance, 'down')
  if (all > budget.total) findings.push(beyond('budget_exceeded', stage, budget.total, paidBefore.all, amount))
  else if (stage !== 'retention' && all > open)
    findings.push(beyond('retention_touched', stage, open, paidBefore.all, amount))
  if (stage === 'advance' && paidBefore.advance + amount > advance)
    findings.push(beyond('advance_exceeded', stage, advance, paidBefore.advance, amount))
  if (stage === 'retention' && (budget.retentionFrom === null || payOn < budget.retentionFrom))
    findings.push(wanting('retention_not_due', { stage, from: budget.retentionFrom, pay_on: payOn }))
  return findings
}

/** Contract and acceptance are the project's; voucher and report of progress are those of the line itself. */
const NEEDED: Readonly<Record<Stage, Readonly<{ own: readonly DocumentKind[]; project: readonly DocumentKind[] }>>> = {
  advance: { own: ['voucher'], project: ['contract'] },
  progress: { own: ['voucher', 'progress'], project: [] },
  final: { own: ['voucher'], project: ['acceptance'] },
  retention: { own: [], project: ['acceptance'] },
}

function judgeDocuments({ ownDocuments, projectDocuments }: StagePayment, stage: Stage): CheckFinding[] {
  const { own, project } = NEEDED[stage]
  const missing = [
    ...own.filter((kind) => !ownDocuments.has(kind)),
    ...project.filter((kind) => !projectDocuments.has(kind)),
  ]
  return missing.map((document) => wanting('document_missing', { stage, document }))
}

/** The side that does not gain gets the odd fen: an advance is never above its part, a retention never below. */
function partOf(total: bigint, hundredths: bigint, rounded: 'down' | 'up'): bigint {
  const exact = total * hundredths
  return rounded === 'down' ? exact / 10_000n : (exact + 9_999n) / 10_000n
}

const wanting = (rule: string, values: Readonly<Record<string, string | null>> = {}): CheckFinding => ({
  check: 'closed_circuit',
  detail: { rule, ...values },
})

const beyond = (rule: string, stage: Stage, limit: bigint, paid: bigint, requested: bigint): CheckFinding => ({
  check: 'closed_circuit',
  detail: {
    rule,
    stage,
    limit: formatFen(limit),
    paid: formatFen(paid),
    requested: formatFen(requested),
    missing: formatFen(paid + requested - limit),
  },
})
