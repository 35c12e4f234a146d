import { type FocusEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useGo } from '../parts/address-link.tsx'
import { FloatingHint } from '../parts/floating-hint.tsx'
import { fullYuan, wan, yuanOf } from '../parts/money-text.ts'
import { type Language, type Text, type Translate, useLanguage, useT } from '../shell/language.tsx'
import { layOut, type PlacedLink, type PlacedNode } from './way-layout.ts'
import type { Way, WayLink } from './way-model.ts'
import { nodeName, type Names } from './way-words.ts'

const T = {
  picture: {
    zh: '资金去向图：出资方、资金、乡镇、受益对象',
    en: "The money's way: funders, funds, townships, receivers",
  },
  arrears: { zh: '另欠拨 {amount}', en: 'and {amount} not sent' },
} as const

const COLUMN_TITLES: readonly Text[] = [
  { zh: '出资方（应拨）', en: 'Funders (due)' },
  { zh: '资金', en: 'Funds' },
  { zh: '乡镇与结余', en: 'Townships, and what stayed' },
  { zh: '受益对象', en: 'Receivers' },
]

const WIDTH_MIN = 860
const MARGINS = { left: 150, right: 120, top: 34 }

export type WayPictureProps = Readonly<{
  way: Way
  names: Names
  /** Each fund's place in the colours. */
  colours: ReadonlyMap<string, number>
  chosen: string
  /** The address that leads to what is behind a node. */
  addressOf: (node: string) => string
}>

/** The money's way as ribbons; every node is a link, walked with Tab, that leads to what is behind it. */
export function WayPicture({ way, names, colours, chosen, addressOf }: WayPictureProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(useWidth(box), WIDTH_MIN)
  const [near, setNear] = useState<{ id: string; at: DOMRect }>()
  const layout = useMemo(() => layOut(way, { width, ...MARGINS }), [way, width])
  const lit = litLinks(way.links, near?.id ?? chosen)
  const titles = COLUMN_TITLES.map((title, column) => ({
    title,
    node: layout.nodes.find((node) => node.column === column),
  }))
  const told = layout.nodes.find(({ id }) => id === near?.id)
  return (
    <div ref={box} className="way-box">
      <svg
        className={lit === undefined ? 'way' : 'way way-lit'}
        width={width}
        height={layout.height}
        viewBox={`0 0 ${width} ${layout.height}`}
        role="group"
        aria-label={t(T.picture)}
      >
        {titles.map(({ title, node }, column) =>
          node === undefined ? null : (
            <text key={title.en} className="way-title" {...labelPlace(node.x, column)} y={14}>
              {t(title)}
            </text>
          ),
        )}
        <g aria-hidden>
          {layout.links.map((link) => (
            <Ribbon
              key={`${link.source} ${link.target} ${link.fund} ${link.kind}`}
              link={link}
              colour={colours.get(link.fund) ?? 0}
              isLit={lit?.has(keyOf(link)) ?? false}
            />
          ))}
        </g>
        {layout.nodes.map((node) => (
          <NodeLink
            key={node.id}
            node={node}
            names={names}
            colour={node.kind === 'fund' ? (colours.get(node.key) ?? 0) : undefined}
            isChosen={node.id === chosen}
            links={way.links}
            href={addressOf(node.id)}
            onNear={(at) => setNear(at === undefined ? undefined : { id: node.id, at })}
          />
        ))}
      </svg>
      <FloatingHint at={near?.at}>
        {told !== undefined && <NodeHint node={told} names={names} links={way.links} />}
      </FloatingHint>
    </div>
  )
}

const keyOf = ({ source, target, fund, kind }: WayLink): string => [source, target, fund, kind].join(' ')

const Ribbon = ({ link, colour, isLit }: { link: PlacedLink; colour: number; isLit: boolean }) => (
  <path className={`ribbon ribbon-${link.kind} fund-${colour} ${isLit ? 'ribbon-lit' : ''}`} d={link.path} />
)

type NodeLinkProps = Readonly<{
  node: PlacedNode
  names: Names
  colour: number | undefined
  isChosen: boolean
  links: readonly WayLink[]
  href: string
  onNear: (at: DOMRect | undefined) => void
}>

