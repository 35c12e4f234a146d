import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** Parts of a workbook as another program wrote them, in the order of the zip. */
export type ForeignParts = Readonly<Record<string, string | AsyncIterable<string>>>

export function zipChunks(parts: ForeignParts): AsyncIterable<Buffer> {
  const zip = new ZipFile()
  for (const [part, text] of Object.entries(parts)) {
    zip.addReadStream(Readable.from(typeof text === 'string' ? [Buffer.from(text)] : text, { objectMode: false }), part)
  }
  zip.end()
  // A stream's chunks have no type; these are the zip's bytes.
  return Readable.from(zip.outputStream) as AsyncIterable<Buffer>
}

export async function zipFile(parts: ForeignParts): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zipChunks(parts)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export type ForeignSheet = Readonly<{
  data: string
  sharedStrings?: string
  styles?: string
  workbookProperties?: string
}>

/**
 * As Excel writes it: sheet1.xml, targets relative to the workbook, a dimension, shared strings before or after the sheets
 * (here before), every cell and row with its place.
 */
export const excelParts = ({ data, sharedStrings = '', styles = STYLES, workbookProperties = '' }: ForeignSheet) => ({
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  '_rels/.rels': relationships(['officeDocument', 'xl/workbook.xml']),
  'xl/workbook.xml': workbook(workbookProperties, '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'),
  'xl/_rels/workbook.xml.rels': relationships(
    ['worksheet', 'worksheets/sheet1.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
    ['styles', 'styles.xml'],
  ),
  'xl/styles.xml': styles,
  'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${sharedStrings}</sst>`,
  'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:C3"/><sheetData>${data}</sheetData></worksheet>`,
})

/**
 * As WPS writes it. What is other than in Excel: targets are from the root of the zip; the sheets' parts keep the numbers of
 * the sheets that were deleted (sheet3.xml), so that the first sheet is not sheet1; no dimension; the shared strings come
 * after the sheets in the zip; a style on each of a row's empty cells; a `woProps` part of its own.
 */
export const wpsParts = ({ data, sharedStrings = '', styles = STYLES, workbookProperties = '' }: ForeignSheet) => ({
  '_rels/.rels': relationships(['officeDocument', '/xl/workbook.xml']),
  'xl/workbook.xml': workbook(
    workbookProperties,
    '<sheet name="WpsReserved_CellImgList" sheetId="9" state="veryHidden" r:id="rId2"/>' +
      '<sheet name="建档立卡" sheetId="3" r:id="rId1"/><sheet name="说明" sheetId="4" r:id="rId5"/>',
  ),
  'xl/_rels/workbook.xml.rels': relationships(
    ['worksheet', '/xl/worksheets/sheet3.xml'],
    ['worksheet', '/xl/worksheets/sheet1.xml'],
    ['sharedStrings', '/xl/sharedStrings.xml'],
    ['styles', '/xl/styles.xml'],
    ['worksheet', '/xl/worksheets/sheet4.xml'],
  ),
  'xl/worksheets/sheet1.xml': sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>内部</t></is></c></row>'),
  'xl/worksheets/sheet3.xml': sheetXml(data),
  'xl/worksheets/sheet4.xml': sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>填表说明</t></is></c></row>'),
  'xl/styles.xml': styles,
  'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${sharedStrings}</sst>`,
  'customXml/item1.xml': '<woProps xmlns="https://web.wps.cn/et/2018/main"/>',
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
})

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const sheetXml = (data: string): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`

const workbook = (properties: string, sheets: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`

const relationships = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Style 1 is a day by Excel's own number 14, style 2 by a Chinese code, style 3 a plain number with decimals. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="4"/></cellXfs></styleSheet>`
