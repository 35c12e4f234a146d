import type { CellText } from './mend-csv.ts'

/** Rows and cells may leave out where they stand: then they follow the one before. */
const ROW = /<((?:\w+:)?row)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/gu
const CELL = /<((?:\w+:)?c)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/gu

/** A worksheet's XML with some cells written as text; all else of it stays as it is, styles too. */
export function mendSheet(xml: string, cells: readonly CellText[]): string {
  const byRow = Map.groupBy(cells, ({ row }) => row)
  let row = 0
  return xml.replaceAll(ROW, (whole: string, name: string, attributes: string, content: string | undefined) => {
    row = numberOf(attributes) ?? row + 1
    const wanted = byRow.get(row)
    if (wanted === undefined) return whole
    const prefix = name.slice(0, -'row'.length)
    const mended = wanted.reduce((before, cell) => mendRow(before, cell, prefix), content ?? '')
    return `<${name}${attributes}>${mended}</${name}>`
  })
}

function mendRow(content: string, { row, place, text }: CellText, prefix: string): string {
  const written = (style: string): string =>
    `<${prefix}c r="${letters(place)}${row}"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`
  let at = -1
  for (const match of content.matchAll(CELL)) {
    at = placeOf(match[2] ?? '') ?? at + 1
    if (at < place) continue
    const style = /\ss="\d+"/u.exec(match[2] ?? '')?.[0] ?? ''
    const end = match.index + (at === place ? match[0].length : 0)
    return content.slice(0, match.index) + written(at === place ? style : '') + content.slice(end)
  }
  return content + written('')
}

/** The cells of the first row with something in it. */
export function headerOf(xml: string, strings: readonly string[]): readonly string[] {
  for (const [, , , content = ''] of xml.matchAll(ROW)) {
    const cells: string[] = []
    let at = -1
    for (const [, , attributes = '', inner = ''] of content.matchAll(CELL)) {
      at = placeOf(attributes) ?? at + 1
      while (cells.length < at) cells.push('')
      cells[at] = cellText(attributes, inner, strings)
    }
    if (cells.some((cell) => cell.trim() !== '')) return cells
  }
  return []
}

function cellText(attributes: string, inner: string, strings: readonly string[]): string {
  const kind = /\st="(\w+)"/u.exec(attributes)?.[1]
  if (kind === 'inlineStr') return textWithin(inner)
  const value = unescaped(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/u.exec(inner)?.[1] ?? '')
  return kind === 's' ? (strings[Number(value)] ?? '') : value
}

export const readSharedStrings = (xml: string): readonly string[] =>
  [...xml.matchAll(/<((?:\w+:)?si)\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1>)/gu)].map(([, , inner = '']) => textWithin(inner))

/** Every run of it, without what says how it is pronounced. */
const textWithin = (inner: string): string =>
  [...inner.replaceAll(/<((?:\w+:)?rPh)\b[\s\S]*?<\/\1>/gu, '').matchAll(/<((?:\w+:)?t)\b[^>]*?>([\s\S]*?)<\/\1>/gu)]
    .map(([, , text = '']) => unescaped(text))
    .join('')

function numberOf(attributes: string): number | undefined {
  const text = /\sr="(\d+)"/u.exec(attributes)?.[1]
  return text === undefined ? undefined : Number(text)
}

function placeOf(attributes: string): number | undefined {
  const column = /\sr="([A-Z]+)\d*"/u.exec(attributes)?.[1]
  return column === undefined
    ? undefined
    : [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** 0 is A, 26 is AA. */
const letters = (place: number): string =>
  (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return NAMED[name ?? ''] ?? whole
  })

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
