import { useMemo } from 'react'
import { problemOf } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Alerts } from './alerts.tsx'
import { Behind } from './behind.tsx'
import { financeLink, treasuryLink } from './desk-links.ts'
import { KeyFigures } from './key-figures.tsx'
import { addressOfView, type OverviewView, USUAL_VIEW } from './overview-view.ts'
import { progressOf } from './progress-model.ts'
import { ProgressPicture } from './progress-picture.tsx'
import { useAreaNames, usePlaces } from './use-money-way.ts'
import { buildWay, OTHERS, totalsOf, type WayFund } from './way-model.ts'
import { WayPicture } from './way-picture.tsx'
import { WayTables } from './way-tables.tsx'
import { areaNames } from './way-words.ts'

const T = {
  way: { zh: '资金去向', en: "The money's way" },
  picture: { zh: '图', en: 'Picture' },
  table: { zh: '表', en: 'Table' },
  show: { zh: '显示方式', en: 'Shown as' },
  progress: { zh: '全年进度', en: 'Progress over the year' },
  alerts: { zh: '待办与提醒', en: 'To do and to watch' },
  none: { zh: '您的地区在这一年度还没有资金。', en: 'Your areas have no funds in this year.' },
  hint: {
    zh: '选中任何一处，可看到它由哪些钱组成。虚线是应拨未拨；浅色是在途。',
    en: 'Choose any place to see what it is made of. Dashed: owed and not sent. Light: in transit.',
  },
} as const

/** The overview of one year: sums, the way as picture and tables, progress, what waits. */
export function OverviewContents({ year, funds: all }: { year: string; funds: readonly WayFund[] }) {
  const t = useT()
  const officer = useOfficer()
  const [view, setView] = useView<keyof OverviewView>(USUAL_VIEW)
  const answered = usePlaces({ year, on: view.on })
  const areas = useAreaNames()
  const funds = useMemo(() => all.filter(({ id }) => view.fund === '' || id === view.fund), [all, view.fund])
  const places = useMemo(
    () => answered.data?.funds.filter(({ id }) => view.fund === '' || id === view.fund) ?? [],
    [answered.data, view.fund],
  )
  const way = useMemo(() => buildWay(funds, places), [funds, places])
  const names = useMemo(() => ({ funds: all, areas: areaNames(all, areas.data) }), [all, areas.data])
  const colours = useMemo(
    () =>
      new Map([...all.map(({ id }, place) => [id, place % FUND_COLOURS] as const), [OTHERS, FUND_COLOURS] as const]),
    [all],
  )
  const totals = useMemo(() => totalsOf(funds), [funds])
  const months = useMemo(() => progressOf(funds), [funds])
  const address = (change: Partial<OverviewView>) => addressOfView({ ...view, ...change })
  if (all.length === 0) return <p className="card">{t(T.none)}</p>
  return (
    <>
      <KeyFigures
        totals={totals}
        addresses={{
          planned: financeLink(officer, '/plans'),
          arrived: financeLink(officer, '/funds'),
          paid: treasuryLink(officer, ''),
        }}
      />
      <section className="card">
        <div className="card-head">
          <h2>{t(T.way)}</h2>
          <ShownAs as={view.as} onChange={(as) => setView({ as })} />
        </div>
        {answered.error !== null && (
          <ProblemNotice problem={problemOf(answered.error)} onRetry={() => void answered.refetch()} />
        )}
        {view.as !== 'table' && (
          <>
            <p className="tone-soft screen-only">{t(T.hint)}</p>
            <WayPicture
              way={way}
              names={names}
              colours={colours}
              chosen={view.at}
              addressOf={(node) => address({ at: node === view.at ? '' : node })}
            />
            {view.at !== '' && (
              <Behind node={view.at} funds={funds} places={places} names={names} onClose={() => setView({ at: '' })} />
            )}
          </>
        )}
        {/* As a picture the tables are still there for paper and for screen readers. */}
        <div className={view.as === 'table' ? '' : 'unseen unseen-on-screen'}>
          <WayTables funds={funds} places={places} areas={names.areas} isScrolled={view.as === 'table'} />
        </div>
      </section>
      <div className="overview-halves">
        <section className="card">
          <h2>{t(T.progress)}</h2>
          <ProgressPicture year={year} months={months} addressOn={(on) => address({ on })} />
        </section>
        <section className="card">
          <h2>{t(T.alerts)}</h2>
          <Alerts funds={funds} on={view.on} addressOf={(at) => address({ at, as: 'picture' })} />
        </section>
      </div>
    </>
  )
}

/** As many as overview.css has; the next one, grey, is for all that are gathered. */
const FUND_COLOURS = 8

function ShownAs({ as, onChange }: { as: string; onChange: (as: string) => void }) {
  const t = useT()
  return (
    <fieldset className="segments screen-only">
      <legend className="unseen">{t(T.show)}</legend>
      {(['picture', 'table'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="as" checked={as === one} onChange={() => onChange(one)} />
          <span>{t(T[one])}</span>
        </label>
      ))}
    </fieldset>
  )
}
