import { describe, expect, it } from 'vitest'
import { mediaTypeOf } from './document-type.ts'

/** A ZIP of empty files, stored; what a packer adds beside is of no matter here. */
function zip(...names: readonly string[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const name of names) {
    const text = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(text.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(text.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, text)
    central.push(entry, text)
    offset += local.length + text.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(names.length, 8)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...central, end])
}
const XLSX = ['[Content_Types].xml', 'xl/workbook.xml']

describe('the type of a document', () => {
  it.each<[string, Buffer, string | null]>([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n...', 'latin1'), 'image/png'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['a TIFF', Buffer.from('II*\0', 'latin1'), 'image/tiff'],
    ['an OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd'],
    ['a workbook', zip(...XLSX), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [
      'a text',
      zip('[Content_Types].xml', 'word/document.xml'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a workbook with macros', zip(...XLSX, 'xl/vbaProject.bin'), null],
    ['any other archive', zip('run.exe'), null],
    ['a workbook cut in the middle', zip(...XLSX).subarray(0, 60), null],
    ['a page of HTML', Buffer.from('<html>%PDF-'), null],
    ['a program', Buffer.from('MZ...'), null],
    ['an old workbook, which cannot be told from one with macros', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), null],
    ['nothing', Buffer.alloc(0), null],
  ])('of %s is seen by what is in it', (_name, content, expected) => {
    expect(mediaTypeOf(content)).toBe(expected)
  })

  it('does not run past its end, wherever an archive was damaged', () => {
    const whole = zip(...XLSX)
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole)
      damaged[at] = 0xff
      expect(() => mediaTypeOf(damaged)).not.toThrow()
    }
  })
})
