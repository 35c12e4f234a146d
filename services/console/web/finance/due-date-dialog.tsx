import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { type InstalmentRow, readInstalmentRows } from './instalment-rows.ts'

const T = {
  title: { zh: '约定拨付日期', en: 'State when it is owed' },
  says: {
    zh: '写明每个出资方哪一天应拨多少；同一出资方的几期合起来必须等于它承担的数额（或 100%）。新的约定替代旧的，旧的留档。',
    en: 'Which funder owes how much on which day; the instalments of a funder are its whole share, or 100 percent. They take the place of those before, which stay on record.',
  },
  funder: { zh: '出资方', en: 'Funder' },
  others: { zh: '其余各方', en: 'All others' },
  day: { zh: '应拨日', en: 'Due on' },
  part: { zh: '多少', en: 'How much' },
  partHint: { zh: '元、万元，或 40%', en: 'Yuan, 万元, or 40%' },
  partWrong: { zh: '请写成 7500.00、0.75万元 或 40%', en: 'Write 7500.00, 0.75万元 or 40%' },
  more: { zh: '再加一期', en: 'One more' },
  less: { zh: '删去第 {n} 期', en: 'Remove row {n}' },
  reason: { zh: '依据', en: 'Why' },
  state: { zh: '约定', en: 'State' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已约定', en: 'Stated' },
} as const satisfies Texts

export type DueDateDialogProps = Readonly<{
  fundId: string
  funders: readonly Readonly<{ funder_id: string; name: string }>[]
  onClose: () => void
}>

type Draft = Readonly<{ reason: string; rows: readonly InstalmentRow[] }>
const EMPTY: InstalmentRow = { funder_id: '', due_on: '', part: '' }

export function DueDateDialog({ fundId, funders, onClose }: DueDateDialogProps) {
  const t = useT()
  const [draft, keep, forget] = useKept<Draft>(`due-dates:${fundId}`, {
    reason: '',
    rows: [{ ...EMPTY, part: '100%' }],
  })
  const read = readInstalmentRows(draft.rows)
  const state = useCommand({
    run: (reason: string, key) =>
      answer(
        api.allocation.POST('/v1/funds/{fund_id}/due-dates', {
          params: { path: { fund_id: fundId }, header: { 'idempotency-key': key } },
          body: { reason, instalments: [...(read ?? [])] },
        }),
      ),
    invalidates: [['funds']],
    done: T.done,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const setRow = (index: number, change: Partial<InstalmentRow>) =>
    keep({ ...draft, rows: draft.rows.map((row, at) => (at === index ? { ...row, ...change } : row)) })
  const faults = fieldProblems(state.problem)
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.cancel)}</Button>
          <Button
            type="primary"
            disabled={read === undefined || draft.reason.trim() === ''}
            loading={state.isSending}
            onClick={() => void state.send(draft.reason.trim())}
          >
            {t(T.state)}
          </Button>
        </>
      }
    >
      <p>{t(T.says)}</p>
      {draft.rows.map((row, index) => (
        // A row has no name of its own.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="finance-form-row finance-rows">
          <Choice
            label={t(T.funder)}
            value={row.funder_id}
            options={[['', T.others], ...funders.map(({ funder_id, name }) => [funder_id, name] as const)]}
            onChange={(funder_id) => setRow(index, { funder_id })}
          />
          <DayField
            label={t(T.day)}
            value={row.due_on}
            onChange={(due_on) => setRow(index, { due_on })}
            fault={faults.get(`/instalments/${index}/due_on`)}
          />
          <TextField
            label={t(T.part)}
            value={row.part}
            onChange={(part) => setRow(index, { part })}
            hint={t(T.partHint)}
            fault={
              row.part !== '' && readInstalmentRows([{ ...row, due_on: '2016-01-01' }]) === undefined
                ? T.partWrong
                : (faults.get(`/instalments/${index}/amount`) ?? faults.get(`/instalments/${index}/percent`))
            }
          />
          {draft.rows.length > 1 && (
            <button
              type="button"
              className="quiet-button"
              aria-label={t(T.less, { n: index + 1 })}
              onClick={() => keep({ ...draft, rows: draft.rows.filter((_, at) => at !== index) })}
            >
              ✕
            </button>
          )}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => keep({ ...draft, rows: [...draft.rows, draft.rows.at(-1) ?? EMPTY] })}>
          {t(T.more)}
        </Button>
      </div>
      <TextField
        label={t(T.reason)}
        value={draft.reason}
        onChange={(reason) => keep({ ...draft, reason })}
        fault={faults.get('/reason')}
        isRequired
      />
      <ProblemNotice problem={state.problem} />
    </Dialog>
  )
}
