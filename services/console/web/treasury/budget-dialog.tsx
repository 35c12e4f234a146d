import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { readAmount } from '../finance/amount-text.ts'
import { DayField } from '../parts/day-field.tsx'
import { fenOf, yuanFigures, yuanOf } from '../parts/money-text.ts'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { PROJECTS } from './project-queries.ts'
import { ASKED, RequestDialog } from './request-dialog.tsx'

const T = {
  title: { zh: '项目预算', en: 'Budget of the project' },
  total: { zh: '预算总额（元）', en: 'Total (yuan)' },
  totalHint: { zh: '这个项目最多可付这么多。', en: 'No more than this is ever paid.' },
  advance: { zh: '预付上限（%）', en: 'Advance, percent at most' },
  advanceHint: { zh: '开工前最多可付 {amount} 元', en: 'Up to {amount} yuan before any work is done' },
  retention: { zh: '质保金（%）', en: 'Retention, percent' },
  retentionHint: { zh: '留 {amount} 元，验收后到期才付', en: '{amount} yuan are kept back until their day' },
  from: { zh: '质保金可付日', en: 'Retention may be paid from' },
  document: { zh: '批复文号', en: 'Document' },
  reason: { zh: '说明', en: 'Reason' },
  noAmount: { zh: '请写成 300000.00 或 30万', en: 'Write it as 300000.00' },
  noPercent: { zh: '请填 0 到 100，最多两位小数', en: '0 to 100, two places at most' },
} as const satisfies Texts

type Props = Readonly<{ fundId: string; beneficiaryId: string; total: string; onClose: () => void }>

/** Another version of a project's budget; it holds once another officer has approved it. */
export function BudgetDialog({ fundId, beneficiaryId, total, onClose }: Props) {
  const t = useT()
  const [typed, setTyped, forget] = useKept(`budget:${fundId}:${beneficiaryId}`, {
    total,
    advance_percent: '30',
    retention_percent: '5',
    retention_from: '',
    document_number: '',
    reason: '',
  })
  const amount = readAmount(typed.total)
  const ask = useCommand({
    run: (order: typeof typed, key) => {
      const params = { path: { fund_id: fundId }, header: { 'idempotency-key': key } }
      const body = {
        ...order,
        beneficiary_id: beneficiaryId,
        total: readAmount(order.total) ?? order.total,
        retention_from: order.retention_from === '' ? null : order.retention_from,
      }
      return answer(api.disbursement.POST('/v1/funds/{fund_id}/project-budgets', { params, body }))
    },
    invalidates: [PROJECTS],
    done: ASKED,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const faults = fieldProblems(ask.problem)
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const isReady =
    amount !== undefined &&
    isPercent(typed.advance_percent) &&
    isPercent(typed.retention_percent) &&
    typed.document_number.trim() !== '' &&
    typed.reason.trim() !== ''
  const percent = (name: 'advance_percent' | 'retention_percent', label: Text, hint: Text, rounded: 'up' | 'down') => {
    const part = amount === undefined ? undefined : partOf(amount, typed[name], rounded)
    return (
      <TextField
        label={t(label)}
        value={typed[name]}
        onChange={(value) => change({ [name]: value })}
        fault={isPercent(typed[name]) ? faults.get(`/${name}`) : T.noPercent}
        {...(part !== undefined && { hint: t(hint, { amount: yuanFigures(part) }) })}
        isRequired
      />
    )
  }
  return (
    <RequestDialog
      title={t(T.title)}
      onClose={onClose}
      onSend={() => void ask.send(typed)}
      isReady={isReady}
      isSending={ask.isSending}
      problem={ask.problem}
    >
      <TextField
        label={t(T.total)}
        value={typed.total}
        onChange={(value) => change({ total: value })}
        hint={t(T.totalHint)}
        fault={amount === undefined ? T.noAmount : faults.get('/total')}
        isRequired
      />
      {percent('advance_percent', T.advance, T.advanceHint, 'down')}
      {percent('retention_percent', T.retention, T.retentionHint, 'up')}
      <DayField
        label={t(T.from)}
        value={typed.retention_from}
        onChange={(retention_from) => change({ retention_from })}
        fault={faults.get('/retention_from')}
      />
      <TextField
        label={t(T.document)}
        value={typed.document_number}
        onChange={(document_number) => change({ document_number })}
        fault={faults.get('/document_number')}
        isRequired
      />
      <TextField
        label={t(T.reason)}
        value={typed.reason}
        onChange={(reason) => change({ reason })}
        fault={faults.get('/reason')}
        rows={2}
        isRequired
      />
    </RequestDialog>
  )
}

const PERCENT = /^(?:100(?:\.0{1,2})?|[1-9]?\d(?:\.\d{1,2})?)$/u
const isPercent = (typed: string): boolean => PERCENT.test(typed.trim())

/** The odd fen as the service rounds it: an advance is never above its part, a retention never below. */
function partOf(total: string, percent: string, rounded: 'up' | 'down'): string | undefined {
  if (!isPercent(percent)) return undefined
  const [whole = '0', places = ''] = percent.trim().split('.')
  const exact = fenOf(total) * BigInt(whole + places.padEnd(2, '0'))
  return yuanOf(rounded === 'up' ? (exact + 9_999n) / 10_000n : exact / 10_000n)
}
