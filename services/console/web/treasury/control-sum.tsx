import { useQuery } from '@tanstack/react-query'
import { yuanFigures } from '../parts/money-text.ts'
import { type Texts, useT } from '../shell/language.tsx'

const T = {
  count: { zh: '笔数', en: 'Payments' },
  total: { zh: '合计（元）', en: 'Total (yuan)' },
  capitals: { zh: '大写', en: 'In capitals' },
  unit: { zh: '笔', en: '' },
} as const satisfies Texts

/** 控制数: how many and how much, in figures that nobody reads past, and in the capitals of a voucher. */
export function ControlSumView({ count, total }: { count: number; total: string }) {
  const t = useT()
  return (
    <dl className="control-sum">
      <div>
        <dt>{t(T.count)}</dt>
        <dd data-testid="control-count">
          {count.toLocaleString('en-US')} <small>{t(T.unit)}</small>
        </dd>
      </div>
      <div>
        <dt>{t(T.total)}</dt>
        <dd data-testid="control-total">¥ {yuanFigures(total)}</dd>
      </div>
      <div className="control-sum-capitals">
        <dt>{t(T.capitals)}</dt>
        <dd lang="zh">
          <Capitals yuan={total} />
        </dd>
      </div>
    </dl>
  )
}

/** The rules of capitals are those of the money library, which is loaded for them alone. */
export function Capitals({ yuan }: { yuan: string }) {
  const { data } = useQuery({
    queryKey: ['capitals', yuan],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { formatCapitals, parseMoney } = await import('@fundtrace/money')
      return formatCapitals(parseMoney(yuan))
    },
  })
  return <>{data === undefined ? '…' : `人民币${data}`}</>
}
