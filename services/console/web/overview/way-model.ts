import { fenOf, yuanOf } from '../parts/money-text.ts'

/** What ledger's report says of one fund on a day. All amounts are texts of the wire. */
export type WayFund = Readonly<{
  id: string
  name: string
  area_code: string
  planned: string
  arrived: string
  awarded: string
  paid: string
  in_transit: string
  payable: string
  idle: string
  unawarded: string
  refunded: string
  carried_in: string
  carried_out: string
  /** Interest, fees, recovered money: what else moved the account; may be negative. */
  other: string
  funders: readonly WayFunder[]
  months: readonly WayMonth[]
}>
export type WayFunder = Readonly<{
  funder: string
  name: string
  area_code: string | null
  due: string
  arrived: string
  arrears: string
}>
export type WayMonth = Readonly<{ month: string; planned: string; arrived: string; awarded: string; paid: string }>

export type ReceiverKind = 'household' | 'village' | 'enterprise' | 'project'
/** What reconciliation's copies say of one township and kind of receiver. */
export type WayPlace = Readonly<{
  area_code: string
  kind: ReceiverKind
  beneficiaries: number
  awarded: string
  in_transit: string
  paid: string
}>
export type FundPlaces = Readonly<{ id: string; places: readonly WayPlace[] }>

export type NodeKind = 'funder' | 'inflow' | 'fund' | 'area' | 'outflow' | 'receiver'
export type WayNode = Readonly<{ id: string; kind: NodeKind; key: string; column: 0 | 1 | 2 | 3; fen: bigint }>
export type LinkKind = 'arrived' | 'arrears' | 'paid' | 'in_transit' | 'kept'
export type WayLink = Readonly<{ source: string; target: string; fund: string; kind: LinkKind; fen: bigint }>
export type Way = Readonly<{ nodes: readonly WayNode[]; links: readonly WayLink[] }>

/** What is told of a fund and not of its places yet, because the copies still read. */
export const UNPLACED = 'unplaced'

/** Of funders, funds and townships only the largest are drawn one by one; the rest of each is one node of this key. */
export const OTHERS = 'others'

export const NODES_MAX = { funder: 9, fund: 9, area: 13 } as const

/**
 * The money's way as nodes in four columns: funder, fund, township or what stayed, kind of receiver. What arrived, was carried in and came
 * otherwise into a fund is what went out of it and what lies in it; what a funder owes and has not sent goes in beside, and nowhere on.
 */
export function buildWay(funds: readonly WayFund[], places: readonly FundPlaces[] | undefined): Way {
  const links = funds.flatMap((fund) => [
    ...linksIn(fund),
    ...linksToPlaces(fund, places?.find(({ id }) => id === fund.id)?.places ?? []),
    ...linksOut(fund),
  ])
  const joined = join(gatherSmall(links.filter(({ fen }) => fen > 0n)))
  return { nodes: nodesOf(joined), links: joined }
}

/** The nodes of a kind that a node of key OTHERS stands for. */
export function gatheredIn(
  kind: 'funder' | 'fund' | 'area',
  funds: readonly WayFund[],
  places: readonly FundPlaces[],
): ReadonlySet<string> {
  const links = funds.flatMap((fund) => [
    ...linksIn(fund),
    ...linksToPlaces(fund, places.find(({ id }) => id === fund.id)?.places ?? []),
    ...linksOut(fund),
  ])
  return smallOnes(
    kind,
    links.filter(({ fen }) => fen > 0n),
  )
}

/** The parts of a node's name: 'fund:qingcheng' -> ['fund', 'qingcheng']. */
export function readNodeId(id: string): [kind: NodeKind, key: string] | undefined {
  const [, kind, key] = /^(funder|inflow|fund|area|outflow|receiver):(.+)$/u.exec(id) ?? []
  return kind === undefined || key === undefined ? undefined : [kind as NodeKind, key]
}

/** What of a fund its places do not tell: nothing once everything is read. */
export function unplacedOf(fund: WayFund, places: readonly WayPlace[]): Readonly<{ paid: bigint; in_transit: bigint }> {
  const missing = (name: 'paid' | 'in_transit') =>
    fenOf(fund[name]) - places.reduce((total, place) => total + fenOf(place[name]), 0n)
  return { paid: missing('paid'), in_transit: missing('in_transit') }
}

export type Totals = Readonly<
  Record<'due' | 'planned' | 'arrived' | 'awarded' | 'in_transit' | 'paid' | 'idle' | 'arrears' | 'payable', string>
>

export function totalsOf(funds: readonly WayFund[]): Totals {
  const sum = (read: (fund: WayFund) => readonly string[]) =>
    yuanOf(funds.flatMap(read).reduce((total, yuan) => total + fenOf(yuan), 0n))
  return {
    due: sum(({ funders }) => funders.map(({ due }) => due)),
    arrears: sum(({ funders }) => funders.map(({ arrears }) => arrears)),
    planned: sum(({ planned }) => [planned]),
    arrived: sum(({ arrived }) => [arrived]),
    awarded: sum(({ awarded }) => [awarded]),
    in_transit: sum((fund) => [fund.in_transit]),
    paid: sum(({ paid }) => [paid]),
    idle: sum(({ idle }) => [idle]),
    payable: sum(({ payable }) => [payable]),
  }
}

