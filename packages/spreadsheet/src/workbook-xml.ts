import { escapeText } from './escaped-text.ts'
import { headerRowOf, type ReportSheet } from './report-sheet.ts'

/** The parts of a workbook that are not sheets. Programs write far more; this is what Excel, WPS and LibreOffice ask for. */
export const contentTypes = (sheetCount: number): string =>
  `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
  times(
    sheetCount,
    (number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  ) +
  '</Types>'

/** `names` are those of the sheets, as `sheetNames` made them. */
export const workbook = (names: readonly string[], sheets: readonly ReportSheet[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>` +
  names
    .map((name, index) => `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('') +
  '</sheets><definedNames>' +
  // The header on every printed page.
  sheets
    .map((sheet, index) => {
      const row = headerRowOf(sheet)
      const place = `'${names[index]?.replaceAll("'", "''")}'!$${row}:$${row}`
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeText(place)}</definedName>`
    })
    .join('') +
  '</definedNames></workbook>'

export const workbookRelationships = (sheetCount: number): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
  times(sheetCount, (number) => relationship(number, 'worksheet', `worksheets/sheet${number}.xml`)) +
  relationship(sheetCount + 1, 'styles', 'styles.xml') +
  '</Relationships>'

const relationship = (number: number, type: string, target: string): string =>
  `<Relationship Id="rId${number}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`

const times = (count: number, write: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index + 1)).join('')

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const PACKAGE_RELATIONSHIPS = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relationship(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`

/** Numbers of the cell styles below, in their order. */
export const STYLE = {
  text: 1,
  amount: 2,
  wan: 3,
  count: 4,
  day: 5,
  header: 6,
  title: 7,
  note: 8,
  otherText: 9,
  exactText: 10,
} as const

const FONT_NAME = '<name val="宋体"/><charset val="134"/>'
const BORDER = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('')
const cellStyle = (format: number, font: number, border: number, alignment: string, attributes = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0"${attributes} applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" ${alignment}/></xf>`

export const STYLES =
  `${DECLARATION}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00####"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  `<fonts count="3"><font><sz val="11"/>${FONT_NAME}</font><font><b/><sz val="11"/>${FONT_NAME}</font><font><b/><sz val="16"/>${FONT_NAME}</font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="11"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  // 49 is '@', 4 is '#,##0.00', 3 is '#,##0'.
  cellStyle(49, 0, 1, 'wrapText="1"') +
  cellStyle(4, 0, 1, 'horizontal="right"') +
  cellStyle(164, 0, 1, 'horizontal="right"') +
  cellStyle(3, 0, 1, 'horizontal="right"') +
  cellStyle(165, 0, 1, 'horizontal="center"') +
  cellStyle(49, 1, 1, 'horizontal="center" wrapText="1"') +
  cellStyle(49, 2, 0, 'horizontal="center"') +
  cellStyle(49, 0, 0, 'wrapText="1"') +
  cellStyle(49, 0, 1, 'horizontal="right"') +
  cellStyle(49, 0, 1, 'wrapText="1"', ' quotePrefix="1"') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
