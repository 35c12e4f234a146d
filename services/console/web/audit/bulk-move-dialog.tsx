import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { MOVE_HINTS, MOVES, type OfficerMove } from './case-words.ts'

const T = {
  title: { zh: '{move}：{n} 条差异', en: '{move}: {n} cases' },
  reason: { zh: '理由（记入每一条）', en: 'Reason (kept with each)' },
  cancel: { zh: '不办了', en: 'Leave it' },
  close: { zh: '关闭', en: 'Close' },
  result: { zh: '{moved} 条已办理，{not} 条未能办理。', en: '{moved} done, {not} not.' },
} as const

/** Refusals in words, by what the service calls them. */
const REFUSALS: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = {
  RECONCILIATION_CASE_OFFICER_NOT_ANOTHER: { zh: '须由另一人认可', en: 'another officer must accept it' },
  RECONCILIATION_CASE_STATE_WRONG: { zh: '当前状态不允许此操作', en: 'not in a state for this' },
  RECONCILIATION_CASE_CORRECTION_MISSING: { zh: '没有已办结的更正', en: 'no correction of it is done' },
}

type BulkMoveDialogProps = Readonly<{
  cases: readonly string[]
  to: OfficerMove | undefined
  onClose: () => void
  onDone: () => void
}>

export function BulkMoveDialog({ cases, to, onClose, onDone }: BulkMoveDialogProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [result, setResult] = useState<BulkResult>()
  const move = useCommand({
    run: (sent: { to: OfficerMove; reason: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/moves', {
          params: { header: { 'idempotency-key': key } },
          body: { cases: [...cases], ...sent },
        }),
      ),
    invalidates: [AUDIT],
    onDone: setResult,
  })
  const close = () => {
    if (result !== undefined) onDone()
    onClose()
  }
  if (to === undefined) return null
  return (
    <Dialog
      isOpen
      title={t(T.title, { move: t(MOVES[to]), n: cases.length })}
      onClose={close}
      actions={
        result === undefined ? (
          <>
            <Button onClick={close}>{t(T.cancel)}</Button>
            <Button
              type="primary"
              loading={move.isSending}
              disabled={reason.trim() === ''}
              onClick={() => void move.send({ to, reason: reason.trim() })}
            >
              {t(MOVES[to])}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={close}>
            {t(T.close)}
          </Button>
        )
      }
    >
      {result === undefined ? (
        <>
          <p>{t(MOVE_HINTS[to])}</p>
          <TextField
            label={t(T.reason)}
            value={reason}
            onChange={setReason}
            rows={4}
            isRequired
            fault={fieldProblems(move.problem).get('/reason')}
          />
          <ProblemNotice problem={move.problem} />
        </>
      ) : (
        <BulkOutcome result={result} />
      )}
    </Dialog>
  )
}

type BulkResult = Readonly<{
  moved: number
  not_moved: number
  results: readonly Readonly<{ case_id: string; moved: boolean; code: string | null; detail: string | null }>[]
}>

function BulkOutcome({ result }: { result: BulkResult }) {
  const t = useT()
  const refused = result.results.filter(({ moved }) => !moved)
  return (
    <>
      <p className={`notice ${refused.length === 0 ? 'notice-good' : 'notice-warn'}`} role="status">
        {t(T.result, { moved: result.moved, not: result.not_moved })}
      </p>
      {refused.length > 0 && (
        <ul className="plain-list">
          {refused.map(({ case_id, code, detail }) => {
            const known = REFUSALS[code ?? '']
            return (
              <li key={case_id}>
                <span className="mono">{case_id.slice(0, 8)}</span> {known === undefined ? detail : t(known)}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
