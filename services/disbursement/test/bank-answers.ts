import { writeCsv } from '@fundtrace/csv'
import { addMoney, formatMoney, type Money, negateMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { sheetToBuffer } from '@fundtrace/spreadsheet'

/** What a bank would send of these payments, in each of its forms. Pure: nothing here knows the service. */
export type Answered = Readonly<{
  reference: string
  amount: string
  /** UUID; a message has it without hyphens. */
  parcelId?: string | null
  outcome?: 'paid' | 'failed' | 'returned' | 'open' | 'unknown'
  /** YYYY-MM-DD */
  on?: string
  code?: string
  words?: string
}>
export const PAID_ON = '2016-09-12'

const messageId = (uuid: string): string => uuid.replaceAll('-', '')
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd'
const STATUS = { paid: 'ACSC', failed: 'RJCT', returned: 'RJCT', open: 'PDNG', unknown: 'XXXX' } as const

/** pain.002, piece by piece: of 100,000 payments it is 40 MB. */
export function* pain002(answers: readonly Answered[], { version = '11', on = PAID_ON } = {}): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${NAMESPACE}:pain.002.001.${version}"><CstmrPmtStsRpt>`
  yield `<GrpHdr><MsgId>BANK${on.replaceAll('-', '')}</MsgId><CreDtTm>${on}T18:00:00+08:00</CreDtTm></GrpHdr>`
  yield '<OrgnlGrpInfAndSts><OrgnlMsgId>UNKNOWN</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.12</OrgnlMsgNmId></OrgnlGrpInfAndSts>'
  for (const [parcelId, of] of Map.groupBy(answers, ({ parcelId: id }) => id ?? '')) {
    yield `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId(parcelId)}</OrgnlPmtInfId>`
    for (const { reference, amount, outcome = 'paid', on: day = on, code, words } of of) {
      const reason =
        code === undefined && words === undefined
          ? ''
          : `<StsRsnInf>${code === undefined ? '' : `<Rsn><Cd>${code}</Cd></Rsn>`}${words === undefined ? '' : `<AddtlInf>${words}</AddtlInf>`}</StsRsnInf>`
      yield `<TxInfAndSts><OrgnlEndToEndId>${reference}</OrgnlEndToEndId><TxSts>${STATUS[outcome]}</TxSts>${reason}<AccptncDtTm>${day}T12:00:00+08:00</AccptncDtTm><OrgnlTxRef><Amt><InstdAmt Ccy="CNY">${amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>`
    }
    yield '</OrgnlPmtInfAndSts>'
  }
  yield '</CstmrPmtStsRpt></Document>'
}

/** One word for a whole PmtInf (`parcel`), or for a whole message (`file`). */
export const wholeAnswer = (
  of: 'parcel' | 'file',
  id: string,
  status: 'ACSC' | 'RJCT',
  { count = '', sum = '', on = PAID_ON } = {},
): Buffer => {
  const figures = `${count === '' ? '' : `<OrgnlNbOfTxs>${count}</OrgnlNbOfTxs>`}${sum === '' ? '' : `<OrgnlCtrlSum>${sum}</OrgnlCtrlSum>`}`
  const reason =
    status === 'RJCT' ? '<StsRsnInf><Rsn><Cd>FF01</Cd></Rsn><AddtlInf>文件格式有误</AddtlInf></StsRsnInf>' : ''
  const group =
    of === 'file'
      ? `<OrgnlMsgId>${messageId(id)}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.12</OrgnlMsgNmId>${figures}<GrpSts>${status}</GrpSts>${reason}`
      : '<OrgnlMsgId>UNKNOWN</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.12</OrgnlMsgNmId>'
  const parcel =
    of === 'parcel'
      ? `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId(id)}</OrgnlPmtInfId>${figures}<PmtInfSts>${status}</PmtInfSts>${reason}</OrgnlPmtInfAndSts>`
      : ''
  return Buffer.from(
    `<Document xmlns="${NAMESPACE}:pain.002.001.11"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId><CreDtTm>${on}T18:00:00+08:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts>${group}</OrgnlGrpInfAndSts>${parcel}</CstmrPmtStsRpt></Document>`,
  )
}

/** Out is what left our account. With `parcelId` and no reference it is the booking of a whole PmtInf. */
export type Booking = Readonly<{
  direction: 'out' | 'in'
  amount: string
  reference?: string
  parcelId?: string
  bankReference?: string
  code?: string
}>

