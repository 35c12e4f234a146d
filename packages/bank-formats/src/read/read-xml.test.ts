import { existsSync, readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { example, noted, read, SEARCH } from '../../test/read-example.ts'

const SCHEMAS = new URL('../../../../../shared/standards/iso20022/', import.meta.url)

describe('pain.002', () => {
  it('says what became of each payment, and proves its own counts and sums', async () => {
    expect(noted(await read(example('pain002-03-partly.xml')))).toEqual([
      'FT000000000001 4000.00 paid 2016-09-13',
      'FT000000000002 4000.00 failed 2016-09-13 AC04 账户已销户，请核实',
      'FT000000000003 1350.50 failed 2016-09-13 BE01 户名不符',
      'FT000000000004 4000.00 paid 2016-09-13',
      'FT000000000005 1000.00 open 2016-09-13',
      'ACSC count 2',
      'ACSC sum 8000.00',
      'RJCT count 2',
      'RJCT sum 5350.50',
      'PDNG count 1',
    ])
  })

  it('rejects a whole message in one word', async () => {
    expect(noted(await read(example('pain002-11-rejected.xml')))).toEqual([
      'file 5f1d2c7a9b3e4d608a71c2e4f6a8b0c2 14350.50 failed 2016-09-13 AM10 总金额不符',
    ])
  })

  it('settles the rest of a PmtInf behind what it says of single payments, and says nothing of a rest that is cut off', async () => {
    const text = example('pain002-03-partly.xml').toString().replace('<PmtInfSts>PART', '<PmtInfSts>ACSC')
    const whole = noted(await read(text))
    expect(whole.at(-1)).toBe('parcel 0b9e4c1d2f3a45678123c4d5e6f70819 14350.50 paid 2016-09-13')
    const cut = noted(await read(text.slice(0, text.indexOf('<OrgnlEndToEndId>FT000000000004'))))
    expect(cut).toEqual([...whole.slice(0, 3), 'fault cut'])
  })

  it('names the figures that do not fit', async () => {
    const text = example('pain002-03-partly.xml')
      .toString()
      .replace('<DtldNbOfTxs>2', '<DtldNbOfTxs>3')
      .replace('5350.5</', '5350.49</')
    expect(noted(await read(text))).toEqual(
      expect.arrayContaining(['ACSC count 3 but 2', 'RJCT sum 5350.49 but 5350.50']),
    )
  })

  it('refuses a row in another currency, an amount finer than a fen, a row without a reference, and reads the others', async () => {
    const text = example('pain002-03-partly.xml')
      .toString()
      .replace('Ccy="CNY">4000.00', 'Ccy="USD">4000.00')
      .replace('1350.500', '1350.501')
      .replaceAll(/<Orgnl(InstrId|EndToEndId)>FT000000000004<\/Orgnl(InstrId|EndToEndId)>/g, '')
    expect(noted(await read(text)).slice(0, 5)).toEqual([
      'fault currency_wrong FT000000000001',
      'FT000000000002 4000.00 failed 2016-09-13 AC04 账户已销户，请核实',
      'fault amount_unreadable FT000000000003',
      'fault row_unreadable',
      'FT000000000005 1000.00 open 2016-09-13',
    ])
  })
})

describe('camt.054', () => {
  it('gives back returns with their reasons wherever the reference stands, and payments singly out of one booking', async () => {
    expect(noted(await read(example('camt054-08-returns.xml')))).toEqual([
      '2016-09-20 in 4000.00 FT000000000002 AC04 账户已销户',
      '2016-09-20 in 1350.50 FT000000000003 BE01 户名不符',
      '2016-09-13 out 4000.00 FT000000000001',
      '2016-09-13 out 4000.00 FT000000000004',
      'credits 5350.50',
      'debits 8000.00',
    ])
  })

  it('takes the reference from where the bank is said to put it', async () => {
    const search = { ...SEARCH, carriers: ['AcctSvcrRef'] as const }
    expect(noted(await read(example('camt054-08-returns.xml'), null, search))[0]).toContain('nothing of ours')
  })

  it.each([
    ['4000.00</Amt>\n            <CdtDbtInd>DBIT', '4001.00</Amt>\n            <CdtDbtInd>DBIT'],
    ['<Amt Ccy="CNY">4000.00</Amt>\n            <CdtDbtInd>DBIT', '<CdtDbtInd>DBIT'],
  ])('keeps a booking whole whose payments are not the booking', async (from, to) => {
    const records = noted(await read(example('camt054-08-returns.xml').toString().replace(from, to)))
    expect(records.slice(2, 4)).toEqual(['fault details_wrong', expect.stringContaining('2016-09-13 out 8000.00')])
  })
})

describe('camt.053', () => {
  const text = example('camt053-08-day.xml').toString()

  it('reads every booking, what is only announced not, and proves opening to closing', async () => {
    expect(noted(await read(text))).toEqual([
      '2016-09-20 out 8000.00 parcel 0b9e',
      '2016-09-20 out 8351.00 FT000000000006',
      '2016-09-20 out 0.01 FT000000000007',
      '2016-09-20 in 1350.50 FT000000000003 reversal',
      '2016-09-20 in 0.50 nothing of ours',
      '2016-09-20 out 50.50 nothing of ours',
      'bookings 5',
      'credits 1351.00',
      'debits 16401.51',
      'closing balance 84949.49',
    ])
  })

  it('reads every booking of every statement in the file', async () => {
    const [statement = ''] = /<Stmt>.*<\/Stmt>/s.exec(text) ?? []
    const twice = noted(await read(text.replace(statement, statement + statement)))
    expect(twice).toHaveLength(20)
    expect(twice.slice(10)).toEqual(twice.slice(0, 10))
  })

  it('reads the older form of states and days', async () => {
    const old = text
      .replaceAll(/<Sts><Cd>(\w+)<\/Cd><\/Sts>/g, '<Sts>$1</Sts>')
      .replaceAll('camt.053.001.08', 'camt.053.001.02')
    expect(noted(await read(old))).toEqual(noted(await read(text)))
  })

  it.each([
    ['a fen less', '84949.49', '84949.48', 'closing balance 84949.48 but 84949.49'],
    ['no closing balance', 'CLBD', 'CLAV', 'fault balance_missing'],
  ])('says that it does not prove itself: %s', async (_fact, from, to, said) => {
    expect(noted(await read(text.replace(from, to))).at(-1)).toBe(said)
  })

  it('tells two PmtInfs of one booking apart by their totals', async () => {
    const two = (second: string) =>
      text.replace(
        /<Btch>.*?<\/Btch>/,
        `<Btch><PmtInfId>a1</PmtInfId><TtlAmt Ccy="CNY">5000.00</TtlAmt></Btch></NtryDtls><NtryDtls><Btch><PmtInfId>b2</PmtInfId><TtlAmt Ccy="CNY">${second}</TtlAmt></Btch>`,
      )
    expect(noted(await read(two('3000.00'))).slice(0, 2)).toEqual([
      '2016-09-20 out 5000.00 parcel a1',
      '2016-09-20 out 3000.00 parcel b2',
    ])
    expect(noted(await read(two('3000.01'))).slice(0, 2)).toEqual([
      'fault details_wrong',
      '2016-09-20 out 8000.00 nothing of ours',
    ])
  })
})

describe('XML', () => {
  it.each([
    ['a document type', '<!DOCTYPE Document SYSTEM "http://x">', 'BANK_FILE_DEFINITIONS_REFUSED'],
    ['entities', '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>', 'BANK_FILE_DEFINITIONS_REFUSED'],
  ])('is refused with %s', async (_fact, definition, code) => {
    const text = example('camt053-08-day.xml').toString().replace('<Document', `${definition}<Document`)
    await expect(read(text)).rejects.toMatchObject({ code })
  })

  it.each([
    ['nested without end', '<x>'.repeat(100)],
    ['of one element without end', '<x/>'.repeat(10_001)],
    ['of one text without end', 'x'.repeat(1_200_000)],
  ])('%s is read no further', async (_fact, part) => {
    const text = example('pain002-03-partly.xml').toString().replace('<StsId>1', part)
    await expect(read(text)).rejects.toMatchObject({ code: 'BANK_FILE_XML_EXCESSIVE' })
    const later = noted(
      await read(example('pain002-03-partly.xml').toString().replace('<OrgnlInstrId>FT000000000002', part)),
    )
    expect(later).toEqual([expect.stringContaining('FT000000000001'), 'fault broken'])
  })

  it('with an unknown entity is broken there, and what stood before it was read', async () => {
    const text = example('pain002-03-partly.xml').toString().replace('请核实', '&xxe;')
    expect(noted(await read(text))).toEqual([expect.stringContaining('FT000000000001'), 'fault broken'])
  })

  it('in GBK is read as its declaration says', async () => {
    const text = example('pain002-11-rejected.xml').toString().replace('encoding="UTF-8"', 'encoding="GBK"')
    const [before = '', after = ''] = text.split('总金额不符')
    const gbk = Buffer.concat([Buffer.from(before), Buffer.from('d7dcbdf0b6eeb2bbb7fb', 'hex'), Buffer.from(after)])
    expect(noted(await read(gbk))[0]).toContain('AM10 总金额不符')
  })

  it('cut anywhere says no more than the whole file says', async () => {
    for (const name of ['pain002-03-partly.xml', 'camt054-08-returns.xml', 'camt053-08-day.xml']) {
      const bytes = example(name)
      const whole = noted(await read(bytes))
      const begins = bytes.indexOf('</GrpHdr>')
      for (let length = begins; length < bytes.length - 12; length += 37) {
        const cut = noted(await read(bytes.subarray(0, length)))
        expect(cut.at(-1)).toBe('fault cut')
        expect(cut.slice(0, -1)).toEqual(whole.slice(0, cut.length - 1))
      }
    }
  })

  it.each([
    ['pain002-11-rejected.xml', 'pain.002.001.11'],
    ['camt054-08-returns.xml', 'camt.054.001.08'],
    ['camt053-08-day.xml', 'camt.053.001.08'],
  ])('%s is what its public schema says', (name, schema) => {
    const path = new URL(`${schema}.xsd`, SCHEMAS)
    if (!existsSync(path)) return console.warn(`NOT VALIDATED: ${path.pathname} is not here`)
    const xsd = XmlDocument.fromBuffer(readFileSync(path))
    const file = XmlDocument.fromBuffer(example(name))
    expect(() => XsdValidator.fromDoc(xsd).validate(file)).not.toThrow()
  })
})
