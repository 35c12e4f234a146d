import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ComponentType, ReactNode } from 'react'
import { todayInShanghai } from '../parts/day.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { CheckPart, NoticePart } from './check-part.tsx'
import type { BankFile, Batch } from './batch-queries.ts'
import { CutPart, ParcelApprovalPart } from './parcel-parts.tsx'
import { DeedButton } from './deed-button.tsx'
import { approvalRefusal, roleRefusal, submitRefusal } from './deeds.ts'
import { FundPart } from './fund-part.tsx'
import { type NextStep, toBePaid } from './next-step.ts'
import { reasonedStep } from './reasoned-step.tsx'
import { ReconcileProblem } from './reconcile-problem.tsx'
import { ResultsDrop } from './results-drop.tsx'
import { ReleasePart, WriteFilePart } from './write-file-part.tsx'
import { usePlainMove } from './use-batch-command.ts'

const T = {
  submitWhy: {
    zh: '提交后由另一位国库人员审批；提交前会再核一遍笔数与合计。',
    en: 'Another treasury officer approves it; count and total are proven again first.',
  },
  held: {
    zh: '有 {n} 笔核对未通过，暂缓支付，不随这个批次付出。',
    en: '{n} payments are held back and not paid with it.',
  },
  toHeld: { zh: '看是哪几笔、为什么', en: 'See which, and why' },
  submit: { zh: '提交审批', en: 'Submit' },
  submitted: { zh: '已提交，请另一位人员审批', en: 'Submitted; another officer approves' },
  approveWhy: {
    zh: '请在审批页核对笔数、合计与大写金额，再批准。',
    en: 'Look at count, total and capitals on the page of approval.',
  },
  approve: { zh: '去审批', en: 'Go to the approval' },
  look: { zh: '查看审批内容', en: 'See what is approved' },
  ledgerWhy: {
    zh: '总账正在把这批钱留出来，一般几秒钟；本页会自己更新。',
    en: 'The ledger is holding the money, usually for seconds; this page looks again by itself.',
  },
  noticeWhy: {
    zh: '公示从 {from} 到 {until}；期间有人提出异议，在“公示与异议”里登记。',
    en: 'In notice from {from} to {until}; objections are written down under "Notice".',
  },
  resultsWhy: {
    zh: '在“银行文件”里下载放行的文件交给银行；银行处理完会给一个结果文件，拖到这里即可。',
    en: 'Download the released file under "Bank files" and give it to the bank; drop the file that the bank gives back here.',
  },
  unknown: {
    zh: '有 {n} 笔结果不明：等银行再给文件，或凭银行的书面答复由两人认定。',
    en: 'The outcome of {n} is unknown: wait for another file of the bank, or let two officers say it by its written answer.',
  },
  toUnknown: { zh: '逐笔认定', en: 'See each' },
  toFiles: { zh: '去下载银行文件', en: 'Download the bank file' },
  resendWhy: {
    zh: '有的钱被银行退回。先更正这些户的账号（另一人复核后生效），再补发。',
    en: 'Some of the money came back. Mend these accounts first (another officer approves), then send it again.',
  },
  toReturns: { zh: '处理退票', en: 'Go to the returns' },
  reconcileWhy: {
    zh: '先导入专户的银行对账单，再核对；每一笔付款和退回都要在对账单上找得到，一分不差。',
    en: 'Take the bank statement first; every payment and return must be on it, to the fen.',
  },
  reconcile: { zh: '与对账单核对', en: 'Reconcile' },
  reconciled: { zh: '与对账单逐分相符', en: 'The statement shows all of it' },
} as const satisfies Texts

export type StepProps = Readonly<{ batch: Batch; files: readonly BankFile[] }>

const Said = ({ children }: { children: ReactNode }) => <p>{children}</p>
const say = (text: { zh: string; en: string }) =>
  function StepText() {
    return <Said>{useT()(text)}</Said>
  }

