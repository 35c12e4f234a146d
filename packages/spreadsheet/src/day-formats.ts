import type { WorkbookParts } from './workbook-parts.ts'
import { readXml } from './xml.ts'

/** By the number of a cell's style: whether it shows its number as a day. */
export async function readDayFormats(parts: WorkbookParts, part: string): Promise<readonly boolean[]> {
  const codes = new Map<string, string>()
  const isDayFormat: boolean[] = []
  let isCellStyle = false
  await readXml(parts, part, {
    open: (name, attributes) => {
      const id = attributes['numFmtId'] ?? '0'
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '')
      if (name === 'cellXfs') isCellStyle = true
      if (name === 'xf' && isCellStyle) {
        const code = codes.get(id)
        isDayFormat.push(code === undefined ? BUILT_IN_DAYS.has(id) : showsDay(code))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return isDayFormat
}

/** ECMA-376 part 1, 18.8.30; from 27 on those of a Chinese installation, which writes them without their codes. */
const BUILT_IN_DAYS: ReadonlySet<string> = new Set(
  [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(String),
)

/** By its first section without literals, colours and locales: a year or a day, or a month that is no minute. */
export function showsDay(code: string): boolean {
  const [section = ''] = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').split(';')
  return /[yd]/i.test(section.replaceAll(/general/gi, '')) || (/m/i.test(section) && !/[hs0#?]/i.test(section))
}
