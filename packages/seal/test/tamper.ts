import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type ArchiveVerdict, archiveText, endLine, verifyArchive, type VerifyOptions } from '../src/seal.ts'
import { LABEL, type MadeUpLedger } from './made-up-ledger.ts'

export const linesOf = async (ledger: MadeUpLedger): Promise<readonly string[]> =>
  (await text(archiveText({ label: LABEL, ...ledger }))).split('\n').slice(0, -1)

/** As somebody would write it out again who hides what was done to it: with a last line that counts right. */
export function fileOf(lines: readonly string[]): Buffer {
  const counted =
    lines.at(-1)?.endsWith('"type":"end"}') === true ? [...lines.slice(0, -1), endLine(lines.length)] : lines
  return Buffer.from(counted.map((line) => `${line}\n`).join(''))
}

export const verifyLines = (lines: readonly string[], options: VerifyOptions = {}): Promise<ArchiveVerdict> =>
  verifyBytes(fileOf(lines), options)

/** In pieces, as a file comes. */
export const verifyBytes = (bytes: Buffer, options: VerifyOptions = {}, pieceBytes = 10_000): Promise<ArchiveVerdict> =>
  verifyArchive(
    Readable.from(
      Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, piece) =>
        bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes),
      ),
    ),
    options,
  )

/** Faults as CODE@line, with the account where there is one. */
export const found = ({ faults }: ArchiveVerdict): readonly string[] =>
  faults.map(({ code, where }) =>
    [`${code}@${where.line}`, ...(where.account === undefined ? [] : [where.account])].join(' '),
  )
