import { describe, expect, it } from 'vitest'
import { layoutTrace, NODE_HEIGHT, type TraceNode } from './trace-layout.ts'

const node = (id: string): TraceNode => ({ id, title: id, note: '', amount: '1.00', to: { line: id } })

describe('the picture of a trace', () => {
  const columns = [
    { title: 'payment', nodes: [node('p')] },
    { title: 'parts', nodes: [node('a'), node('b'), node('c')] },
  ]

  it('sets columns from left to right, boxes never over each other, the shorter column in the middle', () => {
    const { nodes, height } = layoutTrace(columns, [])
    const at = (id: string) => nodes.find((each) => each.id === id)
    expect(at('p')?.x).toBeLessThan(at('a')?.x ?? 0)
    expect((at('b')?.y ?? 0) - (at('a')?.y ?? 0)).toBeGreaterThan(NODE_HEIGHT)
    expect(at('p')?.y).toBe(at('b')?.y)
    expect((at('c')?.y ?? 0) + NODE_HEIGHT).toBeLessThanOrEqual(height)
  })

  it('draws a band as wide as its share, never too thin to see, and none to a box that is not there', () => {
    const { links } = layoutTrace(columns, [
      { from: 'p', to: 'a', share: 1 },
      { from: 'p', to: 'b', share: 0 },
      { from: 'p', to: 'nobody', share: 1 },
    ])
    expect(links.map(({ key }) => key)).toEqual(['p>a', 'p>b'])
    expect(links[0]?.width).toBeGreaterThan(links[1]?.width ?? 0)
    expect(links[1]?.width).toBeGreaterThan(0)
  })
})
