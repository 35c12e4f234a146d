import type { Writable } from 'node:stream'
import { toBuffer, writeTo } from './report-destination.ts'
import { isNumberOfKind, type ReportColumn, type ReportSheet, rowsOf } from './report-sheet.ts'

export type HtmlReport = Readonly<{
  /** Of the page; Chinese. */
  title: string
  sheets: readonly ReportSheet[]
  /** A4 unless told: vouchers are bound as A5. */
  paper?: 'A5 landscape'
}>

/** The sheets of a workbook as one page to read and print, which loads nothing and runs nothing. */
export const writeHtmlTables = (report: HtmlReport, destination: Writable | string): Promise<void> =>
  writeTo(destination, pageChunks(report))

export const htmlToBuffer = (report: HtmlReport): Promise<Buffer> => toBuffer(pageChunks(report))

async function* pageChunks({ title, sheets, paper }: HtmlReport): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n${POLICY}\n` +
      `<title>${escapeHtml(title)}</title>\n<style>${paper === undefined ? CSS : CSS.replace('A4 landscape', paper)}</style>\n</head>\n<body>\n<h1>${escapeHtml(title)}</h1>\n`,
  )
  for (const sheet of sheets) yield* tableChunks(sheet)
  yield Buffer.from('</body>\n</html>\n')
}

async function* tableChunks(sheet: ReportSheet): AsyncGenerator<Buffer> {
  const { name, columns, title = name, notes = [] } = sheet
  const headers = columns.map(({ header }) => `<th scope="col">${escapeHtml(header)}</th>`).join('')
  let html = `<section>\n<h2>${escapeHtml(title)}</h2>\n<table>\n<thead><tr>${headers}</tr></thead>\n<tbody>\n`

  for await (const cells of rowsOf(sheet)) {
    html += `<tr>${columns.map(({ kind }, index) => cellHtml(cells[index] ?? '', kind)).join('')}</tr>\n`
    if (html.length > CHUNK_LENGTH) {
      yield Buffer.from(html)
      html = ''
    }
  }
  const noteLines = notes.map((note) => `<p class="note">${escapeHtml(note)}</p>\n`).join('')
  yield Buffer.from(`${html}</tbody>\n</table>\n${noteLines}</section>\n`)
}

const CHUNK_LENGTH = 64 * 1024

const cellHtml = (cell: string, kind: ReportColumn['kind']): string =>
  kind === 'text'
    ? `<td>${escapeHtml(cell)}</td>`
    : `<td class="${kind}">${escapeHtml(isNumberOfKind(cell, kind) ? showNumber(cell, PLACES_MIN[kind]) : cell)}</td>`

const PLACES_MIN = { amount: 2, wan: 2, count: 0, day: 0 } as const

/** Digits grouped by threes and the places that the workbook shows, by the text alone. */
function showNumber(number: string, places: number): string {
  const [whole = '', fraction = ''] = number.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return places === 0 ? grouped : `${grouped}.${fraction.padEnd(places, '0')}`
}

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`

const CSS = `
body { font-family: "SimSun", "Songti SC", "Noto Serif CJK SC", serif; font-size: 14px; margin: 2em; color: #000; }
h1 { font-size: 22px; text-align: center; }
h2 { font-size: 16px; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #000; padding: 3px 6px; vertical-align: middle; white-space: pre-line; }
th { background: #eee; }
td.amount, td.wan, td.count { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.day { text-align: center; white-space: nowrap; }
p.note { margin: 4px 0; white-space: pre-line; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { margin: 0; font-size: 11px; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  section + section { break-before: page; }
}
`
