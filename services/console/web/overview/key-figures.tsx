import { AddressLink } from '../parts/address-link.tsx'
import { Money } from '../parts/money.tsx'
import { isZeroYuan, shareOf } from '../parts/money-text.ts'
import { type Text, useT } from '../shell/language.tsx'
import type { Totals } from './way-model.ts'

const T = {
  label: { zh: '主要数字', en: 'Key figures' },
  of: { zh: '占计划 {n}%', en: '{n}% of the plan' },
} as const

type Figure = keyof Totals

const FIGURES: readonly Readonly<{ name: Figure; text: Text; tone: string }>[] = [
  { name: 'planned', text: { zh: '计划', en: 'Planned' }, tone: 'planned' },
  { name: 'arrived', text: { zh: '到位', en: 'Arrived' }, tone: 'arrived' },
  { name: 'awarded', text: { zh: '补助', en: 'Awarded' }, tone: 'awarded' },
  { name: 'in_transit', text: { zh: '在途', en: 'In transit' }, tone: 'transit' },
  { name: 'paid', text: { zh: '已付', en: 'Paid' }, tone: 'paid' },
  { name: 'idle', text: { zh: '专户结余', en: 'In the account' }, tone: 'idle' },
]

/** Six sums, each against the plan. Where it leads is said by the page. */
export function KeyFigures({
  totals,
  addresses,
}: {
  totals: Totals
  addresses: Readonly<{ [Name in Figure]?: string | undefined }>
}) {
  const t = useT()
  return (
    <ul className="key-figures" aria-label={t(T.label)}>
      {FIGURES.map(({ name, text, tone }) => {
        const address = addresses[name]
        const share = shareOf(totals[name], totals.planned)
        return (
          <li key={name} className={`key-figure tone-line-${tone}`}>
            <span className="key-figure-name">
              {address === undefined ? t(text) : <AddressLink to={address}>{t(text)}</AddressLink>}
            </span>
            <Money yuan={totals[name]} className="key-figure-sum" />
            <span className="key-figure-bar" aria-hidden>
              <span style={{ width: `${share * 100}%` }} />
            </span>
            {!isZeroYuan(totals.planned) && name !== 'planned' && (
              <small>{t(T.of, { n: (share * 100).toFixed(1) })}</small>
            )}
          </li>
        )
      })}
    </ul>
  )
}
