import { Link } from '@tanstack/react-router'
import { NODE_HEIGHT, NODE_WIDTH, type PlacedNode, type TracePicture } from './trace-layout.ts'
import { yuanFigures } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'

/** Letters of a picture with few columns stay as large as those around it. */
const GROWTH_MAX = 1.25

const T = { yuan: { zh: '{amount} 元', en: '{amount} yuan' } } as const

/** Boxes and bands; each box is a link that the Tab key reaches, in the order of the columns. The table below says the same. */
export function TraceSvg({ picture, label }: { picture: TracePicture; label: string }) {
  return (
    <div className="trace-box" tabIndex={0} role="group" aria-label={label}>
      <svg
        className="trace"
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        style={{ maxWidth: picture.width * GROWTH_MAX }}
        role="group"
        aria-label={label}
      >
        {picture.titles.map(({ text, x }) => (
          <text key={x} className="column-title" x={x} y={18}>
            {text}
          </text>
        ))}
        <g aria-hidden>
          {picture.links.map(({ key, path, width }) => (
            <path key={key} d={path} strokeWidth={width} />
          ))}
        </g>
        {picture.nodes.map((node) => (
          <TraceBox key={node.id} node={node} />
        ))}
      </svg>
    </div>
  )
}

function TraceBox({ node }: { node: PlacedNode }) {
  const t = useT()
  const amount = t(T.yuan, { amount: yuanFigures(node.amount) })
  const { to } = node
  const text = `${node.title}，${amount}，${node.note}`
  const box = (
    <g className={node.isStart === true ? 'node-start' : ''} transform={`translate(${node.x} ${node.y})`}>
      <rect width={NODE_WIDTH} height={NODE_HEIGHT} rx={8} />
      <text x={12} y={20}>
        {cut(node.title)}
      </text>
      <text x={12} y={39} className="node-amount">
        {amount}
      </text>
      <text x={12} y={57} className="node-soft">
        {cut(node.note)}
      </text>
      <title>{text}</title>
    </g>
  )
  if ('line' in to) return <a href={`#${to.line}`}>{box}</a>
  return (
    <Link to="/audit/trace" search={to}>
      {box}
    </Link>
  )
}

const TEXT_WIDTH_MAX = 32

/** A Chinese character is as wide as two Latin ones. */
function cut(text: string): string {
  let width = 0
  for (const [at, sign] of [...text].entries()) {
    width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
    if (width > TEXT_WIDTH_MAX) return `${[...text].slice(0, at).join('')}…`
  }
  return text
}
