import { createHash } from 'node:crypto'
import { encodePart } from '@fundtrace/csv'
import { describe, expect, it } from 'vitest'
import { type ListFile, parseColumnMapping, plainCsv } from './tabular-source.ts'

/** In pieces of so few bytes that characters and signs are cut. */
const inPieces = (bytes: Buffer, size: number): ListFile => ({
  size: bytes.length,
  async *read(start, end) {
    for (let at = start; at < end; at += size) yield bytes.subarray(at, Math.min(at + size, end))
  },
})
const MAPPING = { id: '编号', amount: ['amount', '金额（元）'], date: '日期', fields: { name: '姓名' } }
const TEXT = '编号,姓名,金额(元),日期\nP-1,张三,1250.00,2016-09-12\nP-2,李四,0.5,20160913\n'
const plain = (text: string | Buffer, mapping: unknown = MAPPING, size = 5) =>
  plainCsv(inPieces(Buffer.from(text), size), parseColumnMapping(mapping))

describe('plainCsv', () => {
  it.each([1, 2, 3, 5, 7, 1000])('knows a plain file and its hash, read in pieces of %i bytes', async (size) => {
    expect(await plain(TEXT, MAPPING, size)).toEqual({
      columns: {
        id: '编号',
        amount: { column: '金额(元)', sign: 'as_written', unit: 'yuan' },
        on: '日期',
        fields: { name: '姓名' },
        delimiter: ',',
      },
      sha256: createHash('sha256').update(TEXT).digest('hex'),
    })
  })

  it.each([
    ['a total', `${TEXT}合计,,1250.50,\n`],
    ['the mark of a page', `${TEXT}第1页,,,\n`],
    ['a guarded cell', `${TEXT}="P-3",王五,1.00,2016-09-12\n`],
    ['a tab before digits', `${TEXT}\t00012,王五,1.00,2016-09-12\n`],
    ['a number that lost its digits', `${TEXT}4.4E+17,王五,1.00,2016-09-12\n`],
    ['a day with its time', `${TEXT}P-3,王五,1.00,2016-09-12 24:00:00\n`],
    ['a blank line, which counts as a row', TEXT.replace('\nP-2', '\n\nP-2')],
    ['a title above the header', `发放明细,,,\n${TEXT}`],
    ['a header in quotes', TEXT.replace('姓名', '"姓名"')],
    ['a header that is there twice', TEXT.replace('编号', '姓名')],
    ['bytes that are no UTF-8', encodePart(TEXT, 'gb18030')],
    ['one such byte at the end', Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe4, 0xb8])])],
    ['a NUL', `${TEXT}P-3,王五\0,1.00,2016-09-12\n`],
  ])('leaves %s to a careful reader', async (_, text) => {
    for (const size of [1, 4, 64, 1000]) expect(await plain(text, MAPPING, size)).toBe(null)
  })

  it.each([
    ['a sum in two columns', { ...MAPPING, amount: { in: '编号', out: '金额(元)' } }],
    ['ten thousands', { ...MAPPING, amount: { header: '金额(元)', unit: 'wan' } }],
    ['a balance to be proven', { ...MAPPING, balance: '金额(元)' }],
    ['days that begin with the day', { ...MAPPING, date: { header: '日期', formats: ['DD/MM/YYYY'] } }],
    ['days that must be there', { ...MAPPING, date: { header: '日期', required: true } }],
  ])('leaves %s to a careful reader', async (_, mapping) => {
    expect(await plain(TEXT, mapping)).toBe(null)
  })
})
