import { readDayFormats } from './day-formats.ts'
import { createSharedStrings, readSharedStrings } from './shared-strings.ts'
import type { SheetLimits } from './sheet-limits.ts'
import { fileDamaged, formatUnsupported, sheetUnknown } from './sheet-problems.ts'
import type { RowSource } from './sheet-row.ts'
import { isStoredFile, type StoredFile } from './stored-file.ts'
import { openParts, type WorkbookParts } from './workbook-parts.ts'
import { worksheetRows } from './worksheet-rows.ts'
import { attribute, readXml } from './xml.ts'

/**
 * Finds the sheet by what the workbook says and never by the names of its parts: WPS writes targets from the root
 * (`/xl/worksheets/sheet1.xml`), others relative ones, in any order and under any name.
 */
export async function openWorkbook(
  input: string | StoredFile | AsyncIterable<Uint8Array>,
  chunks: () => AsyncIterable<Uint8Array>,
  sheet: string | undefined,
  limits: SheetLimits,
): Promise<RowSource> {
  const parts = await openParts(typeof input === 'string' || isStoredFile(input) ? input : chunks(), limits)
  try {
    return await openWorksheet(parts, sheet, limits)
  } catch (error) {
    parts.close()
    throw error
  }
}

async function openWorksheet(parts: WorkbookParts, sheet: string | undefined, limits: SheetLimits): Promise<RowSource> {
  const [workbookPart] = (await readRelationships(parts, '')).filter(({ type }) => type === 'officeDocument')
  if (workbookPart === undefined || !parts.has(workbookPart.target))
    throw formatUnsupported('a zip that is no workbook')
  if (!workbookPart.target.endsWith('.xml')) throw formatUnsupported('a binary workbook (.xlsb)')

  const { sheets, isFrom1904 } = await readContents(parts, workbookPart.target)
  const relationships = await readRelationships(parts, workbookPart.target)
  const ofType = (wanted: string) => relationships.find(({ type }) => type === wanted)?.target
  const targetOf = (id: string) =>
    relationships.find((relationship) => relationship.id === id && relationship.type === 'worksheet')?.target

  const tables = sheets.filter(({ id }) => targetOf(id) !== undefined)
  const chosen = tables.find(({ name, isVisible }) => (sheet === undefined ? isVisible : name === sheet))
  const target = chosen && targetOf(chosen.id)
  if (target === undefined) throw sheetUnknown(sheet ?? null)

  const stringsPart = ofType('sharedStrings')
  const stylesPart = ofType('styles')
  const context = {
    isFrom1904,
    limits,
    sharedStrings:
      stringsPart !== undefined && parts.has(stringsPart)
        ? await readSharedStrings(parts, stringsPart, limits)
        : createSharedStrings(),
    isDayFormat: stylesPart !== undefined && parts.has(stylesPart) ? await readDayFormats(parts, stylesPart) : [],
  }
  return { rows: worksheetRows(parts, target, context), [Symbol.asyncDispose]: async () => parts.close() }
}

type Contents = Readonly<{
  sheets: readonly Readonly<{ name: string; id: string; isVisible: boolean }>[]
  /** Workbooks of old Macs count days from 1904. */
  isFrom1904: boolean
}>

async function readContents(parts: WorkbookParts, part: string): Promise<Contents> {
  const sheets: { name: string; id: string; isVisible: boolean }[] = []
  let isFrom1904 = false
  await readXml(parts, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'id')
      if (attributes['name'] === undefined || id === undefined)
        throw fileDamaged(part, 'names a sheet without its place')
      sheets.push({ name: attributes['name'], id, isVisible: (attributes['state'] ?? 'visible') === 'visible' })
    },
  })
  return { sheets, isFrom1904 }
}

type Relationship = Readonly<{ id: string; type: string; target: string }>

/** Of a part, or of the whole package (''); targets as paths in the zip, `type` without the address of its standard. */
async function readRelationships(parts: WorkbookParts, of: string): Promise<Relationship[]> {
  const slash = of.lastIndexOf('/') + 1
  const part = `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`
  if (!parts.has(part)) throw formatUnsupported('a zip that is no workbook')

  const relationships: Relationship[] = []
  await readXml(parts, part, {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return
      if (id === undefined || type === undefined || target === undefined) throw fileDamaged(part, 'is incomplete')
      relationships.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(target, of) })
    },
  })
  return relationships
}

/** Targets are from the root or from the folder of the part that names them; both kinds of slash are met with. */
function resolveTarget(target: string, from: string): string {
  const steps = target.replaceAll('\\', '/').split('/')
  const folder = steps[0] === '' ? [] : from.split('/').slice(0, -1)
  return steps
    .reduce<string[]>((path, step) => {
      if (step === '..') return path.slice(0, -1)
      return step === '' || step === '.' ? path : [...path, step]
    }, folder)
    .join('/')
}
