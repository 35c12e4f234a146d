import assert from 'node:assert/strict'
import { writeCsvStream } from '@fundtrace/csv'
import { canonicalJson } from '@fundtrace/seal'
import { htmlToBuffer, workbookChunks } from '@fundtrace/spreadsheet'
import { type PackFile, textFile } from './pack-file.ts'
import { packReadme } from './pack-readme.ts'
import { runReport } from './run-report.ts'
import { BREAK_COLUMNS, breakCells, MATCH_COLUMNS, matchCells } from './run-rows.ts'
import {
  type ActorSheet,
  type BreakRow,
  type CaseSheet,
  type CheckpointSheet,
  type InputSheet,
  type MatchRow,
  RUN_FILES,
  type RunSheet,
  type RunTotals,
  type ThreeWayRow,
} from './run-sheets.ts'
import { startTally } from './tally.ts'

/** All of a run, as of one moment. Matches and breaks are read anew, in the order of their numbers, each time they are asked for. */
export type RunEvidence = Readonly<{
  run: RunSheet
  /** The job's document for people, and what of it decides the result as a JSON value; null where there is none. */
  job: string | null
  rules: unknown
  inputs: readonly InputSheet[]
  inputFiles: readonly PackFile[]
  matches: () => AsyncIterable<readonly MatchRow[]>
  breaks: () => AsyncIterable<readonly BreakRow[]>
  /** What officers did to the completed run: undone and manual matches, with their reasons. */
  changes: readonly unknown[]
  cases: readonly CaseSheet[]
  threeWay: readonly ThreeWayRow[]
  checkpoint: CheckpointSheet
  actors: readonly ActorSheet[]
  /** Whether names and accounts are masked. */
  peopleMasked: boolean
  titleOfKind: (kind: string) => string
}>

/** The files of a run's pack, for `writePack`; each is made when the one before it has been written. */
export async function* runFiles(evidence: RunEvidence): AsyncGenerator<PackFile> {
  const { run, job, rules, inputs, changes, cases, threeWay, checkpoint, actors } = evidence
  yield textFile(RUN_FILES.readme, packReadme(evidence))
  yield json(RUN_FILES.run, run)
  if (job !== null) yield textFile(RUN_FILES.job, job)
  if (rules !== null) yield json(RUN_FILES.rules, rules)
  yield json(RUN_FILES.inputs, inputs)
  yield* evidence.inputFiles

  const tally = startTally()
  yield { name: RUN_FILES.matches, content: matchesCsv(evidence, tally) }
  yield { name: RUN_FILES.breaks, content: breaksCsv(evidence, tally) }
  yield { name: RUN_FILES.breakLines, content: breakLines(evidence) }
  yield json(RUN_FILES.changes, changes)
  for (const { state } of cases) tally.case(state)
  yield json(RUN_FILES.cases, cases)
  const totals = tally.totals()
  requireWhole(run, totals)
  yield json(RUN_FILES.totals, totals)
  yield json(RUN_FILES.threeWay, threeWay)
  yield json(RUN_FILES.checkpoint, checkpoint)
  yield json(RUN_FILES.actors, actors)
  yield { name: RUN_FILES.page, content: [await htmlToBuffer(runReport(evidence, totals, 'page'))] }
  yield { name: RUN_FILES.workbook, content: workbookChunks(runReport(evidence, totals, 'workbook').sheets) }
}

/** The same sums without a pack: for a report alone. */
export async function tallyRun({ matches, breaks, cases }: RunEvidence): Promise<RunTotals> {
  const tally = startTally()
  for await (const page of matches()) for (const match of page) tally.match(toTallied(match))
  for await (const page of breaks()) for (const each of page) tally.break(breakTallied(each))
  for (const { state } of cases) tally.case(state)
  return tally.totals()
}

type Tally = ReturnType<typeof startTally>

const json = (name: string, value: unknown): PackFile => textFile(name, canonicalJson(value))

/** Numbers, rules and names of rows: nothing in it needs the guards of a cell, and there are millions. */
async function* matchesCsv({ matches }: RunEvidence, tally: Tally): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${MATCH_COLUMNS.join(',')}\r\n`)
  for await (const page of matches()) {
    let text = ''
    for (const match of page) {
      tally.match(toTallied(match))
      text += `${matchCells(match).map(plain).join(',')}\r\n`
    }
    yield Buffer.from(text)
  }
}

function plain(cell: string): string {
  assert(PLAIN.test(cell), `${cell} can stand in a CSV as it is`)
  return cell
}
const PLAIN = /^(?:[\p{L}\w][\p{L}\w:. -]*|-\d[\d.]*)?$/u

const breaksCsv = ({ breaks }: RunEvidence, tally: Tally): AsyncIterable<Uint8Array> =>
  writeCsvStream(
    BREAK_COLUMNS,
    (async function* () {
      for await (const page of breaks())
        for (const each of page) {
          tally.break(breakTallied(each))
          yield breakCells(each)
        }
    })(),
    { encoding: 'utf-8' },
  )

async function* breakLines({ breaks }: RunEvidence): AsyncGenerator<Uint8Array> {
  for await (const page of breaks())
    if (page.length > 0) yield Buffer.from(page.map((each) => `${canonicalJson(each)}\n`).join(''))
}

const breakTallied = ({ kind, difference, settled, change }: BreakRow) => ({
  kind,
  difference,
  settled: settled !== null,
  isChange: change !== null,
})

const toTallied = ({ left, right, difference, suggested, undone, change }: MatchRow) => ({
  left: left.length,
  right: right.length,
  difference,
  suggested,
  undone: undone !== null,
  isChange: change !== null,
})

/** A pack that contradicts its run is not signed. */
function requireWhole(run: RunSheet, { as_found: found }: RunTotals): void {
  if (found.matches !== run.match_count || found.breaks !== run.break_count)
    throw new Error(
      `run ${run.number} has ${found.matches} matches and ${found.breaks} breaks, and said ${run.match_count} and ${run.break_count}`,
    )
}