function linksIn(fund: WayFund): WayLink[] {
  const into = { target: `fund:${fund.id}`, fund: fund.id }
  return [
    ...fund.funders.flatMap(({ funder, arrived, arrears }): WayLink[] => [
      { ...into, source: `funder:${funder}`, kind: 'arrived', fen: fenOf(arrived) },
      { ...into, source: `funder:${funder}`, kind: 'arrears', fen: fenOf(arrears) },
    ]),
    { ...into, source: 'inflow:carried_in', kind: 'arrived', fen: fenOf(fund.carried_in) },
    { ...into, source: 'inflow:other', kind: 'arrived', fen: fenOf(fund.other) },
  ]
}

function linksToPlaces(fund: WayFund, places: readonly WayPlace[]): WayLink[] {
  const missing = unplacedOf(fund, places)
  const from = { source: `fund:${fund.id}`, fund: fund.id }
  const moved = (['paid', 'in_transit'] as const).flatMap((kind) => {
    const toPlaces = places.flatMap((place): WayLink[] => {
      const area = `area:${place.area_code}`
      const fen = fenOf(place[kind])
      return [
        { ...from, target: area, kind, fen },
        { fund: fund.id, source: area, target: `receiver:${place.kind}`, kind, fen },
      ]
    })
    return [...toPlaces, { ...from, target: `area:${UNPLACED}`, kind, fen: missing[kind] }]
  })
  return moved
}

function linksOut(fund: WayFund): WayLink[] {
  const out = (key: string, fen: bigint): WayLink => ({
    source: `fund:${fund.id}`,
    target: `outflow:${key}`,
    fund: fund.id,
    kind: 'kept',
    fen,
  })
  return [
    out('idle', fenOf(fund.idle)),
    out('refunded', fenOf(fund.refunded)),
    out('carried_out', fenOf(fund.carried_out)),
    out('other', -fenOf(fund.other)),
  ]
}

/** Links between the same nodes, of the same fund and kind, are one. */
function join(links: readonly WayLink[]): WayLink[] {
  const byEnds = new Map<string, WayLink>()
  for (const link of links) {
    const key = [link.source, link.target, link.fund, link.kind].join(' ')
    const before = byEnds.get(key)
    byEnds.set(key, before === undefined ? link : { ...before, fen: before.fen + link.fen })
  }
  return [...byEnds.values()]
}

const COLUMNS = { funder: 0, inflow: 0, fund: 1, area: 2, outflow: 2, receiver: 3 } as const satisfies Record<
  NodeKind,
  number
>

function nodesOf(links: readonly WayLink[]): WayNode[] {
  const ids = [...new Set(links.flatMap(({ source, target }) => [source, target]))]
  const nodes = ids.flatMap((id): WayNode[] => {
    const read = readNodeId(id)
    if (read === undefined) return []
    const [kind, key] = read
    const sum = (end: 'source' | 'target') =>
      links.filter((link) => link[end] === id).reduce((total, { fen }) => total + fen, 0n)
    const [out, into] = [sum('source'), sum('target')]
    return [{ id, kind, key, column: COLUMNS[kind], fen: out > into ? out : into }]
  })
  return nodes.toSorted(
    (left, right) => left.column - right.column || rank(left) - rank(right) || order(right.fen - left.fen),
  )
}

/** What stayed stands below what went on. */
const rank = ({ kind, key }: WayNode): number => {
  if (kind === 'inflow' || kind === 'outflow') return 2
  return key === UNPLACED || key === OTHERS ? 1 : 0
}

const order = (fen: bigint): number => (fen > 0n ? 1 : fen < 0n ? -1 : 0)

const GATHERED = ['funder', 'fund', 'area'] as const

function gatherSmall(links: readonly WayLink[]): WayLink[] {
  const small = new Set(GATHERED.flatMap((kind) => [...smallOnes(kind, links)].map((key) => `${kind}:${key}`)))
  const shown = (id: string) => (small.has(id) ? `${id.slice(0, id.indexOf(':'))}:${OTHERS}` : id)
  return links.map((link) => ({
    ...link,
    source: shown(link.source),
    target: shown(link.target),
    fund: small.has(`fund:${link.fund}`) ? OTHERS : link.fund,
  }))
}

/** Keys of the nodes of a kind beyond the largest; none where one more would do. */
function smallOnes(kind: (typeof GATHERED)[number], links: readonly WayLink[]): ReadonlySet<string> {
  const sums = new Map<string, bigint>()
  for (const { source, target, fen } of links)
    for (const id of [source, target]) {
      const [itsKind, key = ''] = readNodeId(id) ?? []
      if (itsKind === kind && key !== UNPLACED) sums.set(key, (sums.get(key) ?? 0n) + fen)
    }
  const max = NODES_MAX[kind]
  if (sums.size <= max) return new Set()
  const largestFirst = [...sums].toSorted((one, other) => order(other[1] - one[1]))
  return new Set(largestFirst.slice(max - 1).map(([key]) => key))
}
