import assert from 'node:assert/strict'
import { formatFen, formatMoney, type Money } from '@fundtrace/money'
import { requireAccount, requireText } from './cell-text.ts'
import {
  type Debtor,
  messageId,
  type PainVersion,
  type PaymentFileHeader,
  type PaymentLine,
  type PaymentParcel,
} from './payment-order.ts'

/**
 * ISO 20022 pain.001.001, one PmtInf for each parcel, one chunk for each page of payments.
 *
 * Of what is written here the versions differ in one thing only: since .09 ReqdExctnDt holds a choice (Dt), in .03 it is the day itself. (Since .09
 * a bank's BIC is BICFI; CNAPS codes stand in ClrSysMmbId, which all have.) There is no public schema of .09 in the standards folder: .09 has the
 * elements of .12 that are used here, in the same order.
 */
export async function* writePain001(
  version: PainVersion,
  header: PaymentFileHeader,
  parcels: AsyncIterable<PaymentParcel>,
): AsyncGenerator<Buffer> {
  const { debtor } = header
  assert(debtor !== null, 'a pain.001 names the account that pays')
  yield Buffer.from(fileHead(version, header, debtor))
  for await (const parcel of parcels) {
    yield Buffer.from(parcelHead(version, header, debtor, parcel))
    const remittance = `<RmtInf><Ustrd>${escapeXml(requireText('the file', 'purpose', header.purpose, 140))}</Ustrd></RmtInf>`
    for await (const page of parcel.pages) yield Buffer.from(page.map((line) => paymentXml(line, remittance)).join(''))
    yield Buffer.from('</PmtInf>\n')
  }
  yield Buffer.from('</CstmrCdtTrfInitn></Document>\n')
}

const fileHead = (version: PainVersion, header: PaymentFileHeader, debtor: Debtor): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}"><CstmrCdtTrfInitn>\n` +
  `<GrpHdr><MsgId>${messageId(header.fileId)}</MsgId><CreDtTm>${header.createdAt}</CreDtTm>${controlSum(header)}` +
  `<InitgPty><Nm>${nameXml('debtor_name', debtor.name)}</Nm></InitgPty></GrpHdr>\n`

function parcelHead(version: PainVersion, { payOn }: PaymentFileHeader, debtor: Debtor, parcel: PaymentParcel): string {
  const day = version === '03' ? payOn : `<Dt>${payOn}</Dt>`
  return (
    `<PmtInf><PmtInfId>${messageId(parcel.id)}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>${controlSum(parcel)}` +
    // A payment by a government department.
    `<PmtTpInf><CtgyPurp><Cd>GOVT</Cd></CtgyPurp></PmtTpInf><ReqdExctnDt>${day}</ReqdExctnDt>` +
    `<Dbtr><Nm>${nameXml('debtor_name', debtor.name)}</Nm></Dbtr>` +
    `<DbtrAcct>${accountXml(requireAccount('the file', debtor.account, ACCOUNT_MAX))}<Ccy>CNY</Ccy></DbtrAcct>` +
    `<DbtrAgt><FinInstnId>${memberXml(debtor.bankCode)}<Nm>${nameXml('debtor_bank_name', debtor.bankName)}</Nm></FinInstnId></DbtrAgt>` +
    '<ChrgBr>DEBT</ChrgBr>\n'
  )
}

function paymentXml(line: PaymentLine, remittance: string): string {
  const { reference, payeeBankCode } = line
  assert(/^[0-9A-Za-z-]{1,35}$/.test(reference), 'a reference fits EndToEndId and needs no escape')
  const agent = payeeBankCode === null ? '' : `<CdtrAgt><FinInstnId>${memberXml(payeeBankCode)}</FinInstnId></CdtrAgt>`
  return (
    `<CdtTrfTxInf><PmtId><InstrId>${reference}</InstrId><EndToEndId>${reference}</EndToEndId></PmtId>` +
    `<Amt><InstdAmt Ccy="CNY">${formatFen(line.amount)}</InstdAmt></Amt>${agent}` +
    `<Cdtr><Nm>${escapeXml(requireText(reference, 'payee_name', line.payeeName, NAME_MAX))}</Nm></Cdtr>` +
    `<CdtrAcct>${accountXml(requireAccount(reference, line.payeeAccount, ACCOUNT_MAX))}</CdtrAcct>${remittance}</CdtTrfTxInf>\n`
  )
}

const NAME_MAX = 140
const ACCOUNT_MAX = 34

function controlSum({ count, total }: { count: number; total: Money }): string {
  const sum = formatMoney(total)
  assert(sum.length <= 19, 'CtrlSum has 18 digits')
  return `<NbOfTxs>${count}</NbOfTxs><CtrlSum>${sum}</CtrlSum>`
}

const nameXml = (field: string, name: string): string => escapeXml(requireText('the file', field, name, NAME_MAX))
const accountXml = (account: string): string => `<Id><Othr><Id>${account}</Id></Othr></Id>`

function memberXml(bankCode: string): string {
  assert(/^\d{12}$/.test(bankCode), 'a CNAPS code has 12 digits')
  return `<ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>${bankCode}</MmbId></ClrSysMmbId>`
}

const escapeXml = (text: string): string =>
  /[&<>"']/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&apos;')
    : text
