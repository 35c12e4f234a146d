export type CellText = Readonly<{ row: number; place: number; text: string }>
type Span = Readonly<{ start: number; end: number }>

/**
 * The same text with some cells replaced; every other byte of it stays. Records are counted as a spreadsheet does, blank ones too,
 * the first being 1; `cellsOf` is asked with the cells of the first that is filled, the header.
 */
export function mendCsv(text: string, cellsOf: (header: readonly string[]) => readonly CellText[]): string {
  const separator = separatorOf(text)
  const records = spansOf(text, separator)
  const header = records
    .map((spans) => spans.map((span) => cellAt(text, span)))
    .find((cells) => cells.some((cell) => cell !== ''))
  const edits = cellsOf(header ?? []).flatMap(({ row, place, text: cell }) => {
    const spans = records[row - 1]
    const last = spans?.at(-1)
    if (spans === undefined || last === undefined) return []
    const span = spans[place]
    // A record that stops short gets the separators that it lacks.
    return span === undefined
      ? [{ start: last.end, end: last.end, cell: separator.repeat(place - spans.length + 1) + quoted(cell, separator) }]
      : [{ ...span, cell: quoted(cell, separator) }]
  })
  let mended = text
  for (const { start, end, cell } of edits.toSorted((left, right) => right.start - left.start))
    mended = mended.slice(0, start) + cell + mended.slice(end)
  return mended
}

function separatorOf(text: string): string {
  const first = /[^\r\n]+/u.exec(text)?.[0] ?? ''
  return [',', '\t', ';'].toSorted((left, right) => first.split(right).length - first.split(left).length)[0] ?? ','
}

/** Where each cell of each record stands. A quote opens a cell only at its beginning. */
function spansOf(text: string, separator: string): readonly (readonly Span[])[] {
  const records: Span[][] = [[]]
  let start = 0
  let isQuoted = false
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (isQuoted) {
      if (sign === '"' && text[at + 1] === '"') at++
      else if (sign === '"' || sign === undefined) isQuoted = false
      if (sign !== undefined) continue
    }
    if (sign === '"' && text.slice(start, at).trim() === '') isQuoted = true
    else if (sign === undefined || sign === separator || sign === '\r' || sign === '\n') {
      records.at(-1)?.push({ start, end: at })
      if (sign === '\r' && text[at + 1] === '\n') at++
      start = at + 1
      if (sign === '\r' || sign === '\n') records.push([])
    }
  }
  return records
}

function cellAt(text: string, { start, end }: Span): string {
  const cell = text
    .slice(start, end)
    .replace(/^\ufeff/u, '')
    .trim()
  return cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

const quoted = (cell: string, separator: string): string =>
  /["\r\n]/u.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell
