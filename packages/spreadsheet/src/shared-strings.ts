import assert from 'node:assert/strict'
import { unescapeText } from './escaped-text.ts'
import type { SheetLimits } from './sheet-limits.ts'
import { cellTooLong } from './sheet-problems.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { readXml } from './xml.ts'

/** The texts that the cells of a workbook share, by number. */
export type SharedStrings = Readonly<{
  add: (text: string) => void
  at: (index: number) => string | undefined
}>

/**
 * Kept as UTF-8 in large blocks, 8 bytes over the text itself: as JavaScript strings the millions of a register, which
 * mostly occur once, would hold on to the XML that they were cut from.
 */
export function createSharedStrings(): SharedStrings {
  const blocks: Buffer[] = []
  let free = 0
  let count = 0
  // Where each text begins, blocks laid end to end, and how many bytes it has.
  let starts = new Uint32Array(1024)
  let lengths = new Uint32Array(1024)

  return {
    add: (text) => {
      const length = Buffer.byteLength(text)
      assert(length <= BLOCK_BYTES, 'a cell is smaller than a block')
      if (blocks.length === 0 || free + length > BLOCK_BYTES) {
        blocks.push(Buffer.allocUnsafeSlow(BLOCK_BYTES))
        free = 0
      }
      if (count === starts.length) {
        starts = doubled(starts)
        lengths = doubled(lengths)
      }
      blocks.at(-1)?.write(text, free)
      starts[count] = (blocks.length - 1) * BLOCK_BYTES + free
      lengths[count] = length
      free += length
      count += 1
    },
    at: (index) => {
      const start = index < count ? starts[index] : undefined
      const length = lengths[index]
      if (start === undefined || length === undefined) return undefined
      const from = start % BLOCK_BYTES
      return blocks[Math.floor(start / BLOCK_BYTES)]?.toString('utf8', from, from + length)
    },
  }
}

const BLOCK_BYTES = 1024 * 1024

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

/** Rich text is its runs put together; the reading aids of Japanese and Chinese text (`rPh`) are not part of it. */
export async function readSharedStrings(
  parts: WorkbookParts,
  part: string,
  { maxCellLength }: SheetLimits,
): Promise<SharedStrings> {
  const strings = createSharedStrings()
  let text = ''
  let isText = false
  let isPhonetic = false
  await readXml(parts, part, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      if (name === 't') isText = !isPhonetic
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      const whole = unescapeText(text)
      if (whole.length > maxCellLength) throw cellTooLong(null, maxCellLength)
      strings.add(whole)
    },
  })
  return strings
}
