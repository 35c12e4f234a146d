import type { Database } from '@fundtrace/database'
import { type MatchLine, matchLines } from '../../adapters/postgres/runs/run-result-reader.ts'

export type ChangedMatchLine = Readonly<{
  number: number
  rule: string | null
  left_row: number | null
  right_row: number | null
  /** Yuan; null where it is the run's own, whose difference stands in the run. */
  difference: string | null
}>
export type ChangedMatches = Readonly<{
  gained: number
  lost: number
  gainedLines: readonly ChangedMatchLine[]
  lostLines: readonly ChangedMatchLine[]
}>

/**
 * Holds matches as they come, in the order of their numbers, against those of a run: two sorted streams side by side, of which no more than one match
 * and the first `shownMax` lines are held. A match whose rows are not the same is lost, and another one is gained.
 */
export function compareMatches(
  db: Database,
  run: number,
  shownMax: number,
): Readonly<{
  take: (lines: Buffer) => Promise<void>
  end: () => Promise<ChangedMatches>
  close: () => Promise<void>
}> {
  const before = matchesOfRun(db, run)
  const tally = { gained: 0, lost: 0, gainedLines: [] as ChangedMatchLine[], lostLines: [] as ChangedMatchLine[] }
  let theirs: Match | undefined
  let isBegun = false
  let own: ChangedMatchLine[] = []

  const advance = async (): Promise<void> => {
    const next = await before.next()
    theirs = next.done === true ? undefined : next.value
  }
  const lose = ({ lines }: Match): void => {
    tally.lost += 1
    keepFirst(tally.lostLines, lines, shownMax)
  }
  const settleOwn = async (): Promise<void> => {
    const [first] = own
    if (first === undefined) return
    if (!isBegun) await advance()
    isBegun = true
    for (; theirs !== undefined && theirs.number < first.number; await advance()) lose(theirs)
    const known = theirs?.number === first.number ? theirs : undefined
    if (known === undefined || !hasSameRows(known.lines, own)) {
      tally.gained += 1
      keepFirst(tally.gainedLines, own, shownMax)
      if (known !== undefined) lose(known)
    }
    if (known !== undefined) await advance()
    own = []
  }
  return {
    take: async (lines) => {
      for (const text of lines.toString('latin1').split('\n')) {
        if (text === '') continue
        const line = readLine(text)
        if (own[0] !== undefined && own[0].number !== line.number) await settleOwn()
        own.push(line)
      }
    },
    end: async () => {
      await settleOwn()
      if (!isBegun) await advance()
      for (; theirs !== undefined; await advance()) lose(theirs)
      return tally
    },
    close: async () => void (await before.return(undefined)),
  }
}

type Match = Readonly<{ number: number; lines: readonly ChangedMatchLine[] }>

/** The matches of the rules alone, one by one. Its transaction is open from the first to the last, or until it is returned. */
async function* matchesOfRun(db: Database, run: number): AsyncGenerator<Match, undefined> {
  const trx = await db.transaction()
  try {
    let lines: ChangedMatchLine[] = []
    for await (const page of matchLines(trx, run))
      for (const line of page) {
        const [first] = lines
        if (first !== undefined && first.number !== line.number) {
          yield { number: first.number, lines }
          lines = []
        }
        lines.push(ofRun(line))
      }
    const [last] = lines
    if (last !== undefined) yield { number: last.number, lines }
  } finally {
    // It has only read.
    await trx.rollback()
  }
}

const ofRun = (line: MatchLine): ChangedMatchLine => ({ ...line, rule: null, difference: null })

function readLine(text: string): ChangedMatchLine {
  const [number = '', rule = '', left = '', right = '', difference = ''] = text.split(',')
  return { number: Number(number), rule, left_row: rowOf(left), right_row: rowOf(right), difference }
}

const rowOf = (text: string): number | null => (text === '' ? null : Number(text))

/** Both in the order of their rows. */
const hasSameRows = (one: readonly ChangedMatchLine[], other: readonly ChangedMatchLine[]): boolean =>
  one.length === other.length &&
  one.every(({ left_row, right_row }, place) => {
    const line = other[place]
    return line !== undefined && line.left_row === left_row && line.right_row === right_row
  })

function keepFirst(kept: ChangedMatchLine[], lines: readonly ChangedMatchLine[], max: number): void {
  kept.push(...lines.slice(0, Math.max(0, max - kept.length)))
}
