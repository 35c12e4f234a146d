import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { DomainError } from '@fundtrace/problem'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { bytesOf, headerOf, lineOf, parcelId, parcelsOf, totalOf } from '../../test/made-up-payments.ts'
import {
  messageId,
  PAIN_VERSIONS,
  type PaymentFormat,
  type PaymentLine,
  readTemplates,
  TEMPLATES_FOLDER,
  writePayments,
} from '../bank-formats.ts'

const templates = await readTemplates([TEMPLATES_FOLDER])
const template = (id: string): PaymentFormat => {
  const found = templates.get(id)
  if (found === undefined) throw new Error(`There is no template ${id}`)
  return { kind: 'template', template: found }
}
const pain = (version: (typeof PAIN_VERSIONS)[number]): PaymentFormat => ({ kind: 'pain.001', version })
const EVERY_FORMAT: [name: string, format: PaymentFormat][] = [
  ...PAIN_VERSIONS.map((version): [string, PaymentFormat] => [`pain.001.001.${version}`, pain(version)]),
  ...[...templates.keys()].map((id): [string, PaymentFormat] => [id, template(id)]),
]

const write = (format: PaymentFormat, parcels: readonly (readonly PaymentLine[])[], changes = {}): Promise<Buffer> =>
  bytesOf(writePayments(format, headerOf(parcels, changes), parcelsOf(parcels)))

const PARCELS = [
  [lineOf(1), lineOf(2, { payeeName: "<张>&三'" }), lineOf(3)],
  [lineOf(4, { amount: 9_999_999_999_999_99n }), lineOf(5, { amount: 29n })],
]

const SCHEMAS = new URL('../../../../../shared/standards/iso20022/', import.meta.url)
const hasSchemas = existsSync(SCHEMAS)
if (!hasSchemas) console.warn(`NOT VALIDATED: the ISO 20022 schemas are not at ${SCHEMAS.pathname}`)

describe('pain.001', () => {
  // There is no schema of .09 in the folder: its files have the elements of .12, which therefore must take them under its own name.
  it.skipIf(!hasSchemas).each(PAIN_VERSIONS)('.%s is valid by the public schema', async (version) => {
    const schema = version === '03' ? '03' : '12'
    const xml = (await write(pain(version), PARCELS)).toString().replace(`001.${version}"`, `001.${schema}"`)
    using validator = XsdValidator.fromDoc(
      XmlDocument.fromBuffer(readFileSync(new URL(`pain.001.001.${schema}.xsd`, SCHEMAS))),
    )
    using document = XmlDocument.fromString(xml)
    validator.validate(document)
    using broken = XmlDocument.fromString(xml.replace('<PmtMtd>TRF</PmtMtd>', ''))
    expect(() => validator.validate(broken)).toThrow()
  })

  it.each(PAIN_VERSIONS)('.%s reads back by another parser to the fen, digit and character', async (version) => {
    using document = XmlDocument.fromBuffer(await write(pain(version), PARCELS))
    const namespaces = { p: `urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}` }
    const texts = (path: string): string[] => document.find(path, namespaces).map((node) => node.content)
    expect(texts('//p:GrpHdr/p:NbOfTxs')).toEqual(['5'])
    expect(texts('//p:GrpHdr/p:CtrlSum')).toEqual(['10000000000006.31'])
    expect(texts('//p:PmtInfId')).toEqual([1, 2].map((number) => messageId(parcelId(number))))
    expect(texts('//p:PmtInf/p:CtrlSum')).toEqual(PARCELS.map(sumText))
    expect(texts('//p:PmtInf/p:NbOfTxs')).toEqual(['3', '2'])
    expect(texts('//p:InstdAmt')).toEqual(PARCELS.flat().map(({ amount }) => yuan(amount)))
    expect(texts('//p:EndToEndId')).toEqual(PARCELS.flat().map(({ reference }) => reference))
    expect(texts('//p:Cdtr/p:Nm')).toEqual(PARCELS.flat().map(({ payeeName }) => payeeName))
    expect(texts('//p:CdtrAcct//p:Othr/p:Id')).toEqual(PARCELS.flat().map(({ payeeAccount }) => payeeAccount))
    expect(texts('//p:CdtrAgt//p:MmbId')).toEqual(['402602000018', '402602000018'])
    expect(texts('//p:Dbtr/p:Nm')).toEqual(Array(2).fill('清城区财政局<专户>&"\''))
    expect(texts(version === '03' ? '//p:ReqdExctnDt' : '//p:ReqdExctnDt/p:Dt')).toEqual(Array(2).fill('2016-09-12'))
  })
})