/** What the card of the next step offers. */
export const NEXT_STEP_PARTS: Readonly<Record<NextStep, ComponentType<StepProps>>> = {
  check: CheckPart,
  notice: NoticePart,
  wait_for_notice: NoticeWait,
  submit: SubmitPart,
  approve: ApprovePart,
  wait_for_ledger: say(T.ledgerWhy),
  fund: FundPart,
  write_file: WriteFilePart,
  release_file: ReleasePart,
  take_results: ResultsPart,
  cut: CutPart,
  approve_parcel: ParcelApprovalPart,
  resend: ResendPart,
  reconcile: ReconcilePart,
  close: reasonedStep('close'),
  reopen: reasonedStep('reopen'),
  resume: reasonedStep('resume'),
  nothing: () => null,
}

function NoticeWait({ batch }: StepProps) {
  const t = useT()
  return <p>{t(T.noticeWhy, { from: batch.notice_from ?? '', until: batch.notice_until ?? '' })}</p>
}

function SubmitPart({ batch }: StepProps) {
  const t = useT()
  const officer = useOfficer()
  const submit = usePlainMove(batch.id, 'submit', T.submitted)
  return (
    <>
      <p>{t(T.submitWhy)}</p>
      <HeldNotice batch={batch} />
      <ProblemNotice problem={submit.problem} />
      <DeedButton
        isPrimary
        refusal={submitRefusal(batch, officer, todayInShanghai())}
        isSending={submit.isSending}
        onDo={() => void submit.send()}
      >
        {t(T.submit)}
      </DeedButton>
    </>
  )
}

/** Lines that are held back are not paid with the batch: said before it is submitted, not after. */
function HeldNotice({ batch }: { batch: Batch }) {
  const t = useT()
  const { blocked } = toBePaid(batch)
  if (blocked.count === 0) return null
  return (
    <p className="notice notice-warn">
      {t(T.held, { n: blocked.count })}{' '}
      <Link to="." search={{ tab: 'lines', show: 'block' } as never}>
        {t(T.toHeld)} →
      </Link>
    </p>
  )
}

function ApprovePart({ batch }: StepProps) {
  const t = useT()
  const refusal = approvalRefusal(batch, useOfficer())
  return (
    <>
      <p>{t(T.approveWhy)}</p>
      {refusal !== undefined && <p className="notice notice-warn">{t(refusal)}</p>}
      <Link to="/treasury/batches/$batch_id/approve" params={{ batch_id: batch.id } as never} className="button-link">
        <Button type={refusal === undefined ? 'primary' : 'default'} size="large" tabIndex={-1}>
          {t(refusal === undefined ? T.approve : T.look)}
        </Button>
      </Link>
    </>
  )
}

function ResultsPart({ batch, files }: StepProps) {
  const t = useT()
  const unknown = batch.payments_by_state.find(({ state }) => state === 'unknown')?.count ?? 0
  return (
    <>
      <p>
        {t(T.resultsWhy)}{' '}
        {files.some(({ state }) => state === 'released') && (
          <Link to="." search={{ tab: 'files' } as never}>
            {t(T.toFiles)}
          </Link>
        )}
      </p>
      {unknown > 0 && (
        <p className="notice notice-warn">
          {t(T.unknown, { n: unknown })}{' '}
          <Link to="." search={{ tab: 'lines', state: 'unknown' } as never}>
            {t(T.toUnknown)} →
          </Link>
        </p>
      )}
      <ResultsDrop fundId={batch.fund_id} batchId={batch.id} />
    </>
  )
}

function ResendPart() {
  const t = useT()
  return (
    <>
      <p>{t(T.resendWhy)}</p>
      <p>
        <Link to="." search={{ tab: 'returns' } as never}>
          {t(T.toReturns)} →
        </Link>
      </p>
    </>
  )
}

function ReconcilePart({ batch }: StepProps) {
  const t = useT()
  const officer = useOfficer()
  const reconcile = usePlainMove(batch.id, 'reconcile', T.reconciled)
  return (
    <>
      <p>{t(T.reconcileWhy)}</p>
      <ResultsDrop fundId={batch.fund_id} isStatement />
      <ReconcileProblem problem={reconcile.problem} />
      <DeedButton
        isPrimary
        refusal={roleRefusal(officer)}
        isSending={reconcile.isSending}
        onDo={() => void reconcile.send()}
      >
        {t(T.reconcile)}
      </DeedButton>
    </>
  )
}
