/** What of it stands in the address of the page. */
export type TraceTarget =
  | Readonly<{ payment: string }>
  | Readonly<{ arrival: string }>
  | Readonly<{ beneficiary: string }>

/** A box of the picture. `amount` in yuan; its place in its column is by order. */
export type TraceNode = Readonly<{
  id: string
  title: string
  note: string
  amount: string
  /** Where it leads: another trace, or its line in the table below. */
  to: TraceTarget | Readonly<{ line: string }>
  isStart?: boolean
}>
export type TraceLink = Readonly<{ from: string; to: string; share: number }>
export type TraceColumn = Readonly<{ title: string; nodes: readonly TraceNode[] }>

export type PlacedNode = TraceNode & Readonly<{ x: number; y: number; column: number }>
export type PlacedLink = Readonly<{ key: string; path: string; width: number }>
export type TracePicture = Readonly<{
  width: number
  height: number
  titles: readonly Readonly<{ text: string; x: number }>[]
  nodes: readonly PlacedNode[]
  links: readonly PlacedLink[]
}>

export const NODE_WIDTH = 250
export const NODE_HEIGHT = 66
const GAP_X = 90
const GAP_Y = 14
const TOP = 34
const LINK_MIN = 2
const LINK_MAX = 26

/** Columns from left to right, each in the middle of the picture's height; links as bands whose width is their share. */
export function layoutTrace(columns: readonly TraceColumn[], links: readonly TraceLink[]): TracePicture {
  const heights = columns.map(({ nodes }) => Math.max(1, nodes.length) * (NODE_HEIGHT + GAP_Y) - GAP_Y)
  const tallest = Math.max(...heights, NODE_HEIGHT)
  const nodes = columns.flatMap((column, at) =>
    column.nodes.map((node, place) => ({
      ...node,
      column: at,
      x: at * (NODE_WIDTH + GAP_X) + 2,
      y: TOP + (tallest - (heights[at] ?? 0)) / 2 + place * (NODE_HEIGHT + GAP_Y),
    })),
  )
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return {
    width: columns.length * (NODE_WIDTH + GAP_X) - GAP_X + 4,
    height: TOP + tallest + 4,
    titles: columns.map(({ title }, at) => ({ text: title, x: at * (NODE_WIDTH + GAP_X) + 2 })),
    nodes,
    links: links.flatMap((link) => {
      const [from, to] = [byId.get(link.from), byId.get(link.to)]
      return from === undefined || to === undefined ? [] : [placeLink(link, from, to)]
    }),
  }
}

function placeLink(link: TraceLink, from: PlacedNode, to: PlacedNode): PlacedLink {
  const [startX, startY] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2]
  const [endX, endY] = [to.x, to.y + NODE_HEIGHT / 2]
  const middle = (startX + endX) / 2
  return {
    key: `${link.from}>${link.to}`,
    path: `M ${startX} ${startY} C ${middle} ${startY}, ${middle} ${endY}, ${endX} ${endY}`,
    width: LINK_MIN + Math.min(1, Math.max(0, link.share)) * (LINK_MAX - LINK_MIN),
  }
}
