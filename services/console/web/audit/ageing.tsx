import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { fenOf, sumYuan, wan, yuanOf } from '../parts/money-text.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { searchOf } from './age-search.ts'
import { AUDIT } from './audit-queries.ts'

const T = {
  title: { zh: '未了结的差异：账龄', en: 'Cases that are not settled, by age' },
  band: { zh: '{band} 天', en: '{band} days' },
  bar: { zh: '{n} 条，{amount}', en: '{n}, {amount}' },
  none: { zh: '没有未了结的差异。', en: 'There is none.' },
} as const

const ROW = 34
const NAME = 75
const WIDTH = 400
const BAR_MAX = 165

/** How old what is not settled is; each bar leads to those cases. */
export function Ageing({ jobId, isRow = false }: { jobId?: string | undefined; isRow?: boolean }) {
  const t = useT()
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: [...AUDIT, 'ageing', jobId ?? ''],
    queryFn: () =>
      answer(
        api.reconciliation.GET('/v1/cases/ageing', {
          params: { query: jobId === undefined ? {} : { job_id: jobId } },
        }),
      ),
  })
  return (
    <section className="card">
      <h2>{t(T.title)}</h2>
      <Loaded of={query}>
        {({ bands, lines }) => {
          const sums = bands.map((band) =>
            sumOf(
              band,
              lines.filter((line) => line.band === band),
            ),
          )
          if (sums.every(({ count }) => count === 0)) return <p>{t(T.none)}</p>
          if (isRow) return <AgeRow sums={sums} jobId={jobId} />
          const most = Math.max(...sums.map(({ count }) => count), 1)
          return (
            <svg className="ageing" viewBox={`0 0 ${WIDTH} ${sums.length * ROW}`} role="group" aria-label={t(T.title)}>
              {sums.map(({ band, count, amount }, place) => {
                const text = t(T.bar, { n: count, amount: wan(amount, language) })
                const width = Math.max((count / most) * BAR_MAX, count === 0 ? 0 : 4)
                return (
                  <Link key={band} to="/audit/cases" search={searchOf(band, jobId)}>
                    <text x={0} y={place * ROW + 21}>
                      {t(T.band, { band })}
                    </text>
                    <rect
                      x={NAME}
                      y={place * ROW + 6}
                      width={width}
                      height={ROW - 14}
                      rx={3}
                      style={{ fill: place >= 2 ? 'var(--bad)' : place === 1 ? 'var(--warn)' : 'var(--brand)' }}
                    />
                    <text x={NAME + width + 8} y={place * ROW + 21}>
                      {text}
                    </text>
                  </Link>
                )
              })}
            </svg>
          )
        }}
      </Loaded>
    </section>
  )
}

type AgeSum = Readonly<{ band: string; count: number; amount: string }>

/** The same in one line, above the list that it leads into. */
function AgeRow({ sums, jobId }: { sums: readonly AgeSum[]; jobId: string | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <ul className="age-row">
      {sums.map(({ band, count, amount }) => (
        <li key={band}>
          <Link to="/audit/cases" search={searchOf(band, jobId)}>
            {t(T.band, { band })}
          </Link>{' '}
          {t(T.bar, { n: count, amount: wan(amount, language) })}
        </li>
      ))}
    </ul>
  )
}

const sumOf = (band: string, lines: readonly Readonly<{ count: number; amount: string }>[]) => ({
  band,
  count: lines.reduce((sum, line) => sum + line.count, 0),
  amount: lines.length === 0 ? yuanOf(fenOf('0.00')) : sumYuan(lines.map(({ amount }) => amount)),
})
