import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

/** A file that is kept elsewhere in pieces: a workbook's parts are found in any order, and none of it has to be held whole. */
export type StoredFile = Readonly<{
  size: number
  /** From `start` up to `end`, which is not included. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>
}>

/** What yauzl reads a zip through. */
export class StoredFileReader extends RandomAccessReader {
  readonly #file: StoredFile

  constructor(file: StoredFile) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#file.read(start, end), { objectMode: false })
  }
}

/** A stream of Node has a `read` as well; but it can be looped over. */
export const isStoredFile = (input: object | string): input is StoredFile =>
  typeof input === 'object' && !(Symbol.asyncIterator in input)
