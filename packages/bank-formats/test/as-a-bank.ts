import exceljs from 'exceljs'
import { XmlDocument } from 'libxml2-wasm'

/** A bank's own eyes and hands: what it is sent is read, and its tables are written, by libraries that the product does not write its files with. */
export type OrderRead = Readonly<{
  reference: string
  /** Of a table null: the bank does not know the parcel. */
  parcel: string | null
  name: string
  account: string
  /** Yuan, such as 4000.00. */
  amount: string
}>
/** `count` and `total` as the file declares them. */
export type FileRead = Readonly<{ count: string; total: string; orders: readonly OrderRead[] }>

export function readPain001(bytes: Buffer): FileRead {
  using document = XmlDocument.fromBuffer(bytes)
  const namespaces = { p: document.root.namespaceUri }
  const texts = (path: string): string[] => document.find(path, namespaces).map((node) => node.content)
  const columns = {
    reference: texts('//p:CdtTrfTxInf/p:PmtId/p:EndToEndId'),
    name: texts('//p:CdtTrfTxInf/p:Cdtr/p:Nm'),
    account: texts('//p:CdtTrfTxInf/p:CdtrAcct//p:Othr/p:Id'),
    amount: texts('//p:CdtTrfTxInf/p:Amt/p:InstdAmt'),
  }
  const parcelOf = new Map(
    texts('//p:PmtInf/p:PmtInfId').flatMap((parcel) =>
      texts(`//p:PmtInf[p:PmtInfId='${parcel}']//p:EndToEndId`).map((reference) => [reference, parcel] as const),
    ),
  )
  return {
    count: texts('//p:GrpHdr/p:NbOfTxs').join(),
    total: texts('//p:GrpHdr/p:CtrlSum').join(),
    orders: columns.reference.map((reference, place) => ({
      reference,
      parcel: parcelOf.get(reference) ?? '',
      name: columns.name[place] ?? '',
      account: columns.account[place] ?? '',
      amount: columns.amount[place] ?? '',
    })),
  }
}

/** The workbook of rural-commercial-bank-xlsx, found by its words: a line of totals, a line of headers, the orders. */
export async function readWorkbook(bytes: Buffer): Promise<FileRead> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text))
    rows.push(cells)
  })
  const above = rows.find((cells) => cells.includes('总笔数')) ?? []
  const headers = rows.find((cells) => cells.includes('付款编号')) ?? []
  const cell = (cells: readonly string[], header: string): string => cells[headers.indexOf(header)] ?? ''
  return {
    count: above[above.indexOf('总笔数') + 1] ?? '',
    total: above[above.indexOf('总金额') + 1] ?? '',
    orders: rows.slice(rows.indexOf(headers) + 1).map((cells) => ({
      reference: cell(cells, '付款编号'),
      parcel: null,
      name: cell(cells, '收款人户名'),
      account: cell(cells, '收款人账号'),
      amount: yuan(cell(cells, '金额')),
    })),
  }
}

/** A number cell has no trailing zeros. */
const yuan = (text: string): string => {
  const [whole = '', fen = ''] = text.split('.')
  return `${whole}.${fen.padEnd(2, '0')}`
}

/** The same template's results: its two lines above the table, then a row for each. */
export async function writeResultWorkbook(
  rows: readonly Readonly<{ reference: string; amount: string; result: string; reason: string; day: string }>[],
): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('结果')
  sheet.addRow(['清澄农村商业银行代发结果'])
  sheet.addRow(['批次', '1'])
  sheet.addRow(['付款编号', '金额', '交易状态', '失败原因', '交易日期'])
  for (const { reference, amount, result, reason, day } of rows) sheet.addRow([reference, amount, result, reason, day])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
