import { answer, api } from '../api/client.ts'
import { LongTable } from '../parts/long-table.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { BATCHES, type Batch, type PaymentCheck } from './batch-queries.ts'
import { CHECK_OUTCOMES, PAYMENT_STATES } from './batch-words.ts'
import { findingDetail } from './finding-detail.ts'
import { type Named, withPayees } from './payees.ts'

const T = {
  label: { zh: '核对结果', en: 'Checks' },
  name: { zh: '户主', en: 'Household' },
  outcome: { zh: '核对结果', en: 'Outcome' },
  why: { zh: '为什么', en: 'Why' },
  state: { zh: '付款状态', en: 'Payment' },
  account: { zh: '账号', en: 'Account' },
  reference: { zh: '付款编号', en: 'Reference' },
  overridden: { zh: '（已由两人放行）', en: ' (set aside by two officers)' },
} as const satisfies Texts

const PAGE = 100

/** The latest check of each payment that one of them holds back or warns of, in words. */
export function CheckedLines({ batch, outcome }: { batch: Batch; outcome: 'block' | 'warn' }) {
  const t = useT()
  const { language } = useLanguage()
  const why = (check: PaymentCheck): string =>
    check.findings
      .map((finding) => {
        const title = language === 'zh' ? finding.title_zh : finding.title_en
        const detail = findingDetail(finding.detail, language)
        return `${title}${detail === '' ? '' : `${language === 'zh' ? '：' : ': '}${detail}`}${finding.overridden ? t(T.overridden) : ''}`
      })
      .join(language === 'zh' ? '；' : '; ')
  return (
    <LongTable<Named<PaymentCheck>>
      label={t(T.label)}
      of={{
        key: [...BATCHES, batch.id, 'checks', outcome],
        page: async (after) => {
          const query = { outcome, limit: PAGE, ...(after !== undefined && { after }) }
          const params = { path: { batch_id: batch.id }, query }
          const { checks } = await answer(api.disbursement.GET('/v1/batches/{batch_id}/checks', { params }))
          return { rows: await withPayees(checks), next: checks.length === PAGE ? checks.at(-1)?.reference : undefined }
        },
      }}
      columns={[
        { key: 'name', title: T.name, width: 110, text: (check) => check.name },
        { key: 'why', title: T.why, text: why },
        {
          key: 'outcome',
          title: T.outcome,
          width: 120,
          text: (check) => check.outcome,
          render: (check) => <StateTag of={CHECK_OUTCOMES} state={check.outcome} />,
        },
        {
          key: 'state',
          title: T.state,
          width: 120,
          text: (check) => check.state,
          render: (check) => <StateTag of={PAYMENT_STATES} state={check.state} />,
        },
        { key: 'account', title: T.account, width: 190, text: (check) => check.account },
        { key: 'reference', title: T.reference, width: 165, text: (check) => check.reference },
      ]}
      rowKey={(check) => check.payment_id}
      href={(check) => `/treasury/payments/${check.payment_id}`}
    />
  )
}
