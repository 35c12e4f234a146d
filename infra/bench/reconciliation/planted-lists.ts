import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import type { BreakKind } from '@fundtrace/matching'
import { HEADERS, type ListShape, type RightLine, yuan } from './list-columns.ts'
import { plantPair, type PlantedPair } from './plant-pair.ts'
import { type Random, seededRandom } from './random.ts'

/** Two lists and what is wrong between them, known because it was planted. */
export type PlantedLists = Readonly<{
  left: string
  right: string
  rows: Readonly<{ left: number; right: number }>
  planted: ReadonlySet<string>
  /** A right row to the first that is alike: which of two the engine calls the duplicate is its own affair. */
  alike: ReadonlyMap<number, number>
}>

/** `kind left right`, each row by its place in its file, or - where there is none. */
export const breakKey = (kind: BreakKind, left: number | null, right: number | null): string =>
  `${kind} ${left ?? '-'} ${right ?? '-'}`

/** Writes both lists, `rows` payments on the left, about one in a hundred broken; on the right shuffled within blocks. The same for the same seed. */
export async function writePlantedLists(
  folder: string,
  { shape, rows, seed }: Readonly<{ shape: ListShape; rows: number; seed: number }>,
): Promise<PlantedLists> {
  const random = seededRandom(seed)
  const left = await openList(join(folder, `${shape}-${rows}-left.csv`), HEADERS.left)
  const right = await openList(join(folder, `${shape}-${rows}-right.csv`), HEADERS.right)
  const planted = new Set<string>()
  const alike = new Map<number, number>()
  for (let first = 0; first < rows; first += BLOCK) {
    const pairs = Array.from({ length: Math.min(BLOCK, rows - first) }, (_, index) =>
      plantPair(first + index, shape, random),
    )
    const leftRows = pairs.map(({ left: line }) => (line === null ? null : left.add(line)))
    const rightLines = [...pairs.flatMap(({ right: lines }) => lines), ...batchLines(pairs)]
    shuffle(rightLines, random)
    const rightRows = new Map(rightLines.map((line) => [line, right.add(line.cells)]))
    pairs.forEach((pair, index) => notePlanted(pair, leftRows[index] ?? null, rightRows, planted, alike))
    await Promise.all([left.flush(), right.flush()])
  }
  return {
    left: await left.close(),
    right: await right.close(),
    rows: { left: left.rows(), right: right.rows() },
    planted,
    alike,
  }
}

/** Rows of the right list stand at most so far from where their payments stand on the left. A multiple of a batch. */
const BLOCK = 20_000

function batchLines(pairs: readonly PlantedPair[]): RightLine[] {
  const sums = new Map<string, { fen: bigint; day: string }>()
  for (const { batch } of pairs) {
    if (batch === null) continue
    const { fen } = sums.get(batch.id) ?? { fen: 0n }
    sums.set(batch.id, { fen: fen + batch.fen, day: batch.day })
  }
  return [...sums].map(([id, { fen, day }]) => ({
    cells: ['', '', '', '', yuan(fen), day, '已付', id, '', `B${id}`],
  }))
}

function notePlanted(
  { breaks, right }: PlantedPair,
  leftRow: number | null,
  rightRows: ReadonlyMap<RightLine, number>,
  planted: Set<string>,
  alike: Map<number, number>,
): void {
  const rows = right.map((line) => rightRows.get(line) ?? 0)
  const [first, second] = rows
  for (const { kind, of } of breaks) {
    if (of === 'left') planted.add(breakKey(kind, leftRow, null))
    else if (of === 'right') planted.add(breakKey(kind, null, first ?? null))
    else if (of === 'pair') planted.add(breakKey(kind, leftRow, first ?? null))
    else if (first !== undefined && second !== undefined) {
      if (kind === 'duplicate') for (const row of rows) alike.set(row, Math.min(...rows))
      planted.add(breakKey(kind, null, kind === 'duplicate' ? Math.min(...rows) : second))
    }
  }
}

/** Fisher and Yates. */
function shuffle<One>(all: One[], random: Random): void {
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const [one, two] = [all[last], all[other]]
    if (one === undefined || two === undefined) throw new Error('shuffled beyond its end')
    all[last] = two
    all[other] = one
  }
}

/** Rows are counted as a spreadsheet does: the header is 1. */
async function openList(path: string, header: readonly string[]) {
  const file = createWriteStream(path)
  await once(file, 'open')
  let waiting = [header.join(',')]
  let row = 1
  return {
    add: (cells: readonly string[]): number => {
      row += 1
      waiting.push(cells.join(','))
      return row
    },
    rows: () => row - 1,
    flush: async (): Promise<void> => {
      const text = `${waiting.join('\n')}\n`
      waiting = []
      if (!file.write(text)) await once(file, 'drain')
    },
    close: async (): Promise<string> => {
      file.end()
      await once(file, 'close')
      return path
    },
  }
}
