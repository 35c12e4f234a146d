/** The top of a table: enough to say which column is what. */
export type Peek = Readonly<{
  headers: readonly string[]
  rows: readonly (readonly string[])[]
  /** Of a CSV file, where it is no comma. */
  separator?: string
}>

const ROWS_MAX = 8
const TOP_ROWS = 20

/** UTF-8 where it is that, else GB18030: what banks and offices send. The end may be cut in the middle of a character. */
export function decodeTop(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('gb18030').decode(bytes, { stream: true })
  }
}

/** Reads the beginning of a CSV file; its last line may be cut and is left out where there are others. */
export function peekCsv(text: string): Peek {
  const whole = text.replace(/^\uFEFF/u, '')
  const separator = separatorOf(whole)
  const lines = parseLines(whole, separator)
  const peek = peekOf(lines.length > 2 ? lines.slice(0, -1) : lines)
  return separator === ',' ? peek : { ...peek, separator }
}

/** The header is the fullest of the topmost rows: titles and stamps above it have fewer cells. */
export function peekOf(lines: readonly (readonly string[])[]): Peek {
  const filled = lines.slice(0, TOP_ROWS).map((cells) => cells.filter((cell) => cell.trim() !== '').length)
  const most = Math.max(0, ...filled)
  const place = Math.max(
    0,
    filled.findIndex((count) => count >= Math.max(2, most - 1)),
  )
  const headers = (lines[place] ?? []).map((cell) => cell.trim())
  return { headers, rows: lines.slice(place + 1, place + 1 + ROWS_MAX) }
}

/** That by which most lines have the same number of cells, the larger number of several. The service takes a comma unless the mapping says another. */
function separatorOf(text: string): string {
  const scores = SEPARATORS.map((separator) => {
    const lines = parseLines(text, separator).filter(({ length }) => length > 1)
    const widths = Map.groupBy(lines, ({ length }) => length)
    return [separator, Math.max(0, ...[...widths].map(([width, alike]) => alike.length * WIDTH_MAX + width))] as const
  })
  return scores.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}
const WIDTH_MAX = 10_000

/** A comma first: of several that split alike it is the one. */
const SEPARATORS = [',', '\t', ';', '|', '^'] as const

function parseLines(text: string, separator: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      lines.push([...cells, cell.replace(/\r$/u, '')])
      cells = []
      cell = ''
      if (lines.length > TOP_ROWS + ROWS_MAX) return lines
    } else cell += sign
  }
  if (cell !== '' || cells.length > 0) lines.push([...cells, cell])
  return lines
}
