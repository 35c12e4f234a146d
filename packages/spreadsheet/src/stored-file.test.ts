import { expect, it } from 'vitest'
import { excelParts, zipFile } from '../test/foreign-workbook.ts'
import { readSheet } from './read-sheet.ts'
import type { StoredFile } from './stored-file.ts'

/** In pieces of so many bytes; with a fault, none of it can be read. */
function inPieces(bytes: Buffer, pieceBytes: number): StoredFile & { fault?: Error } {
  const file: StoredFile & { fault?: Error } = {
    size: bytes.length,
    read: async function* (start, end) {
      for (let at = start; at < end; at += pieceBytes) {
        if (file.fault !== undefined) throw file.fault
        yield bytes.subarray(at, Math.min(end, at + pieceBytes))
      }
    },
  }
  return file
}

const rowsOf = async (file: StoredFile): Promise<string[][]> => {
  await using sheet = await readSheet(file, { format: 'detect' })
  const rows: string[][] = []
  for await (const { cells } of sheet.rows) rows.push([...cells])
  return rows
}

it.each([1, 7, 4096])('a file that is stored in pieces of %i bytes is read like any other', async (pieceBytes) => {
  const row = (number: number, text: string): string =>
    `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c></row>`
  const workbook = await zipFile(excelParts({ data: `${row(1, '姓名')}${row(2, '欧阳')}` }))
  expect(await rowsOf(inPieces(workbook, pieceBytes))).toEqual([['欧阳']])
  expect(await rowsOf(inPieces(Buffer.from('姓名\r\n欧阳\r\n'), pieceBytes))).toEqual([['欧阳']])
})

it('a larger one than is read is refused before anything of it is read', async () => {
  const file = inPieces(Buffer.from('姓名\r\n欧阳\r\n'), 4)
  file.fault = new Error('was read')
  const refused = readSheet(file, { format: 'detect', limits: { maxBytes: 10 } })
  await expect(refused).rejects.toMatchObject({ code: 'SHEET_FILE_TOO_LARGE' })
})
