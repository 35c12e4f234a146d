import { useState } from 'react'
import { useGo } from '../parts/address-link.tsx'
import { FloatingHint } from '../parts/floating-hint.tsx'
import { fenOf, fullYuan, shareOf, wanFigures } from '../parts/money-text.ts'
import { Yuan } from '../parts/money.tsx'
import { type Text, useLanguage, useT } from '../shell/language.tsx'
import { axisSteps, lastDayOf, type ProgressMonth, SERIES, type Series } from './progress-model.ts'

const T = {
  picture: {
    zh: '全年进度：计划、到位、补助、已付，按月累计',
    en: 'Progress over the year: planned, arrived, awarded, paid, cumulated by month',
  },
  unit: { zh: '万元', en: 'wan yuan' },
  month: { zh: '{n}月', en: '{n}' },
  look: { zh: '看 {day} 的情况', en: 'See it as of {day}' },
  monthHead: { zh: '月份', en: 'Month' },
} as const

export const SERIES_TEXTS: Readonly<Record<Series, Text>> = {
  planned: { zh: '计划', en: 'Planned' },
  arrived: { zh: '到位', en: 'Arrived' },
  awarded: { zh: '补助', en: 'Awarded' },
  paid: { zh: '已付', en: 'Paid' },
}

const WIDTH = 640
const HEIGHT = 300
const FRAME = { left: 72, right: 84, top: 26, bottom: 30 }
const INNER = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom }

type ProgressPictureProps = Readonly<{
  year: string
  months: readonly ProgressMonth[]
  /** The address of the same view on another day. */
  addressOn: (day: string) => string
}>

/** Lines over the months; each month is a link to the whole view as it was on its last day. */
export function ProgressPicture({ year, months, addressOn }: ProgressPictureProps) {
  const t = useT()
  const [near, setNear] = useState<{ month: ProgressMonth; at: DOMRect }>()
  const largest = months.flatMap((month) => SERIES.map((name) => month[name])).reduce(larger, '0.00')
  const steps = axisSteps(largest)
  const top = steps.at(-1) ?? '0.00'
  const xOf = (place: number) => FRAME.left + (INNER.width * (place + 0.5)) / 12
  const yOf = (yuan: string) => FRAME.top + INNER.height * (1 - shareOf(yuan, top))
  return (
    <>
      <div className="progress-box">
        <svg className="progress" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t(T.picture)}>
          <text className="progress-tick" x={FRAME.left - 8} y={12} textAnchor="end">
            {t(T.unit)}
          </text>
          {steps.map((step) => (
            <g key={step} aria-hidden>
              <line className="progress-grid" x1={FRAME.left} x2={WIDTH - FRAME.right} y1={yOf(step)} y2={yOf(step)} />
              <text className="progress-tick" x={FRAME.left - 8} y={yOf(step) + 4} textAnchor="end">
                {wanFigures(step).replace(/\.00$/u, '')}
              </text>
            </g>
          ))}
          {Array.from({ length: 12 }, (_, place) => (
            <text key={place} className="progress-tick" x={xOf(place)} y={HEIGHT - 8} textAnchor="middle" aria-hidden>
              {t(T.month, { n: place + 1 })}
            </text>
          ))}
          {SERIES.map((name) => (
            <g key={name} className={`series series-${name}`} aria-hidden>
              <polyline points={months.map((month, place) => `${xOf(place)},${yOf(month[name])}`).join(' ')} />
              {months.map((month, place) => (
                <circle key={month.month} cx={xOf(place)} cy={yOf(month[name])} r={2.8} />
              ))}
            </g>
          ))}
          {endLabels(months, yOf).map(({ name, y }) => (
            <text
              key={name}
              className={`series-name series-${name}`}
              x={xOf(months.length - 1) + 12}
              y={y + 4}
              aria-hidden
            >
              {t(SERIES_TEXTS[name])}
            </text>
          ))}
          {months.map((month, place) => (
            <MonthLink
              key={month.month}
              month={month}
              x={xOf(place)}
              href={addressOn(lastDayOf(month.month))}
              onNear={(at) => setNear(at === undefined ? undefined : { month, at })}
            />
          ))}
        </svg>
      </div>
      <FloatingHint at={near?.at}>{near !== undefined && <MonthHint month={near.month} />}</FloatingHint>
      <ProgressTable year={year} months={months} />
    </>
  )
}

const larger = (one: string, other: string): string => (fenOf(one) >= fenOf(other) ? one : other)

type MonthLinkProps = Readonly<{
  month: ProgressMonth
  x: number
  href: string
  onNear: (at: DOMRect | undefined) => void
}>

function MonthLink({ month, x, href, onNear }: MonthLinkProps) {
  const t = useT()
  const { language } = useLanguage()
  const go = useGo()
  const said = SERIES.map((name) => `${t(SERIES_TEXTS[name])} ${fullYuan(month[name], language)}`).join(' ')
  return (
    <a
      href={href}
      className="month"
      aria-label={`${month.month} ${said} ${t(T.look, { day: lastDayOf(month.month) })}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go(href, { isHere: true })
      }}
      onFocus={(event) => onNear(event.currentTarget.getBoundingClientRect())}
      onBlur={() => onNear(undefined)}
      onMouseEnter={(event) => onNear(event.currentTarget.getBoundingClientRect())}
      onMouseLeave={() => onNear(undefined)}
    >
      <rect x={x - INNER.width / 24} y={FRAME.top} width={INNER.width / 12} height={INNER.height} rx={4} />
    </a>
  )
}

function MonthHint({ month }: { month: ProgressMonth }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <>
      {month.month}
      {SERIES.map((name) => (
        <span key={name} className="hint-row">
          <span>{t(SERIES_TEXTS[name])}</span>
          <span className="money">{fullYuan(month[name], language)}</span>
        </span>
      ))}
    </>
  )
}

function ProgressTable({ year, months }: { year: string; months: readonly ProgressMonth[] }) {
  const t = useT()
  return (
    <div className="unseen unseen-on-screen">
      <table className="plain-table">
        <caption>
          {year} {t(T.picture)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(T.monthHead)}</th>
            {SERIES.map((name) => (
              <th key={name} scope="col" className="figure">
                {t(SERIES_TEXTS[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{month.month}</th>
              {SERIES.map((name) => (
                <td key={name} className="figure">
                  <Yuan yuan={month[name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const LABEL_HEIGHT = 16

/** Names at the lines' ends, pushed apart where lines end together. */
function endLabels(months: readonly ProgressMonth[], yOf: (yuan: string) => number): { name: Series; y: number }[] {
  const last = months.at(-1)
  if (last === undefined) return []
  const placed = SERIES.map((name) => ({ name, y: yOf(last[name]) })).toSorted((one, other) => one.y - other.y)
  let least = Number.NEGATIVE_INFINITY
  const pushed = placed.map(({ name, y }) => {
    least = Math.max(y, least + LABEL_HEIGHT)
    return { name, y: least }
  })
  const over = Math.max(0, (pushed.at(-1)?.y ?? 0) - (FRAME.top + INNER.height))
  return pushed.map(({ name, y }) => ({ name, y: y - over }))
}
