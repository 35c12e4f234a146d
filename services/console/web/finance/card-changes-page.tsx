import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { momentText } from '../parts/day.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { CardDecision } from './card-decision.tsx'
import { FinancePage, Part } from './finance-page.tsx'
import { officerName } from '../parts/officer-name.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  up: { zh: '建档立卡', en: 'Register' },
  title: { zh: '换卡复核', en: 'Account changes' },
  intro: {
    zh: '等待复核的换卡申请。复核前仍付到原账户；申请人不能复核自己的申请。',
    en: 'Accounts that wait for a second officer. Until then the old one is paid to; who asked does not approve.',
  },
  list: { zh: '待复核', en: 'Waiting' },
  none: { zh: '没有等待复核的换卡申请。', en: 'Nothing waits.' },
  household: { zh: '户编号', en: 'Household' },
  account: { zh: '新账号', en: 'New account' },
  asked: { zh: '申请', en: 'Asked' },
  what: { zh: '办理', en: 'Decide' },
  more: { zh: '再读一些', en: 'Read more' },
} as const satisfies Texts

const PAGE = 100

export function CardChangesPage() {
  const t = useT()
  const changes = useInfiniteQuery({
    queryKey: ['card-changes', 'all'],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const query = { limit: PAGE, ...(pageParam !== '' && { after: pageParam }) }
      return (await answer(api.allocation.GET('/v1/card-changes', { params: { query } }))).card_changes
    },
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)?.beneficiary_id : undefined),
  })
  const all = changes.data?.pages.flat() ?? []
  return (
    <FinancePage title={t(T.title)} intro={t(T.intro)} up={<Link to="/finance/register">{t(T.up)}</Link>}>
      <Part title={t(T.list)}>
        {changes.error !== null && (
          <ProblemNotice problem={problemOf(changes.error)} onRetry={() => void changes.refetch()} />
        )}
        {changes.data !== undefined && all.length === 0 && <p>{t(T.none)}</p>}
        {all.length > 0 && (
          <TableBox>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t(T.household)}</th>
                  <th scope="col">{t(T.account)}</th>
                  <th scope="col">{t(T.asked)}</th>
                  <th scope="col">{t(T.what)}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((change) => (
                  <tr key={change.change_id}>
                    <td>
                      <Link
                        to="/finance/register/households/$household_id"
                        params={{ household_id: change.beneficiary_id }}
                      >
                        {change.beneficiary_id}
                      </Link>
                    </td>
                    <td>
                      <span className="mono">{change.bank_account}</span>{' '}
                      <span className="tone-soft">{change.owner_name}</span>
                    </td>
                    <td>
                      {officerName(change.asked_by)}{' '}
                      <span className="tone-soft">
                        {momentText(change.asked_at)} {change.reason}
                      </span>
                    </td>
                    <td>
                      <CardDecision beneficiaryId={change.beneficiary_id} change={change} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
        {changes.hasNextPage && <Button onClick={() => void changes.fetchNextPage()}>{t(T.more)}</Button>}
      </Part>
    </FinancePage>
  )
}
