import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES, type Finding } from './batch-queries.ts'
import { FINDING_STATES } from './batch-words.ts'
import { useChosenFund } from './chosen-fund.ts'
import { DeedButton } from './deed-button.tsx'
import { answerRefusal, roleRefusal } from './deeds.ts'
import { findingInChinese } from './finding-words.ts'
import { useFundFilter } from './fund-filter.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { TreasuryMenu } from './treasury-menu.tsx'
import { Who } from './who.tsx'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '回盘异常', en: 'Findings in bank files' },
  intro: {
    zh: '银行文件里对不上的地方。一人说明，另一人确认；说明之前，重复或结果不一的付款不会再付。',
    en: 'What does not fit in the bank’s files: one officer explains it, another confirms.',
  },
  choose: { zh: '请先选一笔资金。', en: 'Choose a fund first.' },
  none: { zh: '没有异常。', en: 'No findings.' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  what: { zh: '异常', en: 'Finding' },
  line: { zh: '行', en: 'Line' },
  payment: { zh: '付款', en: 'Payment' },
  show: { zh: '查看付款', en: 'See the payment' },
  explained: { zh: '说明', en: 'Explanation' },
  explain: { zh: '说明', en: 'Explain' },
  explainDone: { zh: '已说明，请另一人确认', en: 'Explained; another officer confirms' },
  confirm: { zh: '确认', en: 'Confirm' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  ofFile: { zh: '只看这一个文件的异常', en: 'Of one file only' },
  everyFile: { zh: '看全部文件', en: 'Of all files' },
  technical: { zh: '技术信息', en: 'Technical information' },
  more: { zh: '再显示一些', en: 'Show more' },
} as const satisfies Texts

const LISTED_MAX = 100

/** What is odd in the bank's files, for two officers to look at. */
export function FindingsPage() {
  const t = useT()
  const [view, setView] = useView({ file_id: '', state: '' })
  const fundFilter = useFundFilter()
  const fundId = useChosenFund()
  const options = Object.fromEntries(Object.entries(FINDING_STATES).map(([state, { text }]) => [state, text]))
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <TreasuryMenu />
      <FilterBar
        of={[fundFilter, { name: 'state', label: T.state, kind: 'choice', options: { '': T.all, ...options } }]}
      >
        {view.file_id !== '' && (
          <button type="button" className="quiet-button" onClick={() => setView({ file_id: '' })}>
            {t(T.ofFile)} · {t(T.everyFile)}
          </button>
        )}
      </FilterBar>
      {fundId === '' ? (
        <p className="notice">{t(T.choose)}</p>
      ) : (
        <Findings fundId={fundId} fileId={view.file_id} state={view.state} />
      )}
    </Page>
  )
}

function Findings({ fundId, fileId, state }: { fundId: string; fileId: string; state: string }) {
  const t = useT()
  const known = Object.keys(FINDING_STATES).find((each): each is Finding['state'] => each === state)
  const query = {
    fund_id: fundId,
    limit: LISTED_MAX,
    ...(fileId !== '' && { file_id: fileId }),
    ...(known !== undefined && { state: known }),
  }
  const findings = useInfiniteQuery({
    queryKey: ['findings', query],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const params = { query: { ...query, ...(pageParam !== '' && { after: pageParam }) } }
      return (await answer(api.disbursement.GET('/v1/findings', { params }))).findings
    },
    getNextPageParam: (last) => (last.length === LISTED_MAX ? last.at(-1)?.id : undefined),
  })
  const all = findings.data?.pages.flat() ?? []
  return (
    <section className="card">
      <Loaded of={findings}>
        {() =>
          all.length === 0 ? (
            <p className="tone-soft">{t(T.none)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    {[T.state, T.what, T.line, T.payment, T.explained].map((text) => (
                      <th key={text.zh} scope="col">
                        {t(text)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {all.map((finding) => (
                    <FindingRow key={finding.id} finding={finding} />
                  ))}
                </tbody>
              </table>
              {findings.hasNextPage && (
                <p>
                  <Button loading={findings.isFetchingNextPage} onClick={() => void findings.fetchNextPage()}>
                    {t(T.more)}
                  </Button>
                </p>
              )}
            </TableBox>
          )
        }
      </Loaded>
    </section>
  )
}

/** The service's own sentence is English: in Chinese it is told in Chinese, and only what is not known stays technical information. */
function FindingDetail({ detail }: { detail: string }) {
  const t = useT()
  const { language } = useLanguage()
  if (language === 'en') return <small>{detail}</small>
  const inChinese = findingInChinese(detail)
  if (inChinese !== undefined) return <small>{inChinese}</small>
  return (
    <details>
      <summary>{t(T.technical)}</summary>
      <small lang="en">{detail}</small>
    </details>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  const t = useT()
  const { language } = useLanguage()
  const officer = useOfficer()
  const [isExplaining, setExplaining] = useState(false)
  const to = (key: string) => ({ params: { path: { finding_id: finding.id }, header: { 'idempotency-key': key } } })
  const invalidates = [['findings'], BATCHES]
  const explain = useCommand({
    run: (explanation: string, key) =>
      answer(api.disbursement.POST('/v1/findings/{finding_id}/explain', { ...to(key), body: { explanation } })),
    invalidates,
    done: T.explainDone,
  })
  const confirm = useCommand({
    run: (_: void, key) => answer(api.disbursement.POST('/v1/findings/{finding_id}/confirm', to(key))),
    invalidates,
    done: T.confirmed,
  })
  const title = language === 'zh' ? finding.title.zh : finding.title.en
  return (
    <tr>
      <td>
        <StateTag of={FINDING_STATES} state={finding.state} />
      </td>
      <td>
        <strong>{title}</strong>
        <br />
        <FindingDetail detail={finding.detail} />
      </td>
      <td>{finding.line}</td>
      <td>
        {finding.payment_id === null ? '—' : <Link to={`/treasury/payments/${finding.payment_id}`}>{t(T.show)}</Link>}
      </td>
      <td>
        {finding.explanation !== null && (
          <p>
            {finding.explanation} (<Who by={finding.explained_by} standsFor={finding.explained_for} />
            {finding.confirmed_by !== null && (
              <>
                {' → '}
                <Who by={finding.confirmed_by} standsFor={finding.confirmed_for} />
              </>
            )}
            )
          </p>
        )}
        <ProblemNotice problem={confirm.problem} />
        {finding.state === 'open' && (
          <DeedButton refusal={roleRefusal(officer)} onDo={() => setExplaining(true)}>
            {t(T.explain)}
          </DeedButton>
        )}
        {finding.state === 'proposed' && (
          <DeedButton
            refusal={answerRefusal(finding.explained_by ?? '', finding.explained_for, officer)}
            isSending={confirm.isSending}
            onDo={() => void confirm.send()}
          >
            {t(T.confirm)}
          </DeedButton>
        )}
        <ReasonDialog
          name={`finding:${finding.id}`}
          isOpen={isExplaining}
          onClose={() => setExplaining(false)}
          title={`${t(T.explain)}:${title}`}
          action={t(T.explain)}
          command={explain}
        />
      </td>
    </tr>
  )
}
