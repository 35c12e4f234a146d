import { useQuery } from '@tanstack/react-query'
import { type ReactNode } from 'react'
import { todayInShanghai } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { type Text, type Texts, useT } from '../shell/language.tsx'
import { type BankFile, type Batch, filesQuery } from './batch-queries.ts'
import { NEXT_STEP_PARTS } from './next-step-parts.tsx'
import { nextStep, type NextStep } from './next-step.ts'

const T = { next: { zh: '下一步', en: 'Next step' } } as const satisfies Texts

const TITLES: Readonly<Record<NextStep, Text>> = {
  check: { zh: '逐笔核对', en: 'Check every line' },
  notice: { zh: '张榜公示', en: 'Put it up for public notice' },
  wait_for_notice: { zh: '等公示期满', en: 'Wait for the end of the notice' },
  submit: { zh: '提交审批', en: 'Submit it for approval' },
  approve: { zh: '由另一人审批', en: 'Another officer approves' },
  wait_for_ledger: { zh: '等总账落实资金', en: 'Wait for the ledger to hold the money' },
  fund: { zh: '资金不足，补足后再申请', en: 'Money is missing; ask again once it has come' },
  write_file: { zh: '生成银行文件', en: 'Write the bank file' },
  release_file: { zh: '由另一人放行银行文件', en: 'Another officer releases the bank file' },
  take_results: { zh: '把文件交银行，再导入银行结果', en: 'Give the file to the bank, then take its results' },
  cut: { zh: '把待补发的付款编成补发分包', en: 'Cut what is to be sent again into a parcel' },
  approve_parcel: { zh: '由另一人批准补发分包', en: 'Another officer approves the parcel' },
  resend: { zh: '更正退票的账号，然后补发', en: 'Mend the accounts of what came back, then send it again' },
  reconcile: { zh: '与银行对账单核对', en: 'Reconcile with the bank statement' },
  close: { zh: '办结归档', en: 'Close it' },
  reopen: { zh: '改回草稿，修改后重新核对', en: 'Make it a draft again' },
  resume: { zh: '已暂停，恢复后继续', en: 'It is paused; resume it' },
  nothing: { zh: '已全部办完', en: 'Nothing is left to do' },
}

/** What is to be done now, by whom, with the button for it. */
export function NextStepCard({ batch }: { batch: Batch }) {
  const t = useT()
  const files = useQuery(filesQuery(batch.id))
  return (
    <section className="card next-step" aria-labelledby="next-step">
      <Loaded of={files}>
        {(all) => {
          const step = nextStep({ batch, files: all, today: todayInShanghai() })
          return (
            <>
              <h2 id="next-step">
                <span className="next-step-word">{t(T.next)}</span> {t(TITLES[step])}
              </h2>
              <div className="form">{partOf(step, batch, all)}</div>
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

function partOf(step: NextStep, batch: Batch, files: readonly BankFile[]): ReactNode {
  const Part = NEXT_STEP_PARTS[step]
  return <Part batch={batch} files={files} />
}
