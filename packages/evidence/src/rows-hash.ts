import { createHash } from 'node:crypto'
import { fenOf, formatFen } from '@fundtrace/money'

/** SHA-256 (hex) of the matches and of the breaks of a run as it ended, before officers changed anything. */
export type RowsSha256 = Readonly<{ matches: string; breaks: string }>

export type RowsHash = Readonly<{
  /** Lines `number,rule,left_row,right_row,difference,suggested`, each with its LF; matches in the order of their numbers, lines of one together. */
  matchLines: (lines: string) => void
  match: (match: HashedMatch) => void
  /** In the order of their numbers. */
  break: (found: HashedBreak) => void
  digest: () => RowsSha256
}>
export type HashedMatch = Readonly<{
  number: string
  rule: string
  left: readonly string[]
  right: readonly string[]
  /** Yuan of two places. */
  difference: string
  suggested: boolean
}>
/** Empty where there is none. */
export type HashedBreak = Readonly<{
  number: string
  kind: string
  rule: string
  failed: string
  difference: string
  fund: string
  left: HashedSide
  right: HashedSide
}>
/** Row, yuan, day. */
export type HashedSide = readonly [row: string, amount: string, on: string]

/**
 * Who ends a run hashes what it found as it writes it down; whoever has the pack hashes matches.csv and breaks.csv again. The run's own
 * `result_sha256` is over all that its rows say, in any order of rows, and only its inputs give that again.
 */
export function startRowsHash(): RowsHash {
  const hashes = { matches: createHash('sha256'), breaks: createHash('sha256') }
  let open: { number: string; lines: string[][] } | null = null

  const match = ({ number, rule, left, right, difference, suggested }: HashedMatch): void => {
    hashes.matches.update(
      `${number} ${rule} ${left.join(',')} ${right.join(',')} ${difference} ${suggested ? 'suggested' : 'certain'}\n`,
    )
  }
  const close = (): void => {
    if (open !== null) match(matchOf(open.number, open.lines))
    open = null
  }
  return {
    matchLines: (text) => {
      for (const line of text.split('\n')) {
        if (line === '') continue
        const cells = line.split(',')
        const [number = ''] = cells
        if (open?.number === number) open.lines.push(cells)
        else {
          close()
          open = { number, lines: [cells] }
        }
      }
    },
    match,
    break: ({ number, kind, rule, failed, difference, fund, left, right }) => {
      hashes.breaks.update(`${JSON.stringify([number, kind, rule, failed, difference, fund, ...left, ...right])}\n`)
    },
    digest: () => {
      close()
      return { matches: hashes.matches.digest('hex'), breaks: hashes.breaks.digest('hex') }
    },
  }
}

function matchOf(number: string, lines: readonly (readonly string[])[]): HashedMatch {
  const rows = (column: number): string[] =>
    lines
      .map((cells) => cells[column] ?? '')
      .filter((row) => row !== '')
      .toSorted((a, b) => Number(a) - Number(b))
  const [first = []] = lines
  return {
    number,
    rule: first[1] ?? '',
    left: rows(2),
    right: rows(3),
    difference:
      lines.length === 1 ? (first[4] ?? '') : formatFen(lines.reduce((sum, cells) => sum + fenOf(cells[4] ?? ''), 0n)),
    suggested: first[5] === 'true',
  }
}
