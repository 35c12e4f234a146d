import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { readRow } from './shown-row.ts'

const T = {
  title: { zh: '匹配 {n}', en: 'Match {n}' },
  side: { zh: '方', en: 'Side' },
  left: { zh: '左方', en: 'left' },
  right: { zh: '右方', en: 'right' },
  row: { zh: '行号', en: 'Row' },
  id: { zh: '编号', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  reason: { zh: '理由', en: 'Reason' },
  undo: { zh: '撤销匹配', en: 'Undo the match' },
  confirm: { zh: '确认匹配', en: 'Confirm the match' },
  close: { zh: '关闭', en: 'Close' },
  done: { zh: '已记录', en: 'Kept' },
  few: { zh: '只显示每方前 20 行。', en: 'Only the first 20 rows of each side are shown.' },
} as const

export type Match = Readonly<{
  number: number
  rule: string
  left: number[]
  right: number[]
  difference: string
  suggested: boolean
  change: number | null
  undone: number | null
}>

const SHOWN_MAX = 20

/** Both rows of a match, and the officer's hand on it. */
export function MatchDialog({ run, match, onClose }: { run: Run; match: Match; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState('')
  const rows = useQuery({
    queryKey: [...AUDIT, 'runs', run.id, 'match-rows', match.number],
    queryFn: () => readSides(run, match),
  })
  const change = useCommand({
    run: ({ what, text }: { what: 'undo' | 'confirm'; text: string }, key) => {
      const asked = {
        params: { path: { run_id: run.id, number: match.number }, header: { 'idempotency-key': key } },
        body: { reason: text },
      }
      return answer(
        what === 'undo'
          ? api.reconciliation.POST('/v1/job-runs/{run_id}/matches/{number}/undo', asked)
          : api.reconciliation.POST('/v1/job-runs/{run_id}/matches/{number}/confirm', asked),
      )
    },
    invalidates: [AUDIT],
    done: T.done,
    onDone: onClose,
  })
  const isOver = match.undone !== null
  const send = (what: 'undo' | 'confirm') => void change.send({ what, text: reason.trim() })
  return (
    <Dialog
      isOpen
      isWide
      title={t(T.title, { n: match.number })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.close)}</Button>
          {!isOver && (
            <Button danger disabled={reason.trim() === ''} loading={change.isSending} onClick={() => send('undo')}>
              {t(T.undo)}
            </Button>
          )}
          {!isOver && match.suggested && (
            <Button type="primary" disabled={reason.trim() === ''} onClick={() => send('confirm')}>
              {t(T.confirm)}
            </Button>
          )}
        </>
      }
    >
      <Loaded of={rows}>
        {(items) => (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t(T.side)}</th>
                <th scope="col">{t(T.row)}</th>
                <th scope="col">{t(T.id)}</th>
                <th scope="col">{t(T.day)}</th>
                <th scope="col" className="figure">
                  {t(T.amount)}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ side, item }) => (
                <tr key={`${side}-${item.row}`}>
                  <td>{t(T[side])}</td>
                  <td>{item.row}</td>
                  <td className="mono">{item.fields['reference'] ?? item.id}</td>
                  <td>{item.on ?? '—'}</td>
                  <td className="figure">
                    <Yuan yuan={item.amount} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {match.left.length + match.right.length > 2 * SHOWN_MAX && <p className="muted">{t(T.few)}</p>}
      {!isOver && (
        <TextField
          label={t(T.reason)}
          value={reason}
          onChange={setReason}
          rows={2}
          fault={fieldProblems(change.problem).get('/reason')}
        />
      )}
      <ProblemNotice problem={change.problem} />
    </Dialog>
  )
}

/** Rows stand in the run's frozen inputs, by their numbers. */
async function readSides(run: Run, match: Match) {
  const reads = (['left', 'right'] as const).flatMap((side) => {
    const input = run.inputs.find((each) => each.side === side)
    if (input === undefined) return []
    return match[side].slice(0, SHOWN_MAX).map(async (row) => {
      const { rows } = await answer(
        api.reconciliation.GET('/v1/datasets/{dataset_id}/rows', {
          params: { path: { dataset_id: input.dataset_id }, query: { after: row - 1, limit: 1 } },
        }),
      )
      const item = readRow(rows[0])
      return item === null ? [] : [{ side, item }]
    })
  })
  return (await Promise.all(reads)).flat()
}
