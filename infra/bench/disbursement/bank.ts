import type { Readable } from 'node:stream'

/** A bank that reads a pain.001 by itself, with a parser that is not the service's, and pays everything in it. */
export type BankFile = Readonly<{
  /** As the file declares them. */
  count: number
  sum: string
  /** As its lines add up, in fen. */
  lines: readonly Line[]
  fen: bigint
}>
type Line = Readonly<{ parcel: string; reference: string; amount: string }>

/** The elements that a bank needs, in the order in which pain.001 has them. What lies between two pieces of the stream is put together again. */
const ELEMENTS = /<(NbOfTxs|CtrlSum|PmtInfId|EndToEndId)>([^<]*)<\/\1>|<InstdAmt Ccy="CNY">([^<]*)<\/InstdAmt>/g

export async function readBankFile(content: Readable): Promise<BankFile> {
  const lines: Line[] = []
  let fen = 0n
  let count: number | undefined
  let sum: string | undefined
  let parcel = ''
  let reference = ''
  let rest = ''
  for await (const piece of content.setEncoding('utf8')) {
    const text: string = rest + piece
    let end = 0
    for (const { 0: whole, 1: name, 2: value = '', 3: amount, index } of text.matchAll(ELEMENTS)) {
      end = index + whole.length
      if (amount !== undefined) {
        lines.push({ parcel, reference, amount })
        fen += BigInt(amount.replace('.', ''))
      } else if (name === 'PmtInfId') parcel = value
      else if (name === 'EndToEndId') reference = value
      else if (name === 'NbOfTxs') count ??= Number(value)
      else sum ??= value
    }
    rest = text.slice(end)
  }
  if (count === undefined || sum === undefined) throw new Error('The bank file declares no count or sum')
  return { count, sum, lines, fen }
}

/** pain.002: every payment went through on the day. */
export function answerOf(file: BankFile, on: string): Blob {
  const pieces = [
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.11"><CstmrPmtStsRpt>` +
      `<GrpHdr><MsgId>BENCH${on.replaceAll('-', '')}</MsgId><CreDtTm>${on}T18:00:00+08:00</CreDtTm></GrpHdr>` +
      `<OrgnlGrpInfAndSts><OrgnlMsgId>UNKNOWN</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>`,
  ]
  for (const [parcel, lines] of Map.groupBy(file.lines, (line) => line.parcel)) {
    pieces.push(`<OrgnlPmtInfAndSts><OrgnlPmtInfId>${parcel}</OrgnlPmtInfId>`)
    for (const { reference, amount } of lines)
      pieces.push(
        `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>ACSC</TxSts><AccptncDtTm>${on}T12:00:00+08:00</AccptncDtTm>` +
          `<OrgnlTxRef><Amt><InstdAmt Ccy="CNY">${amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>`,
      )
    pieces.push('</OrgnlPmtInfAndSts>')
  }
  pieces.push('</CstmrPmtStsRpt></Document>')
  return new Blob(pieces)
}
