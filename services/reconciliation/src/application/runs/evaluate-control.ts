import { createHash } from 'node:crypto'
import { startRowsHash } from '@fundtrace/evidence'
import { formatFen } from '@fundtrace/money'
import type { Control, ControlBreak, ControlMatch, Fact, Scope } from '../../domain/control.ts'
import { type FoundBreak, RELATED_SHOWN_MAX } from '../../domain/job/found-break.ts'
import type { FactSource } from './fact-source.ts'
import { hashedBreak } from './hashed-break.ts'
import type { Evaluated, ResultSink } from './result-sink.ts'

/** Judges the facts that a run kept. */
export async function evaluateControl(
  control: Control<FactSource>,
  facts: AsyncIterable<Fact>,
  scope: Scope,
  sink: ResultSink,
): Promise<Evaluated> {
  const hash = createHash('sha256')
  const tally = { rows: 0, matches: 0, breaks: 0, difference: 0n }
  const kinds = new Map<string, number>()
  const rows = startRowsHash()
  const matched: Readonly<{ number: number; text: string }>[] = []
  let lines: string[] = []
  let page: FoundBreak[] = []
  const flush = async (): Promise<void> => {
    if (lines.length > 0) await sink.matches(Buffer.from(lines.join('')))
    if (page.length > 0) await sink.breaks(page)
    lines = []
    page = []
    sink.progress('writing', tally.matches + tally.breaks, null)
  }
  for await (const judgement of control.judge(counted(facts, tally, sink), scope)) {
    if ('match' in judgement) {
      tally.matches += 1
      const number = judgement.match.left[0] ?? NUMBERS_BEYOND_ROWS + tally.matches
      const text = matchLines(number, judgement.match)
      matched.push({ number, text })
      hash.update(text)
      lines.push(text)
    } else {
      tally.breaks += 1
      const { kind, difference } = judgement.break
      tally.difference += difference
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      hash.update(breakLine(judgement.break))
      const found = toFound(tally.breaks, judgement.break)
      rows.break(hashedBreak(found))
      page.push(found)
    }
    if (lines.length >= PAGE || page.length >= PAGE) await flush()
  }
  await flush()
  // A control may judge in any order; whoever reads its matches does so by number.
  for (const { text } of matched.toSorted((a, b) => a.number - b.number)) rows.matchLines(text)
  return {
    leftRows: tally.rows,
    rightRows: 0,
    matches: tally.matches,
    breaks: tally.breaks,
    resultSha256: hash.digest('hex'),
    totals: {
      facts: tally.rows,
      break_difference: formatFen(tally.difference),
      breaks_by_kind: Object.fromEntries([...kinds].sort()),
      rows_sha256: rows.digest(),
    },
  }
}

const PAGE = 2_000

async function* counted(facts: AsyncIterable<Fact>, tally: { rows: number }, sink: ResultSink): AsyncGenerator<Fact> {
  for await (const fact of facts) {
    tally.rows += 1
    if (tally.rows % PAGE === 0) sink.progress('matching', tally.rows, null)
    yield fact
  }
}

/** One line for each row or pair of rows, the difference on the first. */
function matchLines(number: number, { rule, left, right, difference }: ControlMatch): string {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) => {
    const amount = place === 0 ? formatFen(difference) : '0.00'
    return `${number},${rule},${left[place] ?? ''},${right[place] ?? ''},${amount},false\n`
  }).join('')
}

/** Where a match has no left row that it could be called by. */
const NUMBERS_BEYOND_ROWS = 1_000_000_000

/** What of a break two results are told apart by. */
const breakLine = ({ explanation: _explanation, ...found }: ControlBreak): string =>
  `${JSON.stringify(found, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))}\n`

const toFound = (number: number, found: ControlBreak): FoundBreak => ({
  number,
  kind: found.kind,
  rule: found.rule,
  failed: found.failed,
  difference: found.difference,
  left: found.left,
  right: found.right,
  fund: found.fund,
  identity: found.identity ?? identityOfFact(found),
  field: '',
  detail: found.detail,
  candidates: [],
  related: {
    left: found.related.map(({ row }) => row),
    right: [],
    items: found.related.slice(0, RELATED_SHOWN_MAX).map((item) => ({ side: 'left', item })),
  },
  explanation: found.explanation,
})

/** A control names its rows for good, whatever their day. */
const identityOfFact = ({ left, right, detail }: ControlBreak): string =>
  JSON.stringify(left === null && right === null ? detail : [left?.id ?? null, right?.id ?? null])
