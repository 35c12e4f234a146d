import { sankey } from 'd3-sankey'
import type { LinkKind, Way, WayLink, WayNode } from './way-model.ts'

export type PlacedNode = WayNode & Readonly<{ x: number; y: number; width: number; height: number }>
export type PlacedLink = WayLink & Readonly<{ path: string }>
export type Layout = Readonly<{ nodes: readonly PlacedNode[]; links: readonly PlacedLink[]; height: number }>

const NODE_WIDTH = 14
/** Two lines of a label fit between two nodes that are thin. */
const GAP = 34
const FLOW_HEIGHT = 300
/** Room for the label of a thin node at the foot. */
const BELOW = 22
/** Thinner than a hair is still drawn: a fen is never nothing. */
const THICKNESS_MIN = 1.2

export type Frame = Readonly<{ width: number; left: number; right: number; top: number }>

/** Places nodes and ribbons. Numbers here are lengths on a screen; what a node says is never taken from them. */
export function layOut(way: Way, { width, left, right, top }: Frame): Layout {
  const counts = [0, 1, 2, 3].map((column) => way.nodes.filter((node) => node.column === column).length)
  const height = FLOW_HEIGHT + (Math.max(...counts, 1) - 1) * GAP + top + BELOW
  if (way.nodes.length === 0) return { nodes: [], links: [], height }
  const ranks = new Map(way.nodes.map(({ id }, place) => [id, place]))
  const place = sankey<WayNode, WayLink & { value: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeSort((one, other) => (ranks.get(one.id) ?? 0) - (ranks.get(other.id) ?? 0))
    .linkSort((one, other) => byEnds(one, other, ranks))
    .nodeWidth(NODE_WIDTH)
    .nodePadding(GAP)
    .extent([
      [left, top],
      [width - right, height - BELOW],
    ])
  const placed = place({
    nodes: way.nodes.map((node) => ({ ...node })),
    links: way.links.map((link) => ({ ...link, value: Number(link.fen) })),
  })
  // Four columns, also where nothing has come as far as the last: then a column stays where one looks for it.
  const xOf = (column: number) => left + (column * (width - right - left - NODE_WIDTH)) / 3
  return {
    height,
    nodes: placed.nodes.map(({ id, kind, key, column, fen, y0 = 0, y1 = 0 }) => ({
      id,
      kind,
      key,
      column,
      fen,
      x: xOf(column),
      y: y0,
      width: NODE_WIDTH,
      height: Math.max(y1 - y0, THICKNESS_MIN),
    })),
    links: placed.links.map((link) => ({
      source: idOf(link.source),
      target: idOf(link.target),
      fund: link.fund,
      kind: link.kind,
      fen: link.fen,
      path: ribbon(
        xOf(columnOf(link.source)) + NODE_WIDTH,
        xOf(columnOf(link.target)),
        link.y0 ?? 0,
        link.y1 ?? 0,
        link.width ?? 0,
      ),
    })),
  }
}

/** At each end paid lies above what is on its way, and that above what is owed. */
const KIND_ORDER = { arrived: 0, paid: 1, in_transit: 2, kept: 3, arrears: 4 } as const satisfies Record<
  LinkKind,
  number
>

type End = string | number | object
type Sorted = Readonly<{ source: End; target: End; kind: LinkKind }>

const byEnds = (one: Sorted, other: Sorted, ranks: ReadonlyMap<string, number>): number =>
  rankOf(one.source, ranks) - rankOf(other.source, ranks) ||
  rankOf(one.target, ranks) - rankOf(other.target, ranks) ||
  KIND_ORDER[one.kind] - KIND_ORDER[other.kind]

const rankOf = (end: End, ranks: ReadonlyMap<string, number>): number => ranks.get(idOf(end)) ?? 0

const idOf = (end: End): string => (typeof end === 'object' ? String(Reflect.get(end, 'id')) : String(end))

const columnOf = (end: End): number => (typeof end === 'object' ? Number(Reflect.get(end, 'column')) : 0)

function ribbon(fromX: number, toX: number, fromY: number, toY: number, thickness: number): string {
  const half = Math.max(thickness, THICKNESS_MIN) / 2
  const middle = (fromX + toX) / 2
  const at = (...numbers: number[]) => numbers.map((number) => number.toFixed(1)).join(' ')
  return [
    `M${at(fromX, fromY - half)}`,
    `C${at(middle, fromY - half, middle, toY - half, toX, toY - half)}`,
    `L${at(toX, toY + half)}`,
    `C${at(middle, toY + half, middle, fromY + half, fromX, fromY + half)}Z`,
  ].join('')
}
