import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { answer, api } from '../api/client.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { Page } from '../parts/page.tsx'
import { useView } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BoardColumnPart } from './board-column.tsx'
import { BOARD_COLUMNS, type BoardColumn, type StateSum, sumColumn } from './board-columns.ts'
import { BATCHES, payableFundsQuery } from './batch-queries.ts'
import { BatchList, STATE_FILTER } from './batch-list.tsx'
import { useFundFilter } from './fund-filter.tsx'
import { isTreasurer } from './officers.ts'
import { TreasuryMenu } from './treasury-menu.tsx'

const T = {
  title: { zh: '国库支付', en: 'Treasury' },
  intro: {
    zh: '从左到右是一个批次的全过程：新建 → 核对 → 审批 → 银行文件 → 回盘结果 → 对账。',
    en: 'From left to right a batch goes its way: made, checked, approved, sent to the bank, answered, reconciled.',
  },
  make: { zh: '新建批次', en: 'Make a batch' },
  waiting: { zh: '等待支付的补助', en: 'Awards that wait to be paid' },
  waits: { zh: '{n} 笔', en: '{n} awards' },
  payThese: { zh: '支付', en: 'Pay' },
  none: { zh: '目前没有等待支付的补助。', en: 'Nothing waits to be paid.' },
  board: { zh: '看板', en: 'Board' },
  list: { zh: '列表', en: 'List' },
  as: { zh: '显示为', en: 'Shown as' },
} as const satisfies Texts

/** Every batch by where it is in its life, and what waits to be put into one. */
export function TreasuryPage() {
  const t = useT()
  const navigate = useNavigate()
  const officer = useOfficer()
  const [view, setView] = useView({ fund_id: '', as: 'board', state: '' })
  const fundFilter = useFundFilter()
  const query = view.fund_id === '' ? {} : { fund_id: view.fund_id }
  const sums = useQuery({
    queryKey: [...BATCHES, 'sums', query],
    queryFn: async () => (await answer(api.disbursement.GET('/v1/batches/sums', { params: { query } }))).states,
  })
  const make = () => void navigate({ to: '/treasury/new', search: query })
  return (
    <Page
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        isTreasurer(officer) && (
          <Button type="primary" size="large" onClick={make}>
            {t(T.make)}
          </Button>
        )
      }
    >
      <TreasuryMenu />
      <WaitingFunds fundId={view.fund_id} canPay={isTreasurer(officer)} />
      <FilterBar of={view.as === 'list' ? [fundFilter, STATE_FILTER] : [fundFilter]}>
        <div className="segments" role="group" aria-label={t(T.as)}>
          {(['board', 'list'] as const).map((as) => (
            <button
              key={as}
              type="button"
              aria-pressed={view.as === as}
              onClick={() => setView({ as }, { isStep: true })}
            >
              {t(T[as])}
            </button>
          ))}
        </div>
      </FilterBar>
      {view.as === 'list' ? (
        <BatchList query={query} />
      ) : (
        <Loaded of={sums} lines={6}>
          {(states) => (
            <>
              <Board columns={BOARD_COLUMNS.filter(({ isApart }) => isApart !== true)} sums={states} query={query} />
              <Board columns={BOARD_COLUMNS.filter(({ isApart }) => isApart === true)} sums={states} query={query} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

type BoardProps = Readonly<{ columns: readonly BoardColumn[]; sums: readonly StateSum[]; query: { fund_id?: string } }>

const Board = ({ columns, sums, query }: BoardProps) => (
  <div className="board">
    {columns.map((column) => (
      <BoardColumnPart key={column.key} column={column} sum={sumColumn(column, sums)} query={query} />
    ))}
  </div>
)

function WaitingFunds({ fundId, canPay }: { fundId: string; canPay: boolean }) {
  const t = useT()
  const funds = useQuery(payableFundsQuery)
  return (
    <section className="card" aria-labelledby="waiting-funds">
      <h2 id="waiting-funds">{t(T.waiting)}</h2>
      <Loaded of={funds}>
        {(all) => {
          const waiting = all.filter(({ fund_id, count }) => count > 0 && (fundId === '' || fund_id === fundId))
          if (waiting.length === 0) return <p className="tone-soft">{t(T.none)}</p>
          return (
            <ul className="waiting-funds">
              {waiting.map((fund) => (
                <li key={fund.fund_id}>
                  <span>{fund.fund_name}</span>
                  <span className="figure">{t(T.waits, { n: fund.count.toLocaleString('en-US') })}</span>
                  <span className="figure">
                    <Money yuan={fund.total} />
                  </span>
                  {canPay && (
                    <Link
                      to="/treasury/new"
                      search={{ fund_id: fund.fund_id } as never}
                      aria-label={`${t(T.payThese)} ${fund.fund_name}`}
                    >
                      {t(T.payThese)} →
                    </Link>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </section>
  )
}
