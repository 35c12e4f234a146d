import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { KeptProblem } from '../parts/kept-problem.tsx'
import { Money, Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch } from './batch-queries.ts'
import { DeedButton } from './deed-button.tsx'
import { advanceRefusal, roleRefusal } from './deeds.ts'
import { missingMoney } from './missing-money.ts'
import { useFunderName } from '../parts/known-names.ts'
import { of } from './use-batch-command.ts'

const T = {
  missing: { zh: '{funder} 的资金还差', en: 'Missing of {funder}' },
  someFund: { zh: '该资金', en: 'the fund' },
  needed: { zh: '需要', en: 'Needed' },
  there: { zh: '可用', en: 'Available' },
  why: {
    zh: '批准仍然有效。钱到账并由财政登记后，再次申请即可。',
    en: 'Its approvals stand. Once the money has come and finance has recorded it, ask again.',
  },
  again: { zh: '再次申请资金', en: 'Ask again' },
  asked: { zh: '已再次申请', en: 'Asked again' },
  advance: { zh: '由其他出资方垫付…', en: 'Have others advance it…' },
  advanceTitle: { zh: '由其他出资方垫付', en: 'Others advance what is missing' },
  lenders: {
    zh: '按项目约定，依次由 {names} 垫付，到账后先归还。',
    en: 'By the programme {names} advance it, and are repaid first.',
  },
  document: { zh: '文号', en: 'Document' },
  reason: { zh: '原因', en: 'Reason' },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Texts

type Problemed = NonNullable<Batch['problem']>

/** The ledger refused: whose money is missing and how much, and what can be done. */
export function FundPart({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [isAdvancing, setAdvancing] = useState(false)
  const again = useCommand({
    run: (_: void, key) =>
      answer(api.disbursement.POST('/v1/batches/{batch_id}/fund', { ...of(batch.id, key), body: {} })),
    invalidates: [BATCHES],
    done: T.asked,
  })
  return (
    <>
      {batch.problem !== null && <MissingMoney problem={batch.problem} />}
      <p>{t(T.why)}</p>
      <ProblemNotice problem={again.problem} />
      <div className="row">
        <DeedButton isPrimary refusal={roleRefusal(officer)} isSending={again.isSending} onDo={() => void again.send()}>
          {t(T.again)}
        </DeedButton>
        <DeedButton refusal={advanceRefusal(batch, officer)} onDo={() => setAdvancing(true)}>
          {t(T.advance)}
        </DeedButton>
      </div>
      <AdvanceDialog batch={batch} isOpen={isAdvancing} onClose={() => setAdvancing(false)} />
    </>
  )
}

/** What the ledger said, with the funder by name. */
function MissingMoney({ problem }: { problem: Problemed }) {
  const t = useT()
  const { language } = useLanguage()
  const nameOf = useFunderName()
  const short = missingMoney(problem.values)
  if (short === undefined) return <KeptProblem of={problem} />
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{problem.title[language]}</p>
      <p className="missing-money">
        {t(T.missing, { funder: short.funder === null ? t(T.someFund) : nameOf(short.funder) })}{' '}
        <strong>
          <Money yuan={short.missing} />
        </strong>
      </p>
      <p>
        {t(T.needed)} <Yuan yuan={short.requested} /> · {t(T.there)} <Yuan yuan={short.available} />
      </p>
      <small>{problem.code}</small>
    </div>
  )
}

function AdvanceDialog({ batch, isOpen, onClose }: { batch: Batch; isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const nameOf = useFunderName()
  const [typed, setTyped, forget] = useKept(`advance:${batch.id}`, { document_number: '', reason: '' })
  const advance = useCommand({
    run: (order: typeof typed, key) =>
      answer(api.disbursement.POST('/v1/batches/{batch_id}/fund', { ...of(batch.id, key), body: { advance: order } })),
    invalidates: [BATCHES],
    done: T.asked,
    onDone: () => {
      forget()
      onClose()
    },
  })
  const isReady = typed.document_number.trim() !== '' && typed.reason.trim() !== ''
  return (
    <Dialog
      isOpen={isOpen}
      title={t(T.advanceTitle)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t(T.back)}</Button>
          <Button
            type="primary"
            disabled={!isReady}
            loading={advance.isSending}
            onClick={() => void advance.send(typed)}
          >
            {t(T.advanceTitle)}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>{t(T.lenders, { names: (batch.terms?.advance_by ?? []).map(nameOf).join('、') })}</p>
        <TextField
          label={t(T.document)}
          value={typed.document_number}
          onChange={(document_number) => setTyped({ ...typed, document_number })}
          isRequired
        />
        <TextField
          label={t(T.reason)}
          value={typed.reason}
          onChange={(reason) => setTyped({ ...typed, reason })}
          rows={2}
          isRequired
        />
        <ProblemNotice problem={advance.problem} />
      </div>
    </Dialog>
  )
}
