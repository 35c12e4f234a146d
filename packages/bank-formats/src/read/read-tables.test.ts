import { describe, expect, it } from 'vitest'
import { example, noted, read } from '../../test/read-example.ts'

describe("an agent bank's results", () => {
  it('are read from text between bars, in GB18030, with the codes of the bank', async () => {
    expect(noted(await read(example('postal-savings-bank-results.csv'), 'postal-savings-bank-csv'))).toEqual([
      'FT000000000001 4000.00 paid 2016-09-12',
      'FT000000000002 4000.00 failed 2016-09-12 AC04 账户已销户',
      'FT000000000003 1350.50 returned 2016-09-19 MD07 收款人已死亡 6217997300012345694',
      'FT000000000004 4000.00 unknown 2016-09-12',
      'FT000000000005 1000.00 open 2016-09-12',
    ])
  })

  it('are read without a header, in fen, and held against their own count and total', async () => {
    const file = example('rural-credit-union-results.txt')
    const template = 'rural-credit-union-txt'
    expect(noted(await read(file, template))).toEqual([
      'FT000000000001 4000.00 paid 2016-09-12',
      'FT000000000002 4000.00 failed 2016-09-12 AC01 账号不存在',
      'FT000000000003 1350.50 returned 2016-09-19 BE01 户名不符',
      'count 3',
      'total 9350.50',
    ])
    const wrong = Buffer.from(file.toString('latin1').replace('TOTAL,3,935050', 'TOTAL,4,935051'), 'latin1')
    expect(noted(await read(wrong, template)).slice(3)).toEqual(['count 4 but 3', 'total 9350.51 but 9350.50'])
    const cut = file.subarray(0, file.indexOf('TOTAL') - 20)
    expect(noted(await read(cut, template)).slice(2)).toEqual(['fault row_unreadable', 'fault cut'])
  })

  it('are read from a workbook below its title, whatever kind its cells are', async () => {
    expect(noted(await read(example('rural-commercial-bank-results.xlsx'), 'rural-commercial-bank-xlsx'))).toEqual([
      'FT000000000001 4000.00 paid 2016-09-12',
      'FT000000000002 4000.10 failed 2016-09-12 AC04 账户已销户',
      'FT000000000003 1350.50 returned 2016-09-19 MD07 收款人已死亡',
      'FT000000000004 4000.00 unknown 2016-09-12',
    ])
  })

  it('lose no row to a bad one', async () => {
    const file =
      '付款编号,金额,处理结果,原因,处理日期\r\nFT1,1.00,成功,,2016-09-12\r\nFT2,1.005,成功,,2016-09-12\r\n,1.00,成功,,2016-09-12\r\nFT4,1.00,成功,2016-09-12\r\nFT5,1.00,成功,,2016-02-30\r\nFT6,6.21700287001235E+18,成功,,2016-09-12\r\nFT7,"￥1,000.00",退票,,2016/9/2\r\n'
    expect(noted(await read(file, 'fundtrace-csv'))).toEqual([
      'FT1 1.00 paid 2016-09-12',
      'fault amount_unreadable FT2',
      'fault row_unreadable',
      'fault row_unreadable',
      'fault day_unreadable FT5',
      'fault amount_unreadable FT6',
      'FT7 1000.00 returned 2016-09-02',
    ])
  })

  it.each([
    ['nothing', '', 'BANK_FILE_EMPTY'],
    ['no such columns', '付款编号,金额\r\n1,2\r\n', 'BANK_FILE_COLUMNS_MISSING'],
    ['one of them twice', '付款编号,金额,金额,处理结果,原因,处理日期\r\n', 'BANK_FILE_COLUMNS_MISSING'],
    ['UTF-16', Buffer.from('付款编号,金额', 'utf16le'), 'CSV_FILE_BINARY'],
    [
      'a message of another kind',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">',
      'BANK_FILE_FORMAT_UNKNOWN',
    ],
    ['a page of the web', '<!doctype html><html>', 'BANK_FILE_FORMAT_UNKNOWN'],
  ])('are refused with %s', async (_fact, file, code) => {
    await expect(read(file, 'fundtrace-csv')).rejects.toMatchObject({ code })
  })

  it('are read up to a quote that is never closed', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `FT${index},1.00,成功,,2016-09-12`)
    const file = `付款编号,金额,处理结果,原因,处理日期\n${rows.join('\n')}\nFT,1.00,成功,"x`
    const records = noted(await read(file, 'fundtrace-csv'))
    expect(records.at(-1)).toBe('fault broken')
    expect(records.length).toBeGreaterThan(1)
  })
})

describe('MT940', () => {
  const text = example('mt940-day.sta').toString()

  it('is read booking by booking, its reference in :61: or :86:, and proves :60F: to :62F:', async () => {
    const records = await read(text)
    expect(noted(records)).toEqual([
      '2016-09-20 out 4000.00 FT000000000001',
      '2016-09-20 out 4350.50 FT000000000002',
      '2016-09-20 in 4350.50 FT000000000002 reversal BE01 户名与账号不符',
      '2015-12-31 in 12.00 nothing of ours',
      'closing balance 96012.00',
    ])
    expect(JSON.stringify(records)).not.toMatch(/张玉兰|李大山/)
  })

  it.each([
    ['a fen less', '62F:C160920CNY96012,00', '62F:C160920CNY96011,99', ['closing balance 96011.99 but 96012.00']],
    [
      'overdrawn',
      '62F:C160920CNY96012,00',
      '62F:D160920CNY96012,00',
      ['closing balance 96012.00 overdrawn but 96012.00'],
    ],
    ['cut', /:62F:.*/s, '', ['fault cut']],
    [
      'a booking of no form',
      ':61:1609200920D4000,00',
      ':61:1609200920D4000.00',
      ['closing balance 96012.00 but 100012.00'],
    ],
  ])('says that it does not prove itself: %s', async (_fact, from, to, said) => {
    expect(noted(await read(text.replace(from, to))).slice(-1)).toEqual(said)
  })

  it('refuses bookings in another currency one by one', async () => {
    const records = noted(await read(text.replaceAll('CNY', 'USD')))
    expect(records.slice(0, 2)).toEqual(['fault currency_wrong FT000000000001', 'fault currency_wrong FT000000000002'])
  })
})
