import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { useFundName, useProgrammeName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { DeedDecision } from './deed-decision.tsx'
import { Facts, Part } from './finance-page.tsx'
import { DEED_STATES } from './fund-words.ts'
import { KeptProblem } from '../parts/kept-problem.tsx'
import { OrderDialog } from './order-dialog.tsx'
import { DOCUMENT, REASON } from './order-fields.ts'
import { PlainList } from './plain-list.tsx'

const T = {
  title: { zh: '年终结余', en: 'Year end' },
  intro: {
    zh: '一年没有用完的钱，按各出资方实际承担的比例分清是谁的，结转到下一年或收回。先算出来，另一名财政人员复核后才动账。',
    en: 'What a year leaves unspent is told apart by what each funder really bore, and carried into the next year or sent back. It is computed first; nothing moves before another officer approves.',
  },
  none: { zh: '还没有办理过年终结余。', en: 'No year end was made yet.' },
  make: { zh: '办理年终结余', en: 'Make a year end' },
  says: {
    zh: '系统先算出结余和各方份额，只形成草稿，供复核。',
    en: 'The rest and the part of each funder are computed into a draft, for approval.',
  },
  kind: { zh: '如何处理', en: 'What to do with it' },
  day: { zh: '决定日', en: 'Decided on' },
  made: { zh: '已算出，等待复核', en: 'Computed; it waits for approval' },
  into: { zh: '转入', en: 'Into' },
  total: { zh: '结余合计', en: 'Rest in all' },
  document: { zh: '依据文号', en: 'Document' },
  reason: { zh: '事由', en: 'Reason' },
  funder: { zh: '出资方', en: 'Funder' },
  borne: { zh: '本年实际承担（元）', en: 'Bore this year (yuan)' },
  part: { zh: '结余份额（元）', en: 'Part of the rest (yuan)' },
  noParts: { zh: '没有份额。', en: 'There are no parts.' },
  retry: { zh: '再次请求转入', en: 'Ask again to take it in' },
} as const satisfies Texts

const KINDS = {
  carry_over: { zh: '结转下年', en: 'Carried into the next year' },
  refund: { zh: '收回，退给出资方', en: 'Sent back to its funders' },
} as const satisfies Texts

type YearEnd =
  paths['/v1/funds/{fund_id}/year-ends']['get']['responses'][200]['content']['application/json']['year_ends'][number]

export function FundYearEnds({ fundId }: { fundId: string }) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const [isMaking, setMaking] = useState(false)
  const path = { fund_id: fundId }
  const yearEnds = useQuery({
    queryKey: ['funds', 'year ends', fundId],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/funds/{fund_id}/year-ends', { params: { path } }))).year_ends,
    refetchInterval: (query) => (query.state.data?.some(isUnderWay) === true ? 1_000 : false),
  })
  return (
    <Part title={t(T.title)} actions={isFinance && <Button onClick={() => setMaking(true)}>{t(T.make)}</Button>}>
      <p className="tone-soft">{t(T.intro)}</p>
      <Loaded of={yearEnds}>
        {(all) =>
          all.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <div className="finance-stack">
              {all.map((yearEnd) => (
                <OneYearEnd key={yearEnd.id} of={yearEnd} />
              ))}
            </div>
          )
        }
      </Loaded>
      {isMaking && (
        <OrderDialog
          name={`year-end:${fundId}`}
          title={T.make}
          says={T.says}
          button={T.make}
          fields={[
            { name: 'kind', label: T.kind, kind: 'choice', options: Object.entries(KINDS) },
            { name: 'decided_on', label: T.day, kind: 'day' },
            DOCUMENT,
            REASON,
          ]}
          invalidates={[['funds']]}
          done={T.made}
          onClose={() => setMaking(false)}
          run={({ kind, document_number = '', decided_on = '', reason = '' }, key) =>
            answer(
              api.allocation.POST('/v1/funds/{fund_id}/year-end', {
                params: { path, header: { 'idempotency-key': key } },
                body: { kind: kind === 'refund' ? 'refund' : 'carry_over', document_number, decided_on, reason },
              }),
            )
          }
        />
      )}
    </Part>
  )
}

const isUnderWay = ({ state, problem }: YearEnd): boolean =>
  problem === null && (state === 'approved' || state === 'left')

function OneYearEnd({ of }: { of: YearEnd }) {
  const t = useT()
  const fundName = useFundName()
  const programmeName = useProgrammeName()
  // The ledger may not have the next year's fund yet.
  const nameOfFund = (id: string): string =>
    fundName(id) === id ? `${programmeName(id.slice(0, -5))} ${id.slice(-4)}` : fundName(id)
  const params = (key: string) => ({ path: { year_end_id: of.id }, header: { 'idempotency-key': key } })
  return (
    <article>
      <Facts
        of={[
          [t(T.kind), <StateTagged key="kind" text={t(KINDS[of.kind])} state={of.state} />],
          ...(of.to_fund_id === null
            ? []
            : ([
                [
                  t(T.into),
                  <Link key="into" to="/finance/funds/$fund_id" params={{ fund_id: of.to_fund_id }}>
                    {nameOfFund(of.to_fund_id)}
                  </Link>,
                ],
              ] as const)),
          [t(T.total), <Yuan key="total" yuan={of.total} />],
          [t(T.day), of.decided_on],
          [t(T.document), of.document_number],
          [t(T.reason), of.reason],
        ]}
      />
      <KeptProblem of={of.problem} />
      <PlainList
        of={of.parts}
        none={T.noParts}
        rowKey={({ funder_id }) => funder_id}
        columns={[
          { title: T.funder, cell: ({ name }) => name },
          { title: T.borne, isFigure: true, cell: ({ borne }) => <Yuan yuan={borne} /> },
          { title: T.part, isFigure: true, cell: ({ amount }) => <Yuan yuan={amount} /> },
        ]}
      />
      <DeedDecision
        madeBy={of.made_by}
        approvedBy={of.approved_by}
        isOpen={of.state === 'draft'}
        invalidates={[['funds']]}
        approve={(key) => answer(api.allocation.POST('/v1/year-ends/{year_end_id}/approve', { params: params(key) }))}
        withdraw={(key) => answer(api.allocation.POST('/v1/year-ends/{year_end_id}/withdraw', { params: params(key) }))}
        {...(of.state === 'left' &&
          of.problem !== null && {
            again: {
              text: T.retry,
              run: (key: string) =>
                answer(api.allocation.POST('/v1/year-ends/{year_end_id}/retry', { params: params(key) })),
            },
          })}
      />
    </article>
  )
}

const StateTagged = ({ text, state }: { text: string; state: string }) => (
  <>
    {text} <StateTag of={DEED_STATES} state={state} />
  </>
)
