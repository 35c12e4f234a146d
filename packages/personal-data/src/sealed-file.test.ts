import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateKeyRingFile, loadKeyRing } from './key-ring.ts'
import { openSealedFile, sealFile } from './sealed-file.ts'

describe('a sealed file', async () => {
  const ring = loadKeyRing(generateKeyRingFile())
  const content = randomBytes(600_000)
  const contextOf = (place: number): string => `file:1:${place}`
  const pieces: Buffer[] = []
  const kept = await sealFile(ring, [content.subarray(0, 7), content.subarray(7, 300_000), content.subarray(300_000)], {
    contextOf,
    bound: () => undefined,
    keep: async (place, sealed) => void (pieces[place] = sealed),
  })
  const open = (stored: readonly Buffer[]) =>
    openSealedFile(ring, content.length, { contextOf, find: async (place) => stored[place] })
  const read = async (stored: readonly Buffer[], start: number, end: number): Promise<Buffer> => {
    const parts: Uint8Array[] = []
    for await (const part of open(stored).read(start, end)) parts.push(part)
    return Buffer.concat(parts)
  }

  it('is kept in pieces, however it came, with its hash', () => {
    expect(kept).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length })
    expect(pieces).toHaveLength(3)
  })

  it.each([
    [0, 600_000],
    [262_143, 262_145],
    [524_288, 600_000],
    [5, 5],
  ])('reads from %i up to %i', async (start, end) => {
    expect(await read(pieces, start, end)).toEqual(content.subarray(start, end))
  })

  it('does not open where pieces changed places, and says where one is gone', async () => {
    await expect(
      read(
        [pieces[1], pieces[0], pieces[2]].flatMap((piece) => piece ?? []),
        0,
        10,
      ),
    ).rejects.toThrow()
    await expect(read(pieces.slice(0, 1), 300_000, 300_001)).rejects.toThrow('stay as long as it is read')
  })

  it('is not kept any further than its bound', async () => {
    const places: number[] = []
    const tooLong = sealFile(ring, [content], {
      contextOf,
      bound: (bytes) => {
        if (bytes > 300_000) throw new Error('too long')
      },
      keep: async (place) => void places.push(place),
    })
    await expect(tooLong).rejects.toThrow('too long')
    expect(places).toEqual([0])
  })
})
