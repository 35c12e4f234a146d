import type { Terminal } from './terminal.ts'

/** What is being done, and how much of it: `total` of 0 is not known yet. */
export type Progress = Readonly<{ step: string; done: number; total: number }>

/**
 * Shows how far something has come, on stderr: on a screen one line that is drawn again, elsewhere a line for each tenth of each step.
 */
export function progressBar(terminal: Terminal): Readonly<{ show: (progress: Progress) => void; end: () => void }> {
  let lastLine = ''
  let isDrawn = false
  return {
    show: (progress) => {
      const isScreen = terminal.redraw !== undefined
      const line = isScreen ? drawBar(progress) : saidLine(progress)
      if (line === lastLine) return
      lastLine = line
      isDrawn = true
      if (terminal.redraw === undefined) terminal.say(line)
      else terminal.redraw(line)
    },
    end: () => {
      if (isDrawn && terminal.redraw !== undefined) terminal.say('')
    },
  }
}

export const drawBar = ({ step, done, total }: Progress): string => {
  const share = shareOf(done, total)
  const filled = Math.floor(share * WIDTH)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)}%  ${step}`
}

const saidLine = ({ step, done, total }: Progress): string =>
  `· ${step}  ${Math.floor(shareOf(done, total) * 10) * 10}%`

const shareOf = (done: number, total: number): number => (total === 0 ? 0 : Math.min(1, done / total))
const WIDTH = 30