describe('text with a separator', () => {
  const EVIL = lineOf(1, { payeeName: "=cmd|'/c calc'!A1" })

  it('reads back by another parser, long digits whole behind a tab, formulas behind an apostrophe', async () => {
    const bytes = await write(template('fundtrace-csv'), [[lineOf(1), lineOf(2, { payeeName: '张"三",四' })], [EVIL]])
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(parse(bytes, { bom: true })).toEqual([
      ['付款编号', '收款人', '收款账号', '金额', '用途'],
      ['FT000000000001', '欧阳𠮷1', '\t0062229988000000001', '1.01', '扶贫到户补助2016'],
      ['FT000000000002', '张"三",四', '\t0062229988000000002', '2.01', '扶贫到户补助2016'],
      ['FT000000000001', "'=cmd|'/c calc'!A1", '\t0062229988000000001', '1.01', '扶贫到户补助2016'],
    ])
  })

  it('gives a bank plain digits, its own separator, encoding and control figures', async () => {
    const bytes = await write(template('postal-savings-bank-csv'), PARCELS)
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(
      `H|${messageId(headerOf(PARCELS).fileId)}|44050176020100000123|20160912|5|${sumText(PARCELS.flat())}`,
    )
    expect(lines[4]).toBe('3|FT000000000003|0062229988000000003|欧阳𠮷3|3.01|扶贫到户补助2016')
    expect(lines.at(-1)).toBe('')
    expect(lines).toHaveLength(8)
  })

  it('writes fen and a total line where the bank counts in fen', async () => {
    const bytes = await write(template('rural-credit-union-txt'), [[lineOf(1), lineOf(2)]])
    expect(new TextDecoder('gb18030').decode(bytes)).toBe(
      'FT000000000001,0062229988000000001,欧阳𠮷1,101,20160912,扶贫到户补助2016\n' +
        'FT000000000002,0062229988000000002,欧阳𠮷2,201,20160912,扶贫到户补助2016\n' +
        'TOTAL,2,302\n',
    )
  })

  it('refuses a name with the separator where the bank knows no quotes', async () => {
    const problem = await problemOf(write(template('postal-savings-bank-csv'), [[lineOf(7, { payeeName: '张|三' })]]))
    expect(problem).toMatchObject({ code: 'BANK_FILE_TEXT_UNWRITABLE', values: { reference: 'FT000000000007' } })
  })
})

describe('a workbook', () => {
  const PLACES = [1, 2, 3, 4, 5, 6, 7, 8]

  it('reads back by another reader: digits and formulas are text as they are, amounts exact, the total above', async () => {
    const names = ['=cmd|calc!A1', '+1', '-2', '@x', '<张>&"三\'']
    const lines = names.map((payeeName, index) => lineOf(index + 1, { payeeName }))
    const workbook = new exceljs.Workbook()
    // exceljs has its own, older type of a Buffer.
    await workbook.xlsx.load((await write(template('rural-commercial-bank-xlsx'), [lines])) as never)
    const sheet = workbook.getWorksheet('代发明细')
    const row = (number: number): unknown[] => PLACES.map((place) => sheet?.getRow(number).getCell(place).value)
    expect(row(1).slice(0, 2)).toEqual(['付款账号', '44050176020100000123'])
    expect(row(2).slice(0, 4)).toEqual(['总笔数', '5', '总金额', sumText(lines)])
    expect(row(3)).toEqual(['序号', '付款编号', '收款人户名', '收款人账号', '开户行行号', '金额', '币种', '摘要'])
    names.forEach((name, index) => {
      const cells = row(4 + index)
      expect(cells.slice(1, 4)).toEqual([lines[index]?.reference, name, lines[index]?.payeeAccount])
      expect(cells[5]).toBe(Number(yuan(lines[index]?.amount ?? 0n)))
      const cell = sheet?.getRow(4 + index).getCell(3)
      expect([cell?.type, cell?.numFmt]).toEqual([exceljs.ValueType.String, '@'])
    })
  })
})

