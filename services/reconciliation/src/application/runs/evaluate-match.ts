import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RowsHash, type RowsSha256, startRowsHash } from '@fundtrace/evidence'
import {
  type Break,
  type Item,
  type Matching,
  type MatchResult,
  openMatching,
  readRuleSet,
  type RuleSet,
  type Side,
} from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import { type FoundBreak, RELATED_SHOWN_MAX } from '../../domain/job/found-break.ts'
import { hashedBreak } from './hashed-break.ts'
import type { Evaluated, ResultSink } from './result-sink.ts'

export type MatchInputs = Readonly<{
  left: () => AsyncIterable<readonly Item[]>
  right: () => AsyncIterable<readonly Item[]>
  /** A rule set of packages/matching. */
  rules: unknown
  /** Rows after it are out of this run, unless the rules say a cut-off of their own. */
  asOf: string
  /** Rows before it are of this run only as the other half of a later one. */
  from: string | null
  /** Its own of this run and epoch: what spills lies there and is gone with it. */
  folder: string
}>

/** Two lists by ordered rules. */
export async function evaluateMatch(inputs: MatchInputs, sink: ResultSink): Promise<Evaluated> {
  await rm(inputs.folder, { recursive: true, force: true })
  await mkdir(inputs.folder, { recursive: true, mode: 0o700 })
  const matching = await openMatching({ folder: inputs.folder, memoryMib: ENGINE_MIB, threads: 2 })
  try {
    const reading = { done: 0 }
    for (const side of ['left', 'right'] as const)
      await matching.loadItems(side, watched(inputs[side](), reading, sink))
    const result = await matching.match(withCutOff(readRuleSet(inputs.rules), inputs.asOf), {
      from: inputs.from,
      onProgress: ({ done, of }) => sink.progress('matching', done, of),
    })
    const rows = startRowsHash()
    await writeMatches(matching, inputs.folder, sink, rows)
    await writeBreaks(matching, sink, rows)
    return evaluated(result, rows.digest())
  } finally {
    await matching.close()
    await rm(inputs.folder, { recursive: true, force: true })
  }
}

/** Of what a run may take, Node has the rest. */
const ENGINE_MIB = 512

/** Of one attempt at a run or preview: who took it over works in another, and an old one takes nothing of his away. */
export const spillFolder = ({ id, epoch }: Readonly<{ id: string; epoch: number }>): string =>
  join(tmpdir(), `fundtrace-run-${id}-${epoch}`)

const withCutOff = (rules: RuleSet, asOf: string): RuleSet => ({
  ...rules,
  left: { cut_off: asOf, ...rules.left },
  right: { cut_off: asOf, ...rules.right },
})

async function* watched(
  pages: AsyncIterable<readonly Item[]>,
  reading: { done: number },
  sink: ResultSink,
): AsyncGenerator<readonly Item[]> {
  for await (const page of pages) {
    reading.done += page.length
    sink.progress('reading', reading.done, null)
    yield page
  }
}

async function writeMatches(matching: Matching, folder: string, sink: ResultSink, rows: RowsHash): Promise<void> {
  const path = join(folder, 'matches.csv')
  const { lines } = await matching.writeMatchesCsv(path)
  const { size } = await stat(path)
  let read = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const part of createReadStream(path, { highWaterMark: PAGE_BYTES }) as AsyncIterable<Buffer>) {
    read += part.length
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part])
    const end = read === size ? bytes.length : bytes.lastIndexOf(LF) + 1
    if (end > 0) {
      rows.matchLines(bytes.toString('latin1', 0, end))
      await sink.matches(bytes.subarray(0, end))
    }
    rest = bytes.subarray(end)
    sink.progress('writing', Math.floor((lines * read) / size), lines)
  }
}

const LF = 0x0a
/** Some hundred thousand lines to a transaction. */
const PAGE_BYTES = 4 * 1024 * 1024

async function writeBreaks(matching: Matching, sink: ResultSink, rows: RowsHash): Promise<void> {
  for await (const page of matching.breaks()) {
    const items = {
      left: await relatedItems(matching, 'left', page),
      right: await relatedItems(matching, 'right', page),
    }
    const found = page.map((each) => toFound(each, items))
    for (const each of found) rows.break(hashedBreak(each))
    await sink.breaks(found)
  }
}

type ItemsBySide = Readonly<Record<Side, ReadonlyMap<number, Item>>>

/** Of each break the first few of the rows that it speaks for. */
async function relatedItems(
  matching: Matching,
  side: Side,
  page: readonly Break[],
): Promise<ReadonlyMap<number, Item>> {
  const rows = new Set(page.flatMap(({ related }) => related[side].slice(0, RELATED_SHOWN_MAX)))
  if (rows.size === 0) return new Map()
  return new Map((await matching.items(side, [...rows])).map((item) => [item.row, item]))
}

function toFound(found: Break, items: ItemsBySide): FoundBreak {
  const further = (['left', 'right'] as const).flatMap((side) =>
    found.related[side].slice(0, RELATED_SHOWN_MAX).flatMap((row) => {
      const item = items[side].get(row)
      return item === undefined ? [] : [{ side, item }]
    }),
  )
  return {
    number: found.number,
    kind: found.kind,
    rule: found.rule,
    failed: found.failed,
    difference: found.difference,
    left: found.left,
    right: found.right,
    fund: found.left?.fields['fund'] ?? found.right?.fields['fund'] ?? null,
    identity: null,
    field: found.detail['field'] ?? '',
    detail: found.detail,
    candidates: found.candidates,
    related: { ...found.related, items: further },
    explanation: found.explanation,
  }
}

const evaluated = (result: MatchResult, rows: RowsSha256): Evaluated => ({
  leftRows: result.left.rows,
  rightRows: result.right.rows,
  matches: result.matches,
  breaks: result.breaks,
  resultSha256: result.resultHash,
  totals: {
    left: sideTotals(result.left),
    right: sideTotals(result.right),
    matched_difference: formatFen(result.matchedDifference),
    break_difference: formatFen(result.breakDifference),
    breaks_by_kind: result.breaksByKind,
    rules: result.rules.map((rule) => ({ ...rule, difference: formatFen(rule.difference) })),
    bounded: result.bounded,
    rows_sha256: rows,
  },
})

const sideTotals = (side: MatchResult['left']) => ({
  rows: side.rows,
  total: formatFen(side.total),
  matched: side.matched,
  broken: side.broken,
  out_of_run: side.outOfRun,
  out_of_run_total: formatFen(side.outOfRunTotal),
})
