import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { useFundName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { isMe, officerName } from '../parts/officer-name.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'

const T = {
  none: { zh: '没有等待复核的资金事项。', en: 'Nothing of it waits.' },
  mine: { zh: '由您经办，须由他人复核', en: 'yours; somebody else approves' },
  forMe: { zh: '等您复核', en: 'waits for you' },
  made: { zh: '{name} 于 {at} 经办', en: 'made by {name} at {at}' },
} as const satisfies Texts

const KINDS = {
  refund: { text: { zh: '退回出资方', en: 'Refund' }, part: 'back' },
  opening: { text: { zh: '期初数', en: 'Opening' }, part: 'year' },
  year_end: { text: { zh: '年终结余', en: 'Year end' }, part: 'year' },
  identification: { text: { zh: '待查款认定', en: 'Unidentified money' }, part: 'funding' },
} as const

const waitingFundingQuery = queryOptions({
  queryKey: ['funds', 'waiting'],
  queryFn: async () => (await answer(api.allocation.GET('/v1/funding/waiting'))).waiting,
})

/** What of the money of funders waits for a second officer. */
export function WaitingFunding() {
  const t = useT()
  const officer = useOfficer()
  const fundName = useFundName()
  return (
    <Loaded of={useQuery(waitingFundingQuery)}>
      {(all) =>
        all.length === 0 ? (
          <p>{t(T.none)}</p>
        ) : (
          <ul className="finance-todo">
            {all.map(({ kind, id, fund_id, amount, made_by, made_at }) => {
              const isMine = isMe(officer, made_by)
              return (
                <li key={id}>
                  <span>
                    <Link to="/finance/funds/$fund_id" params={{ fund_id }} search={{ part: KINDS[kind].part }}>
                      {t(KINDS[kind].text)} · {fundName(fund_id)}
                    </Link>
                    <br />
                    <small className={isMine ? 'tone-soft' : 'tone-warn'}>
                      {t(isMine ? T.mine : T.forMe)} ·{' '}
                      {t(T.made, { name: officerName(made_by), at: momentText(made_at) })}
                    </small>
                  </span>
                  <Money yuan={amount} />
                </li>
              )
            })}
          </ul>
        )
      }
    </Loaded>
  )
}
