import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Break, type Run } from './audit-queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { readRow, readRows } from './shown-row.ts'

const T = {
  title: { zh: '人工匹配', en: 'Match by hand' },
  hint: {
    zh: '确认这些行是同一笔时使用。双方各填行号，逗号分开；匹配和理由都会留痕，可以撤销。',
    en: 'Where these rows are the same thing. Row numbers of each side, with commas between. It is kept with its reason and can be undone.',
  },
  left: { zh: '左方行号', en: 'Left rows' },
  right: { zh: '右方行号', en: 'Right rows' },
  done: { zh: '已人工匹配', en: 'Matched' },
} as const

const rowsOf = (text: string): number[] =>
  text
    .normalize('NFKC')
    .split(/[,，、\s]+/u)
    .filter((part) => /^\d+$/u.test(part))
    .map(Number)

/** Rows of open breaks are matched by an officer, with his reason. */
export function MatchByHand({ run, found }: { run: Run; found: Break }) {
  const t = useT()
  const near = readRows(found.candidates)
  const proposed = (side: 'left' | 'right') => {
    const own = readRow(found[side])
    const candidate = near.find((row) => row.side === side)?.item
    return String(own?.row ?? candidate?.row ?? '')
  }
  const [isOpen, setOpen] = useState(false)
  const [left, setLeft] = useState(proposed('left'))
  const [right, setRight] = useState(proposed('right'))
  const match = useCommand({
    run: (sent: { left: number[]; right: number[]; reason: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/job-runs/{run_id}/matches', {
          params: { path: { run_id: run.id }, header: { 'idempotency-key': key } },
          body: sent,
        }),
      ),
    invalidates: [AUDIT],
    done: T.done,
    onDone: () => setOpen(false),
  })
  if (found.settled !== null) return null
  return (
    <section className="card screen-only">
      <div className="card-head">
        <h2>{t(T.title)}</h2>
        <Button onClick={() => setOpen(true)}>{t(T.title)}</Button>
      </div>
      <p className="muted">{t(T.hint)}</p>
      <ReasonDialog
        key={String(isOpen)}
        isOpen={isOpen}
        title={t(T.title)}
        hint={t(T.hint)}
        isSending={match.isSending}
        problem={match.problem}
        onSend={(reason) => void match.send({ left: rowsOf(left), right: rowsOf(right), reason })}
        onClose={() => setOpen(false)}
      >
        <div className="field-grid">
          <TextField label={t(T.left)} value={left} onChange={setLeft} />
          <TextField label={t(T.right)} value={right} onChange={setRight} />
        </div>
      </ReasonDialog>
    </section>
  )
}
