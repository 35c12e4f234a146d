import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { momentText } from '../parts/day.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch, type Objection, objectionsQuery } from './batch-queries.ts'
import { DeedButton } from './deed-button.tsx'
import { answerRefusal } from './deeds.ts'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  noNotice: { zh: '该项目不要求支付前公示。', en: 'The programme asks for no notice before payment.' },
  notYet: {
    zh: '该项目要求公示 {n} 天，还没有开始。',
    en: 'The programme asks for {n} days of notice, which have not begun.',
  },
  from: { zh: '公示 {from} 至 {until}', en: 'In notice from {from} to {until}' },
  how: {
    zh: '公示期内有人提出异议时，在“明细”里点开那一笔登记；那一笔暂缓，其余不受影响。',
    en: 'An objection is written down on its payment, under "Lines"; that line is held, the others are not.',
  },
  logged: { zh: '异议内容不遮盖，谁看过会被记录。', en: 'Texts are in clear; who reads them is written down.' },
  show: { zh: '查看异议', en: 'Show the objections' },
  none: { zh: '没有异议。', en: 'No objections.' },
  by: { zh: '提出人', en: 'Objector' },
  text: { zh: '异议内容', en: 'Objection' },
  line: { zh: '付款', en: 'Payment' },
  recorded: { zh: '登记', en: 'Written down' },
  decision: { zh: '处理', en: 'Decision' },
  decide: { zh: '答复', en: 'Decide' },
  upheld: { zh: '异议成立，撤出这一笔', en: 'Upheld: the line is taken out' },
  dismissed: { zh: '异议不成立，照常支付', en: 'Dismissed: it is paid' },
  answer: { zh: '答复内容', en: 'Answer' },
  decided: { zh: '异议已答复', en: 'Decided' },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Texts

/** The days of public notice, and what people said against lines. */
export function NoticeTab({ batch }: { batch: Batch }) {
  const t = useT()
  const [isShown, setShown] = useState(false)
  const days = batch.terms?.notice_days ?? 0
  return (
    <div className="form">
      <p>
        {batch.notice_from !== null && batch.notice_until !== null
          ? t(T.from, { from: batch.notice_from, until: batch.notice_until })
          : days === 0
            ? t(T.noNotice)
            : t(T.notYet, { n: days })}
      </p>
      {batch.notice_from !== null && (
        <>
          <p>{t(T.how)}</p>
          {isShown ? (
            <Objections batch={batch} />
          ) : (
            <p className="row">
              <Button onClick={() => setShown(true)}>{t(T.show)}</Button>
              <small className="tone-soft">{t(T.logged)}</small>
            </p>
          )}
        </>
      )}
    </div>
  )
}

function Objections({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const objections = useQuery(objectionsQuery(batch.id))
  const [deciding, setDeciding] = useState<Objection>()
  return (
    <Loaded of={objections}>
      {(all) =>
        all.length === 0 ? (
          <p className="tone-soft">{t(T.none)}</p>
        ) : (
          <TableBox>
            <table className="plain-table">
              <thead>
                <tr>
                  {[T.line, T.by, T.text, T.recorded, T.decision].map((text) => (
                    <th key={text.zh} scope="col">
                      {t(text)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {all.map((objection) => (
                  <tr key={objection.id}>
                    <td>
                      <Link to={`/treasury/payments/${objection.payment_id}`}>{objection.reference}</Link>
                    </td>
                    <td>{objection.by}</td>
                    <td>{objection.text}</td>
                    <td>
                      {objection.raised_on} <Who by={objection.recorded_by} />
                    </td>
                    <td>
                      {objection.decision === null ? (
                        <DeedButton
                          refusal={answerRefusal(objection.recorded_by, null, officer)}
                          onDo={() => setDeciding(objection)}
                        >
                          {t(T.decide)}
                        </DeedButton>
                      ) : (
                        <>
                          {t(objection.decision === 'upheld' ? T.upheld : T.dismissed)}：{objection.answer}{' '}
                          <Who by={objection.decided_by} /> {momentText(objection.decided_at)}
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {deciding !== undefined && <DecideDialog objection={deciding} onClose={() => setDeciding(undefined)} />}
          </TableBox>
        )
      }
    </Loaded>
  )
}

function DecideDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const t = useT()
  const [typed, setTyped, forget] = useKept<{ decision: 'upheld' | 'dismissed'; answer: string }>(
    `objection:${objection.id}`,
    { decision: 'dismissed', answer: '' },
  )
  const decide = useCommand({
    run: (body: typeof typed, key) => {
      const params = { path: { objection_id: objection.id }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/objections/{objection_id}/decide', { params, body }))
    },
    invalidates: [BATCHES],
    done: T.decided,
    onDone: () => {
      forget()
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      title={t(T.decide)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.back)}</Button>
          <Button
            type="primary"
            disabled={typed.answer.trim() === ''}
            loading={decide.isSending}
            onClick={() => void decide.send(typed)}
          >
            {t(T.decide)}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>{objection.text}</p>
        <Choice
          label={t(T.decision)}
          value={typed.decision}
          options={{ dismissed: T.dismissed, upheld: T.upheld }}
          onChange={(decision) => setTyped({ ...typed, decision: decision === 'upheld' ? 'upheld' : 'dismissed' })}
        />
        <TextField
          label={t(T.answer)}
          value={typed.answer}
          onChange={(text) => setTyped({ ...typed, answer: text })}
          rows={3}
          isRequired
        />
        <ProblemNotice problem={decide.problem} />
      </div>
    </Dialog>
  )
}
