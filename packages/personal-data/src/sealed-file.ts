import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { openBytes, sealBytes } from './seal.ts'

const PIECE_BYTES = 256 * 1024

/** A sealed file: any place of it is found by arithmetic, and none of it has to be held whole. */
export type SealedFile = Readonly<{
  size: number
  /** From `start` up to `end`, which is not included. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>
}>

/**
 * Seals a file as it comes, piece by piece: never more than one piece of it is in memory. `contextOf` says whose piece it is and which one, from
 * 0. `bound` is told how many bytes came so far, before the piece is kept, and throws where they are too many.
 */
export async function sealFile(
  ring: KeyRing,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  order: Readonly<{
    contextOf: (place: number) => string
    bound: (bytes: number) => void
    keep: (place: number, sealed: Buffer) => Promise<unknown>
  }>,
): Promise<Readonly<{ sha256: string; bytes: number }>> {
  const hash = createHash('sha256')
  let bytes = 0
  let place = 0
  for await (const piece of inPieces(source)) {
    hash.update(piece)
    bytes += piece.length
    order.bound(bytes)
    await order.keep(place, sealBytes(ring, piece, order.contextOf(place)))
    place += 1
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** What `sealFile` kept, opened piece by piece from wherever it is read: a workbook's directory stands at its end, and is read in small steps. */
export function openSealedFile(
  ring: KeyRing,
  size: number,
  order: Readonly<{
    contextOf: (place: number) => string
    find: (place: number) => Promise<Uint8Array | undefined>
  }>,
): SealedFile {
  let held: Readonly<{ place: number; bytes: Buffer }> | undefined
  async function pieceAt(place: number): Promise<Buffer> {
    if (held?.place === place) return held.bytes
    const sealed = await order.find(place)
    assert(sealed !== undefined, 'the pieces of a file stay as long as it is read')
    const bytes = openBytes(ring, sealed, order.contextOf(place))
    held = { place, bytes }
    return bytes
  }
  return {
    size,
    async *read(start, end) {
      for (let at = start; at < end; ) {
        const place = Math.floor(at / PIECE_BYTES)
        const from = at - place * PIECE_BYTES
        const part = (await pieceAt(place)).subarray(from, from + end - at)
        at += part.length
        yield part
      }
    },
  }
}

/** Each of PIECE_BYTES but the last. */
async function* inPieces(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(PIECE_BYTES)
  let filled = 0
  for await (const bytes of source) {
    for (let taken = 0; taken < bytes.length; ) {
      const part = bytes.subarray(taken, taken + PIECE_BYTES - filled)
      piece.set(part, filled)
      filled += part.length
      taken += part.length
      if (filled < PIECE_BYTES) continue
      yield piece
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
