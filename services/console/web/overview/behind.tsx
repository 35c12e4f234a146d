import { AddressLink } from '../parts/address-link.tsx'
import { fenOf, isZeroYuan } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Figures } from './behind-figures.tsx'
import { onwardOf } from './behind-links.ts'
import {
  type FundPlaces,
  gatheredIn,
  type NodeKind,
  OTHERS,
  readNodeId,
  type WayFund,
  type WayPlace,
} from './way-model.ts'
import { type Names, nodeName, RECEIVER_TEXTS } from './way-words.ts'

const T = {
  receivers: { zh: '受益对象', en: 'Receivers' },
  close: { zh: '收起', en: 'Put away' },
} as const

type BehindProps = Readonly<{
  node: string
  funds: readonly WayFund[]
  places: readonly FundPlaces[]
  names: Names
  onClose: () => void
}>

/** What a node of the picture is made of, to the fen, and where it is worked on. */
export function Behind({ node, funds, places, names, onClose }: BehindProps) {
  const t = useT()
  const officer = useOfficer()
  const read = readNodeId(node)
  if (read === undefined) return null
  const [kind, key] = read
  const title = t(nodeName({ id: node, kind, key }, names))
  return (
    <section className="behind" aria-label={title}>
      <div className="card-head">
        <h3>{title}</h3>
        <button type="button" className="quiet-button screen-only" onClick={onClose}>
          {t(T.close)}
        </button>
      </div>
      <Content kind={kind} id={key} funds={funds} places={places} names={names} />
      <p className="row screen-only">
        {onwardOf(officer, kind, key).map(({ to, text }) => (
          <AddressLink key={to} to={to}>
            {t(text)} →
          </AddressLink>
        ))}
      </p>
    </section>
  )
}

type ContentProps = Readonly<{ kind: NodeKind; id: string } & Omit<BehindProps, 'node' | 'onClose'>>

function Content({ kind, id, funds, places, names }: ContentProps) {
  const meant =
    kind === 'funder' || kind === 'fund' || kind === 'area' ? meantBy(kind, id, funds, places) : new Set([id])
  if (kind === 'funder') return <FunderRows funders={meant} funds={funds} />
  if (kind === 'fund') return <FundRows funds={funds.filter((fund) => meant.has(fund.id))} />
  if (kind === 'area' || kind === 'receiver')
    return <PlaceRows kind={kind} ids={meant} funds={funds} places={places} names={names} />
  return <RestRows id={id} funds={funds} />
}

const meantBy = (
  kind: 'funder' | 'fund' | 'area',
  id: string,
  funds: readonly WayFund[],
  places: readonly FundPlaces[],
): ReadonlySet<string> => (id === OTHERS ? gatheredIn(kind, funds, places) : new Set([id]))

const FunderRows = ({ funders, funds }: { funders: ReadonlySet<string>; funds: readonly WayFund[] }) => (
  <Figures
    words={funders.size > 1 ? ['funder', 'fund'] : ['fund']}
    amounts={['due', 'arrived', 'arrears']}
    rows={funds.flatMap((fund) =>
      fund.funders
        .filter(({ funder }) => funders.has(funder))
        .map(({ funder, name, due, arrived, arrears }) => ({
          key: `${funder} ${fund.id}`,
          words: funders.size > 1 ? [name, fund.name] : [fund.name],
          amounts: [due, arrived, arrears],
        })),
    )}
  />
)

const FUND_AMOUNTS = ['planned', 'arrived', 'awarded', 'payable', 'in_transit', 'paid', 'idle', 'unawarded'] as const

function FundRows({ funds }: { funds: readonly WayFund[] }) {
  const [only] = funds
  return (
    <>
      <Figures
        words={funds.length > 1 ? ['fund'] : []}
        amounts={FUND_AMOUNTS}
        rows={funds.map((fund) => ({
          key: fund.id,
          words: funds.length > 1 ? [fund.name] : [],
          amounts: FUND_AMOUNTS.map((name) => fund[name]),
        }))}
      />
      {only !== undefined && funds.length === 1 && (
        <Figures
          words={['funder']}
          amounts={['due', 'arrived', 'arrears']}
          rows={only.funders.map(({ funder, name, due, arrived, arrears }) => ({
            key: funder,
            words: [name],
            amounts: [due, arrived, arrears],
          }))}
        />
      )}
    </>
  )
}

type PlaceRowsProps = Readonly<
  { kind: 'area' | 'receiver'; ids: ReadonlySet<string> } & Pick<BehindProps, 'funds' | 'places' | 'names'>
>

function PlaceRows({ kind, ids, funds, places, names }: PlaceRowsProps) {
  const t = useT()
  const isHere = (place: WayPlace) => ids.has(kind === 'area' ? place.area_code : place.kind)
  const rows = places.flatMap((fund) =>
    fund.places.filter(isHere).map((place) => ({
      key: `${fund.id} ${place.area_code} ${place.kind}`,
      words: [
        funds.find((one) => one.id === fund.id)?.name ?? fund.id,
        kind === 'area'
          ? t(RECEIVER_TEXTS[place.kind] ?? T.receivers)
          : (names.areas.get(place.area_code) ?? place.area_code),
      ],
      count: place.beneficiaries,
      amounts: [place.awarded, place.in_transit, place.paid],
    })),
  )
  return (
    <Figures
      words={['fund', kind === 'area' ? 'kind' : 'area']}
      hasCount
      amounts={['awarded', 'in_transit', 'paid']}
      rows={rows}
    />
  )
}

/** What stayed or came otherwise, fund by fund. */
function RestRows({ id, funds }: { id: string; funds: readonly WayFund[] }) {
  const name = id === 'refunded' ? 'refunded' : 'idle'
  const rows = funds
    .filter((fund) => !isZeroYuan(fund[name]))
    .toSorted((one, other) => (fenOf(other[name]) > fenOf(one[name]) ? 1 : -1))
    .map((fund) => ({
      key: fund.id,
      words: [fund.name],
      amounts: [fund.arrived, fund.awarded, fund.payable, fund[name]],
    }))
  return <Figures words={['fund']} amounts={['arrived', 'awarded', 'payable', name]} rows={rows} />
}
