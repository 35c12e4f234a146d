import { type Peek, peekOf } from './peek-csv.ts'

const ROWS_READ = 30

/**
 * The top of the first sheet of an XLSX file, read in the browser: nothing is sent before the columns are agreed. Only for
 * showing; the service reads the file itself, strictly.
 */
export async function peekWorkbook(file: Blob): Promise<Peek> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts = partsOf(bytes)
  const sheetName = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name)).toSorted(byNumber)[0]
  if (sheetName === undefined) return { headers: [], rows: [] }
  const shared = await sharedTexts(bytes, parts)
  const sheet = await readXml(bytes, parts.get(sheetName))
  const rows = [...sheet.getElementsByTagNameNS('*', 'row')].slice(0, ROWS_READ)
  return peekOf(rows.map((row) => cellsOf(row, shared)))
}

type Part = Readonly<{ method: number; start: number; size: number }>

/** The central directory at the end of a ZIP file: where its parts lie. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const parts = new Map<string, Part>()
  if (end === undefined) return parts
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let place = 0; place < count; place += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) break
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)))
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    parts.set(name, { method: view.getUint16(at + 10, true), start, size: view.getUint32(at + 20, true) })
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return parts
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

async function readXml(bytes: Uint8Array, part: Part | undefined): Promise<Document> {
  if (part === undefined) return new DOMParser().parseFromString('<none/>', 'application/xml')
  const packed = new Uint8Array(bytes.subarray(part.start, part.start + part.size))
  const stream =
    part.method === 0
      ? new Blob([packed]).stream()
      : new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new DOMParser().parseFromString(await new Response(stream).text(), 'application/xml')
}

async function sharedTexts(bytes: Uint8Array, parts: ReadonlyMap<string, Part>): Promise<readonly string[]> {
  const xml = await readXml(bytes, parts.get('xl/sharedStrings.xml'))
  return [...xml.getElementsByTagNameNS('*', 'si')].map(textOf)
}

function cellsOf(row: Element, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of row.getElementsByTagNameNS('*', 'c')) {
    const place = columnOf(cell.getAttribute('r') ?? '') ?? cells.length
    const value = cell.getElementsByTagNameNS('*', 'v')[0]?.textContent ?? ''
    const type = cell.getAttribute('t')
    while (cells.length < place) cells.push('')
    cells[place] = type === 's' ? (shared[Number(value)] ?? '') : type === 'inlineStr' ? textOf(cell) : value
  }
  return cells
}

const textOf = (element: Element): string =>
  [...element.getElementsByTagNameNS('*', 't')].map(({ textContent }) => textContent).join('')

/** 'C12' is the third column: 2. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]+/u.exec(reference)?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

const numberIn = (name: string): number => Number(/\d+/u.exec(name)?.[0] ?? 0)
const byNumber = (a: string, b: string): number => numberIn(a) - numberIn(b)
