import { readAmount } from './amount-text.ts'

export type AwardLine = Readonly<{ beneficiary_id: string; line: string; amount: string }>
export type AwardLines = Readonly<{ awards: readonly AwardLine[]; wrong: readonly number[] }>

const HEADINGS = /户编号|编号|beneficiary/iu

/** A list pasted from a spreadsheet: who, for what, how much, one to a row. `wrong` are the rows, from 1, that cannot be read. */
export function readAwardLines(pasted: string): AwardLines {
  const awards: AwardLine[] = []
  const wrong: number[] = []
  for (const [index, row] of pasted.split(/\r?\n/u).entries()) {
    if (row.trim() === '' || (index === 0 && HEADINGS.test(row))) continue
    const [id = '', line = '', typed = '', ...more] = row
      .split(row.includes('\t') ? '\t' : /[,，]\s*/u)
      .map((cell) => cell.trim())
    const amount = readAmount(typed)
    const isRight =
      /^[a-z0-9-]{1,63}$/iu.test(id) && line !== '' && amount !== undefined && more.every((cell) => cell === '')
    if (isRight) awards.push({ beneficiary_id: id.toLowerCase(), line, amount })
    else wrong.push(index + 1)
  }
  return { awards, wrong }
}
