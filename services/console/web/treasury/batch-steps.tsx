import { type Texts, useT } from '../shell/language.tsx'
import type { Batch } from './batch-queries.ts'
import { stageOf } from './next-step.ts'

const T = {
  label: { zh: '批次进度', en: 'How far the batch is' },
  made: { zh: '新建', en: 'Made' },
  checked: { zh: '核对', en: 'Checked' },
  approved: { zh: '审批', en: 'Approved' },
  file: { zh: '银行文件', en: 'Bank file' },
  results: { zh: '回盘结果', en: 'Results' },
  reconciled: { zh: '对账', en: 'Reconciled' },
  done: { zh: '已完成', en: 'done' },
} as const satisfies Texts

const STEPS = [T.made, T.checked, T.approved, T.file, T.results, T.reconciled]

/** The way of a batch, with where it stands. */
export function BatchSteps({ state }: { state: Batch['state'] }) {
  const t = useT()
  const stage = stageOf(state)
  return (
    <ol className="batch-steps" aria-label={t(T.label)}>
      {STEPS.map((text, place) => (
        <li
          key={text.zh}
          className={place < stage ? 'is-done' : place === stage ? 'is-now' : ''}
          {...(place === stage && { 'aria-current': 'step' as const })}
        >
          <span aria-hidden>{place < stage ? '✓' : place + 1}</span>
          {t(text)}
          {place < stage && <span className="unseen"> {t(T.done)}</span>}
        </li>
      ))}
    </ol>
  )
}
