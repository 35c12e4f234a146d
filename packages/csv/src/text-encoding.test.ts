import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from './text-encoding.ts'

const gb18030 = (text: string) => iconv.encode(text, 'gb18030')

describe('decodeText', () => {
  it('reads a single Chinese word in GB18030 that happens to be UTF-8 too', () => {
    expect(decodeText(gb18030('reference,reason\nP-1,一\n'))).toBe('reference,reason\nP-1,一\n')
  })

  it('reads foreign letters as UTF-8 where a mark or a Chinese character proves it', () => {
    expect(decodeText(Buffer.from('\uFEFFname\né\n'))).toBe('name\né\n')
    expect(decodeText(Buffer.from('name\n阿依古丽·买买提\n'))).toBe('name\n阿依古丽·买买提\n')
  })

  it('would read every foreign letter without a mark as one Chinese character', () => {
    for (let code = 0x80; code <= 0x7ff; code++) {
      expect(decodeText(Buffer.from(String.fromCodePoint(code)))).toMatch(/^\p{Script=Han}$/u)
    }
  })

  it('gives the characters that GB18030 moved in 2022 their codes of today', () => {
    expect(decodeText(Buffer.from([0xfe, 0x59]))).toBe('\u9FB4')
  })
})
