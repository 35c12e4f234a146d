import { describe, expect, it } from 'vitest'
import { drawBar, progressBar } from './progress-bar.ts'
import type { Terminal } from './terminal.ts'

const STEP = '读取 reading'

function shownOn(isScreen: boolean, done: readonly number[]): string[] {
  const lines: string[] = []
  const terminal: Terminal = {
    environment: {},
    write: () => undefined,
    say: (line) => void lines.push(`say ${line}`),
    ...(isScreen && { redraw: (line: string) => void lines.push(`redraw ${line}`) }),
    readInput: () => Promise.resolve(''),
    exitWith: () => undefined,
  }
  const bar = progressBar(terminal)
  for (const each of done) bar.show({ step: STEP, done: each, total: 200 })
  bar.end()
  return lines
}

describe('the progress bar', () => {
  it('is drawn again in its place on a screen, and ends its line', () => {
    expect(shownOn(true, [50, 50, 200])).toEqual([
      `redraw ${'█'.repeat(7)}${'░'.repeat(23)}  25%  ${STEP}`,
      `redraw ${'█'.repeat(30)} 100%  ${STEP}`,
      'say ',
    ])
  })

  it('is a line for each tenth where stderr is a file', () => {
    expect(shownOn(false, [0, 5, 19, 21, 30, 200])).toEqual([
      `say · ${STEP}  0%`,
      `say · ${STEP}  10%`,
      `say · ${STEP}  100%`,
    ])
  })

  it('is empty while nobody knows how much there is, and never more than full', () => {
    expect(drawBar({ step: '', done: 7, total: 0 })).toContain('  0%')
    expect(drawBar({ step: '', done: 7, total: 5 })).toContain('100%')
  })
})
