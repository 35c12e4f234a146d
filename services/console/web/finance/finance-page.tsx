import { Fragment, type ReactNode } from 'react'
import { DeskTabs } from '../parts/desk-tabs.tsx'
import { Page, type PageProps } from '../parts/page.tsx'
import { type Text, useT } from '../shell/language.tsx'
import './finance.css'

const T = { desk: { zh: '财政的页面', en: 'Pages of the finance desk' } } as const
const PLACES: readonly Readonly<{ to: string; text: Text; isExact?: boolean }>[] = [
  { to: '/finance', text: { zh: '待办', en: 'To do' }, isExact: true },
  { to: '/finance/programmes', text: { zh: '政策', en: 'Policies' } },
  { to: '/finance/register', text: { zh: '建档立卡', en: 'Register' } },
  { to: '/finance/plans', text: { zh: '资金计划', en: 'Plans' } },
  { to: '/finance/funds', text: { zh: '资金到位', en: 'Funding' } },
]

/** A page of the finance desk, below the way to its others. */
export function FinancePage(props: PageProps) {
  const t = useT()
  return (
    <>
      <DeskTabs label={t(T.desk)} items={PLACES.map(({ text, ...place }) => ({ ...place, label: t(text) }))} />
      <Page {...props} />
    </>
  )
}

/** What a thing is, as pairs: `<Facts of={[[t(T.day), '2016-06-30']]} />`. */
export const Facts = ({ of }: { of: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {of.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
)

/** A part of a page under its own heading. */
export const Part = ({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) => (
  <section className="card">
    <header className="card-head">
      <h2>{title}</h2>
      {actions !== undefined && <div className="row">{actions}</div>}
    </header>
    {children}
  </section>
)

export type Parts = Readonly<{ [part: string]: Text }>

/** Which part of a page is shown; it stands in the address, and the back button leads to the one before. */
export function PartChoice({
  of,
  chosen,
  onChoose,
  label,
}: {
  of: Parts
  chosen: string
  onChoose: (part: string) => void
  label: string
}) {
  const t = useT()
  return (
    <nav className="finance-parts" aria-label={label}>
      {Object.entries(of).map(([part, text]) => (
        <button
          key={part}
          type="button"
          aria-current={part === chosen ? 'true' : undefined}
          onClick={() => onChoose(part)}
        >
          {t(text)}
        </button>
      ))}
    </nav>
  )
}