/** The bookings of a day: camt.053 with its balances, or camt.054 without. */
export function camt(
  message: 'camt.053' | 'camt.054',
  bookings: readonly Booking[],
  { on = PAID_ON, opening = '1000000.00' } = {},
): Buffer {
  const [root, part] = message === 'camt.053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn']
  const balance = (type: string, amount: Money) =>
    `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${formatMoney(amount)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`
  const closing = addMoney(parseMoney(opening), sumMoney(bookings.map(signed)))
  const balances = message === 'camt.053' ? balance('OPBD', parseMoney(opening)) + balance('CLBD', closing) : ''
  const entries = bookings.map(({ direction, amount, reference, parcelId, bankReference, code }) => {
    const returned = code === undefined ? '' : `<RtrInf><Rsn><Cd>${code}</Cd></Rsn></RtrInf>`
    const details =
      reference !== undefined
        ? `<NtryDtls><TxDtls><Refs><EndToEndId>${reference}</EndToEndId></Refs><Amt Ccy="CNY">${amount}</Amt>${returned}</TxDtls></NtryDtls>`
        : parcelId !== undefined
          ? `<NtryDtls><Btch><PmtInfId>${messageId(parcelId)}</PmtInfId></Btch></NtryDtls>`
          : ''
    const bank = bankReference === undefined ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`
    return `<Ntry><Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>${direction === 'out' ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt>${bank}<BkTxCd><Prtry><Cd>DF</Cd></Prtry></BkTxCd>${details}</Ntry>`
  })
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${NAMESPACE}:${message}.001.08"><${root}><GrpHdr><MsgId>S${on}</MsgId><CreDtTm>${on}T22:00:00+08:00</CreDtTm></GrpHdr><${part}><Id>${on}</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>${balances}${entries.join('')}</${part}></${root}></Document>`,
  )
}

export function mt940(bookings: readonly Booking[], { on = PAID_ON, opening = '1000000.00' } = {}): Buffer {
  const day = on.slice(2).replaceAll('-', '')
  const comma = (amount: string) => amount.replace('.', ',')
  const closing = formatMoney(addMoney(parseMoney(opening), sumMoney(bookings.map(signed))))
  const lines = bookings.map(
    ({ direction, amount, reference = 'NONREF', bankReference = 'B1' }) =>
      `:61:${day}${day.slice(2)}${direction === 'out' ? 'D' : 'C'}${comma(amount)}NTRF${reference}//${bankReference}\r\n:86:?20${direction === 'out' ? '代发' : '账户已销户'}\r\n`,
  )
  return Buffer.from(
    `:20:STMT${day}\r\n:25:1\r\n:28C:1/1\r\n:60F:C${day}CNY${comma(opening)}\r\n${lines.join('')}:62F:C${day}CNY${comma(closing)}\r\n-\r\n`,
  )
}

const signed = ({ direction, amount }: Booking): Money =>
  direction === 'in' ? parseMoney(amount) : negateMoney(parseMoney(amount))

const OWN_WORDS = { paid: '成功', failed: '失败', returned: '退票', open: '处理中', unknown: '待核实' } as const

/** The bank's own table, in the shape of these templates. */
export async function table(
  template: 'fundtrace-csv' | 'rural-commercial-bank-xlsx' | 'postal-savings-bank-csv',
  answers: readonly Answered[],
  { on = PAID_ON } = {},
): Promise<Buffer> {
  const rows = answers.map(({ reference, amount, outcome = 'paid', on: day = on, words = '' }) => ({
    reference,
    amount,
    outcome,
    day,
    words,
  }))
  if (template === 'fundtrace-csv') {
    const columns = {
      reference: '付款编号',
      amount: '金额',
      result: '处理结果',
      reason: '原因',
      date: '处理日期',
    } as const
    return writeCsv(
      columns,
      rows.map(({ reference, amount, outcome, day, words }) => ({
        reference,
        amount,
        result: OWN_WORDS[outcome],
        reason: words,
        date: day,
      })),
      { encoding: 'gb18030' },
    )
  }
  if (template === 'postal-savings-bank-csv') {
    const codes = { paid: '0', failed: '1', returned: '2', open: '3', unknown: '7' } as const
    const lines = rows.map(
      ({ reference, amount, outcome, day, words }) =>
        `${reference}|${amount}|${codes[outcome]}||${words}|${day.replaceAll('-', '')}`,
    )
    return Buffer.from(`业务编号|金额(元)|处理标志|错误码|错误信息|记账日期\r\n${lines.join('\r\n')}\r\n`)
  }
  const text = (header: string, width: number) => ({ header, kind: 'text' as const, width })
  return sheetToBuffer([
    {
      name: '结果',
      head: [['清澄农村商业银行代发结果'], ['批次 1']],
      columns: [
        text('付款编号', 20),
        text('金额', 20),
        text('交易状态', 20),
        text('失败原因', 20),
        text('交易日期', 20),
      ],
      rows: rows.map(({ reference, amount, outcome, day, words }) => [
        reference,
        amount,
        { paid: '交易成功', failed: '交易失败', returned: '已退汇', open: '处理中', unknown: '待核实' }[outcome],
        words,
        day,
      ]),
    },
  ])
}
