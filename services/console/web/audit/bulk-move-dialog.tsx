import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Text, useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { MOVE_HINTS, MOVES, type OfficerMove } from './case-words.ts'
import { casesBody, type ChosenCases, countOf } from './chosen-cases.ts'
import { COLON } from './own-words.ts'

const T = {
  title: { zh: '{move}：{n} 条差异', en: '{move}: {n} cases' },
  reason: { zh: '理由（记入每一条）', en: 'Reason (kept with each)' },
  cancel: { zh: '不办了', en: 'Leave it' },
  close: { zh: '关闭', en: 'Close' },
  one: { zh: '差异 {n}', en: 'Case {n}' },
  result: { zh: '{moved} 条已办理，{not} 条未能办理。', en: '{moved} done, {not} not.' },
} as const

type BulkMoveDialogProps = Readonly<{
  chosen: ChosenCases
  to: OfficerMove | undefined
  onClose: () => void
  onDone: () => void
}>

export function BulkMoveDialog({ chosen, to, onClose, onDone }: BulkMoveDialogProps) {
  const t = useT()
  const [reason, setReason, forget] = useKept(`cases-${to ?? ''}`, '')
  const [result, setResult] = useState<BulkResult>()
  const move = useCommand({
    run: (sent: { to: OfficerMove; reason: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/cases/moves', {
          params: { header: { 'idempotency-key': key } },
          body: { ...casesBody(chosen), ...sent },
        }),
      ),
    invalidates: [AUDIT],
    onDone: (told) => {
      forget()
      setResult(told)
    },
  })
  const close = () => {
    if (result !== undefined) onDone()
    onClose()
  }
  if (to === undefined) return null
  return (
    <Dialog
      isOpen
      title={t(T.title, { move: t(MOVES[to]), n: countOf(chosen) })}
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
  results: readonly Readonly<{ case_id: string; number: number; moved: boolean; title: Text | null }>[]
}>

function BulkOutcome({ result }: { result: BulkResult }) {
  const t = useT()
  const refused = result.results.filter(({ moved }) => !moved)
  return (
    <>
      <p className={`notice ${refused.length === 0 ? 'notice-good' : 'notice-warn'}`} role="status">
        {t(T.result, { moved: result.moved, not: result.not_moved })}
      </p>
      <ul className="plain-list">
        {refused.map(({ case_id, number, title }) => (
          <li key={case_id}>
            <Link to="/audit/cases/$case_id" params={{ case_id }}>
              {t(T.one, { n: number })}
            </Link>
            {title !== null && `${t(COLON)}${t(title)}`}
          </li>
        ))}
      </ul>
    </>
  )
}
