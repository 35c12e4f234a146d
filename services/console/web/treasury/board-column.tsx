import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Money } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { BATCHES, type BatchSummary } from './batch-queries.ts'
import { BATCH_STATES } from './batch-words.ts'
import type { BoardColumn, ColumnSum } from './board-columns.ts'
import { batchName } from './batch-name.ts'
import { Who } from './who.tsx'

const T = {
  sum: { zh: '{batches} 批 · {count} 笔', en: '{batches} batches · {count} payments' },
  none: { zh: '无', en: 'None' },
  more: { zh: '还有 {n} 批，查看列表', en: '{n} more in the list' },
  payments: { zh: '{n} 笔', en: '{n} payments' },
  payDay: { zh: '支付日 {day}', en: 'to be paid on {day}' },
  maker: { zh: '制单', en: 'Made by' },
} as const satisfies Texts

const SHOWN_MAX = 12

type Props = Readonly<{ column: BoardColumn; sum: ColumnSum; query: Readonly<{ fund_id?: string }> }>

/** One stretch of a batch's life: how many batches are there, what they come to, and the newest of them. */
export function BoardColumnPart({ column, sum, query }: Props) {
  const t = useT()
  const asked = { ...query, state: column.states.join(','), limit: SHOWN_MAX }
  const batches = useQuery({
    queryKey: [...BATCHES, 'column', asked],
    enabled: sum.batches > 0,
    queryFn: async () => (await answer(api.disbursement.GET('/v1/batches', { params: { query: asked } }))).batches,
  })
  const titleId = `board-${column.key}`
  const list = { ...query, as: 'list', state: column.states.join(',') }
  return (
    <section
      className={`board-column${column.isApart === true ? ' board-apart' : ''}${sum.batches === 0 ? ' is-empty' : ''}`}
      aria-labelledby={titleId}
    >
      <header>
        <h2 id={titleId}>{t(column.title)}</h2>
        {sum.batches > 0 && (
          <p>
            {t(T.sum, { batches: sum.batches, count: sum.count.toLocaleString('en-US') })}
            <br />
            <Money yuan={sum.total} />
          </p>
        )}
      </header>
      {sum.batches === 0 ? (
        <p className="board-none">{t(T.none)}</p>
      ) : (
        <Loaded of={batches}>
          {(shown) => (
            <ul>
              {shown.map((batch) => (
                <li key={batch.id}>
                  <BatchCard batch={batch} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
      {sum.batches > SHOWN_MAX && (
        <Link to="/treasury" search={list as never}>
          {t(T.more, { n: sum.batches - SHOWN_MAX })}
        </Link>
      )}
    </section>
  )
}

function BatchCard({ batch }: { batch: BatchSummary }) {
  const t = useT()
  return (
    <Link to="/treasury/batches/$batch_id" params={{ batch_id: batch.id } as never} className="batch-card">
      <span className="batch-card-head">
        <strong>{batchName(batch)}</strong>
        <StateTag of={BATCH_STATES} state={batch.state} />
      </span>
      <span>{batch.fund_name}</span>
      <span className="batch-card-sum">
        <Money yuan={batch.total} isQuiet />
        <span>{t(T.payments, { n: batch.count.toLocaleString('en-US') })}</span>
      </span>
      <small>
        {t(T.maker)} <Who by={batch.made_by} standsFor={batch.made_for} />
        {batch.pay_on !== null && ` · ${t(T.payDay, { day: batch.pay_on })}`}
      </small>
    </Link>
  )
}