function NodeLink({ node, names, colour, isChosen, links, href, onNear }: NodeLinkProps) {
  const t = useT()
  const { language } = useLanguage()
  const go = useGo()
  const name = t(nodeName(node, names))
  const [first, rest] = twoLines(name, NAME_WIDTHS[node.column])
  const amount = yuanOf(node.fen)
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    go(href, { isHere: true })
  }
  const near = (event: FocusEvent<Element> | MouseEvent<Element>) =>
    onNear(event.currentTarget.querySelector('.node-bar')?.getBoundingClientRect())
  const middle = node.y + node.height / 2
  const place = labelPlace(node.x, node.column)
  return (
    <a
      href={href}
      className={`node ${colour === undefined ? `node-${node.kind} node-${node.key}` : `node-fund fund-${colour}`} ${isChosen ? 'node-chosen' : ''}`}
      // Begins with what is seen, letter by letter: who speaks to a computer says what he sees.
      aria-label={[`${first}${rest}`, wan(amount, language), ...amountsOf(node, links, language, t)].join(' ')}
      {...(isChosen && { 'aria-current': 'true' as const })}
      onClick={follow}
      onFocus={near}
      onBlur={() => onNear(undefined)}
      onMouseEnter={near}
      onMouseLeave={() => onNear(undefined)}
    >
      <rect
        className="node-ring"
        x={node.x - 5}
        y={Math.min(node.y, middle - 16) - 3}
        width={node.width + 10}
        height={Math.max(node.height, 32) + 6}
        rx={6}
      />
      <rect className="node-bar" x={node.x} y={node.y} width={node.width} height={node.height} rx={2} />
      <text className="node-name" {...place} y={middle - 2}>
        {rest === '' ? `${first} ` : first}
      </text>
      <text className="node-amount" {...place} y={middle + 14}>
        {rest !== '' && <tspan className="node-name">{`${rest} `}</tspan>}
        {wan(amount, language)}
      </text>
    </a>
  )
}

function NodeHint({ node, names, links }: { node: PlacedNode; names: Names; links: readonly WayLink[] }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <>
      {t(nodeName(node, names))}
      {amountsOf(node, links, language, t).map((line) => (
        <span key={line} className="hint-row">
          {line}
        </span>
      ))}
    </>
  )
}

/** To the fen: what came or went, and what of it was owed and never came. */
function amountsOf({ id, fen }: PlacedNode, links: readonly WayLink[], language: Language, t: Translate): string[] {
  const arrears = links
    .filter(({ source, target, kind }) => kind === 'arrears' && (source === id || target === id))
    .reduce((total, link) => total + link.fen, 0n)
  const moved = fullYuan(yuanOf(fen - arrears), language)
  return arrears > 0n ? [moved, t(T.arrears, { amount: fullYuan(yuanOf(arrears), language) })] : [moved]
}

/** Funders are named on their left, all others on their right. */
const labelPlace = (x: number, column: number) =>
  column === 0 ? ({ x: x - 8, textAnchor: 'end' } as const) : ({ x: x + 22, textAnchor: 'start' } as const)

/** What of a name fits into a line, column by column, in Chinese characters. */
const NAME_WIDTHS = [9, 15, 15, 9] as const

/** A long name goes on in the line of the amount. */
function twoLines(name: string, max: number): readonly [string, string] {
  const first = widthOf(name) <= max ? name : cut(name, max)
  const rest = name.slice(first.length)
  return [first, widthOf(rest) <= max ? rest : `${cut(rest, max - 1)}…`]
}

/** In Chinese characters; a Latin letter is about half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 255 ? 1 : 0.55), 0)

/** Never within a number or a Latin word. */
function cut(text: string, max: number): string {
  const [whole] = text
    .split(/(?<=[^\w])|(?=[^\w])/u)
    .reduce<readonly [string, boolean]>(
      ([taken, isFull], part) => (isFull || widthOf(taken + part) > max ? [taken, true] : [taken + part, false]),
      ['', false],
    )
  return whole
}

/** What is joined with a node: of a fund everything of it, of others what goes in and out. Undefined where nothing is chosen. */
function litLinks(links: readonly WayLink[], id: string): ReadonlySet<string> | undefined {
  if (!links.some(({ source, target }) => source === id || target === id)) return undefined
  const isLit = ({ source, target, fund }: WayLink) =>
    id.startsWith('fund:') ? id === `fund:${fund}` : source === id || target === id
  return new Set(links.filter(isLit).map(keyOf))
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])
  return width
}
