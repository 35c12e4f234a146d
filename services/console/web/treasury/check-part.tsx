import { Progress as Bar } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { todayInShanghai } from '../parts/day.ts'
import { DayField } from '../parts/day-field.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Batch } from './batch-queries.ts'
import { DeedButton } from './deed-button.tsx'
import { roleRefusal } from './deeds.ts'
import { followWork, type Progress } from './long-work.ts'
import { of } from './use-batch-command.ts'

const T = {
  checkWhy: {
    zh: '每一户都按支付日的建档立卡名册核对：在册、健在、账号、重复。有问题的那一笔暂缓，其余照常支付。',
    en: 'Every line is held against the register as of the pay day. What is wrong is held back, the rest goes on.',
  },
  check: { zh: '开始核对', en: 'Check now' },
  checked: { zh: '核对完成', en: 'All lines are checked' },
  progress: { zh: '已核对 {done} / {of}', en: '{done} of {of} checked' },
  noticeWhy: {
    zh: '该项目要求支付前公示 {n} 天。公示表在“凭证与名册”里打印。',
    en: 'The programme asks for {n} days of public notice. The list to hang out is under "Papers".',
  },
  from: { zh: '公示首日', en: 'First day' },
  notice: { zh: '开始公示', en: 'Start the notice' },
  noticed: { zh: '已开始公示', en: 'The notice has begun' },
} as const satisfies Texts

/** Draft: every line against the register. */
export function CheckPart({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [progress, setProgress] = useState<Progress>()
  const check = useCommand({
    run: (_: void, key) =>
      followWork<Batch>(
        () => answer(api.disbursement.POST('/v1/batches/{batch_id}/validate', of(batch.id, key))),
        setProgress,
      ),
    invalidates: [BATCHES],
    done: T.checked,
  })
  return (
    <>
      <p>{t(T.checkWhy)}</p>
      <ProblemNotice problem={check.problem} />
      {check.isSending && progress !== undefined && <WorkBar progress={progress} label={t(T.progress, progress)} />}
      <DeedButton isPrimary refusal={roleRefusal(officer)} isSending={check.isSending} onDo={() => void check.send()}>
        {t(T.check)}
      </DeedButton>
    </>
  )
}

export function WorkBar({ progress, label }: { progress: Progress; label: string }) {
  const percent = progress.of === 0 ? 0 : Math.floor((progress.done * 100) / progress.of)
  return (
    <div role="status">
      <Bar percent={percent} aria-label={label} />
      {label}
    </div>
  )
}

/** Checked, and the programme asks for notice. */
export function NoticePart({ batch }: { batch: Batch }) {
  const t = useT()
  const officer = useOfficer()
  const [from, setFrom] = useState(todayInShanghai())
  const notice = useCommand({
    run: (first: string, key) =>
      answer(api.disbursement.POST('/v1/batches/{batch_id}/notice', { ...of(batch.id, key), body: { from: first } })),
    invalidates: [BATCHES],
    done: T.noticed,
  })
  return (
    <>
      <p>{t(T.noticeWhy, { n: batch.terms?.notice_days ?? 0 })}</p>
      <DayField
        label={t(T.from)}
        value={from}
        onChange={setFrom}
        min={todayInShanghai()}
        fault={fieldProblems(notice.problem).get('/from')}
      />
      <ProblemNotice problem={notice.problem} />
      <DeedButton
        isPrimary
        refusal={roleRefusal(officer)}
        isSending={notice.isSending}
        onDo={() => void notice.send(from)}
      >
        {t(T.notice)}
      </DeedButton>
    </>
  )
}