describe('every format', () => {
  it.each(EVERY_FORMAT)(
    'refuses a name that its reader would read as another, and never repeats it: %s',
    async (_name, format) => {
      for (const payeeName of ['张\u0000三', '张\n三', '张\ud842', '张\u0085三', '', '王'.repeat(201)]) {
        const problem = await problemOf(write(format, [[lineOf(3, { payeeName })]]))
        expect(problem).toMatchObject({
          code: 'BANK_FILE_TEXT_UNWRITABLE',
          values: { reference: 'FT000000000003', field: 'payee_name' },
        })
        expect(JSON.stringify([problem.message, problem.values])).not.toMatch(/张|王/)
      }
      for (const payeeAccount of ['=6222', '6222 0001', '6222;1', '１２３４５６'])
        expect((await problemOf(write(format, [[lineOf(3, { payeeAccount })]]))).values).toMatchObject({
          field: 'payee_account',
        })
    },
  )

  it.each(EVERY_FORMAT)(
    'is refused when it is not what it declares, the whole and each parcel: %s',
    async (_name, format) => {
      for (const changes of [{ count: 4 }, { total: totalOf([lineOf(1)]) }])
        expect((await problemOf(write(format, PARCELS, changes))).code).toBe('BANK_FILE_CONTROL_SUM_WRONG')
      async function* short() {
        for await (const parcel of parcelsOf(PARCELS)) yield { ...parcel, count: parcel.count + 1 }
      }
      const problem = await problemOf(bytesOf(writePayments(format, headerOf(PARCELS), short())))
      expect(problem).toMatchObject({ code: 'BANK_FILE_CONTROL_SUM_WRONG', values: { part: `parcel ${parcelId(1)}` } })
    },
  )

  it.each(EVERY_FORMAT)('gives the same bytes for the same order, however often: %s', async (_name, format) => {
    expect(await write(format, PARCELS)).toEqual(await write(format, PARCELS))
  })

  const EXAMPLES = new URL('../../examples/out/', import.meta.url)
  const CLERK = { name: '清城区财政局扶贫资金专户' }
  it.each(EVERY_FORMAT.filter(([name]) => !name.endsWith('xlsx')))(
    'is what the example shows, byte for byte: %s',
    async (name, format) => {
      const parcels = [[lineOf(1), lineOf(2)], [lineOf(3)]]
      const debtor = { ...headerOf(parcels).debtor, ...CLERK }
      const example = readdirSync(EXAMPLES).find((file) => file.startsWith(`${name}.`))
      expect(await write(format, parcels, { debtor })).toEqual(readFileSync(new URL(example ?? '', EXAMPLES)))
    },
  )

  it('keeps every amount to the fen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.bigInt(1n, 10n ** 14n), { minLength: 1, maxLength: 30 }), async (amounts) => {
        const lines = amounts.map((amount, index) => lineOf(index + 1, { amount }))
        const xml = (await write(pain('12'), [lines])).toString()
        expect([...xml.matchAll(/CNY">([^<]+)</g)].map(([, text]) => text)).toEqual(amounts.map(yuan))
        const rows = parse(await write(template('fundtrace-csv'), [lines]), { bom: true, columns: true })
        expect(rows.map((row) => Reflect.get(Object(row), '金额'))).toEqual(amounts.map(yuan))
      }),
      { numRuns: 20 },
    )
  })
})

/** By digits, not by the money of the writer. */
const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
const sumText = (lines: readonly PaymentLine[]): string => yuan(lines.reduce((sum, { amount }) => sum + amount, 0n))

async function problemOf(work: Promise<unknown>): Promise<DomainError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (outcome instanceof DomainError) return outcome
  throw new Error(`not refused: ${String(outcome)}`)
}
