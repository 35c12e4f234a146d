import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { writeCsvStream } from '@fundtrace/csv'
import type { Matching } from '@fundtrace/matching'
import { workbookChunks } from '@fundtrace/spreadsheet'
import { fileUnwritable } from '../cli-problems.ts'
import { reasonOf } from '../input-file.ts'
import { streamNewFile } from '../output-file.ts'
import type { Progress } from '../progress-bar.ts'
import { visibleText } from '../visible-text.ts'
import type { OutputFormat } from './output-format.ts'
import { breakData, matchData } from './result-data.ts'
import { breakTable, matchTable, overviewTable, type ResultTable } from './result-tables.ts'
import { type Reconciled, summaryData } from './summary.ts'

/**
 * All matches and breaks in a new folder, each file for its owner alone: they name people. CSV in UTF-8 for spreadsheets, a workbook of both with the
 * overview, JSON a line for each with the summary apart.
 */
export async function writeResults(
  folder: string,
  formats: readonly OutputFormat[],
  matching: Matching,
  reconciled: Reconciled,
  show: (progress: Progress) => void,
): Promise<readonly string[]> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    throw fileUnwritable(folder, reasonOf(error))
  }
  const files = formats.flatMap((format) => WRITERS[format](matching, reconciled))
  for (const [index, { name, content }] of files.entries()) {
    show({ step: '写出 writing', done: index, total: files.length })
    await streamNewFile(join(folder, name), Readable.from(content))
  }
  show({ step: '写出 writing', done: files.length, total: files.length })
  return files.map(({ name }) => join(folder, name))
}

type ResultFile = Readonly<{ name: string; content: AsyncIterable<Uint8Array | string> }>

const WRITERS: Readonly<Record<OutputFormat, (matching: Matching, reconciled: Reconciled) => readonly ResultFile[]>> = {
  csv: (matching, reconciled) => [
    { name: 'matches.csv', content: csvOf(matchTable(matching)) },
    { name: 'breaks.csv', content: csvOf(breakTable(matching, reconciled)) },
  ],
  xlsx: (matching, reconciled) => [
    {
      name: 'result.xlsx',
      content: workbookChunks([
        overviewTable(reconciled),
        visibleTable(breakTable(matching, reconciled)),
        visibleTable(matchTable(matching)),
      ]),
    },
  ],
  json: (matching, reconciled) => [
    { name: 'summary.json', content: summaryLines(reconciled) },
    { name: 'breaks.jsonl', content: jsonLines(matching.breaks(), breakData) },
    { name: 'matches.jsonl', content: jsonLines(matching.matches(), matchData) },
  ],
}

const csvOf = (table: ResultTable): AsyncIterable<Uint8Array> =>
  writeCsvStream(
    table.columns.map(({ header }) => header),
    visibleTable(table).rows,
    { encoding: 'utf-8' },
  )

const visibleTable = (table: ResultTable): ResultTable => ({ ...table, rows: visibleRows(table.rows) })

async function* visibleRows(rows: ResultTable['rows']): ResultTable['rows'] {
  for await (const row of rows) yield row.map(visibleText)
}

async function* jsonLines<One>(
  pages: AsyncIterable<readonly One[]>,
  dataOf: (one: One) => unknown,
): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((one) => `${visibleText(JSON.stringify(dataOf(one)))}\n`).join('')
}

async function* summaryLines(reconciled: Reconciled): AsyncGenerator<string> {
  const { breaks: _, breaks_shown: __, ...summary } = summaryData(reconciled)
  yield `${JSON.stringify(summary, null, 2)}\n`
}
