import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type BankFile, bankFormatsQuery, type Batch, payingAccountsQuery } from './batch-queries.ts'
import { WorkBar } from './check-part.tsx'
import { ControlSumView } from './control-sum.tsx'
import { DeedButton } from './deed-button.tsx'
import { releaseRefusal, roleRefusal } from './deeds.ts'
import { followWork, type Progress } from './long-work.ts'
import { of } from './use-batch-command.ts'
import { Who } from './who.tsx'

const T = {
  why: {
    zh: '把资金已落实的付款写成银行要的文件。写之前每一户再核对一次。',
    en: 'What the ledger holds is written as the bank takes it; every line is checked once more first.',
  },
  noAccount: {
    zh: '这种文件要写明付款账户，而这笔资金还没有经另一人批准的付款账户，先去登记。',
    en: 'This format names the account that pays, and the fund has none that another officer approved; record one first.',
  },
  toAccounts: { zh: '去付款账户', en: 'Paying accounts' },
  format: { zh: '文件格式', en: 'Format' },
  purpose: { zh: '用途（印在银行回单上）', en: 'Purpose, as the bank prints it' },
  payOn: { zh: '支付日', en: 'Pay day' },
  write: { zh: '生成银行文件', en: 'Write the bank file' },
  written: { zh: '文件已生成，请另一人放行', en: 'The file is written; another officer releases it' },
  progress: { zh: '已写 {done} / {of} 笔', en: '{done} of {of} written' },
  releaseWhy: {
    zh: '放行后这笔钱就算发出。请核对笔数与合计。',
    en: 'With the release the money is on its way. Look at count and total.',
  },
  by: { zh: '生成人', en: 'Written by' },
  release: { zh: '放行', en: 'Release' },
  released: { zh: '文件已放行，可以下载交银行', en: 'Released; download it and give it to the bank' },
} as const satisfies Texts

const USUAL_FORMAT = 'fundtrace-csv'

export function WriteFilePart({ batch }: { batch: Batch }) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const formats = useQuery(bankFormatsQuery)
  const accounts = useQuery(payingAccountsQuery(batch.fund_id))
  const [typed, setTyped, forget] = useKept(`bank-file:${batch.id}`, {
    format: USUAL_FORMAT,
    purpose: batch.fund_name.slice(0, 30),
    pay_on: '',
  })
  const [progress, setProgress] = useState<Progress>()
  const write = useCommand({
    run: ({ format, purpose, pay_on }: typeof typed, key) => {
      const body = { format, purpose, ...(pay_on !== '' && { pay_on }) }
      return followWork<BankFile>(
        () => answer(api.disbursement.POST('/v1/batches/{batch_id}/files', { ...of(batch.id, key), body })),
        setProgress,
      )
    },
    invalidates: [BATCHES],
    done: T.written,
    onDone: forget,
  })
  const faults = fieldProblems(write.problem)
  return (
    <>
      <p>{t(T.why)}</p>
      <Loaded of={accounts}>
        {(all) =>
          typed.format.startsWith('pain.') &&
          all.every(({ approved_by }) => approved_by === null) && (
            <p className="notice notice-warn">
              {t(T.noAccount)}{' '}
              <Link to="/treasury/accounts" search={{ fund_id: batch.fund_id } as never}>
                {t(T.toAccounts)} →
              </Link>
            </p>
          )
        }
      </Loaded>
      <div className="row form-row">
        <Choice
          label={t(T.format)}
          value={typed.format}
          options={Object.fromEntries(
            (formats.data ?? []).map(({ format, title_zh, title_en }) => [
              format,
              language === 'zh' ? title_zh : title_en,
            ]),
          )}
          onChange={(format) => setTyped({ ...typed, format })}
        />
        <TextField
          label={t(T.purpose)}
          value={typed.purpose}
          onChange={(purpose) => setTyped({ ...typed, purpose })}
          fault={faults.get('/purpose')}
          isRequired
        />
        <DayField
          label={t(T.payOn)}
          value={typed.pay_on === '' ? (batch.pay_on ?? '') : typed.pay_on}
          onChange={(pay_on) => setTyped({ ...typed, pay_on })}
          fault={faults.get('/pay_on')}
        />
      </div>
      <ProblemNotice problem={write.problem} />
      {write.isSending && progress !== undefined && <WorkBar progress={progress} label={t(T.progress, progress)} />}
      <DeedButton
        isPrimary
        refusal={roleRefusal(officer)}
        isSending={write.isSending}
        onDo={() => void write.send(typed)}
      >
        {t(T.write)}
      </DeedButton>
    </>
  )
}

export function ReleasePart({ files }: { files: readonly BankFile[] }) {
  const file = files.find(({ state }) => state === 'written')
  return file === undefined ? null : <ReleaseOf file={file} />
}

function ReleaseOf({ file }: { file: BankFile }) {
  const t = useT()
  const officer = useOfficer()
  const release = useCommand({
    run: (_: void, key) => {
      const params = { path: { file_id: file.id }, header: { 'idempotency-key': key } }
      return answer(api.disbursement.POST('/v1/files/{file_id}/release', { params }))
    },
    invalidates: [BATCHES],
    done: T.released,
  })
  return (
    <>
      <p>
        {t(T.releaseWhy)} {t(T.by)}: <Who by={file.written_by} standsFor={file.written_for} />
      </p>
      <ControlSumView count={file.count ?? 0} total={file.total ?? '0.00'} />
      <ProblemNotice problem={release.problem} />
      <DeedButton
        isPrimary
        refusal={releaseRefusal(file, officer)}
        isSending={release.isSending}
        onDo={() => void release.send()}
      >
        {t(T.release)}
      </DeedButton>
    </>
  )
}
