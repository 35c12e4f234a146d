import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeUpLedger } from '../../test/made-up-ledger.ts'
import { fileOf, linesOf, verifyBytes, verifyLines } from '../../test/tamper.ts'

const ROUNDS = [
  { 0: [2], 7: [1, 3] },
  { 7: [3], 63: [1] },
]
const PATIENCE_MS = 60_000

describe.each(['sha256', 'sm3'] as const)('any change to an archive under %s is found', async (algorithm) => {
  const ledger = await makeUpLedger({ algorithm, rounds: ROUNDS, rotateBefore: [2] })
  const lines = await linesOf(ledger)
  const bytes = fileOf(lines)
  // The first line is a label for people, which nothing proves.
  const published = { publishedCheckpoints: ledger.checkpoints.slice(-1) }
  const isFound = async (changed: Buffer): Promise<boolean> => !(await verifyBytes(changed)).ok

  // Lines first: most bytes are those of checkpoints, and every line should have its turn.
  const anyByte = fc.tuple(fc.nat({ max: lines.length - 2 }), fc.nat()).map(([line, place]) => {
    const start = fileOf(lines.slice(0, line + 1)).length
    return start + (place % (Buffer.byteLength(lines[line + 1] ?? '') + 1))
  })

  it('unless there is none', async () => {
    expect(await verifyBytes(bytes)).toMatchObject({ ok: true, faults: [], entries: 16 })
    expect(await verifyBytes(gzipSync(bytes))).toMatchObject({ ok: true, records: 10 })
  })

  it(
    'one byte',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyByte, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (place, change, isPacked) => {
          const changed = Buffer.from(bytes)
          changed[place] = ((changed[place] ?? 0) + change) % 256
          expect(await isFound(isPacked ? gzipSync(changed) : changed)).toBe(true)
        }),
        { numRuns: 300 },
      )
    },
    PATIENCE_MS,
  )

  it(
    'bytes taken out or put in',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyByte,
          fc.nat({ max: 700 }),
          fc.uint8Array({ maxLength: 40 }),
          async (place, length, instead) => {
            const changed = Buffer.concat([bytes.subarray(0, place), instead, bytes.subarray(place + length)])
            fc.pre(!changed.equals(bytes))
            expect(await isFound(changed)).toBe(true)
          },
        ),
      )
    },
    PATIENCE_MS,
  )

  it(
    'the end cut off anywhere, packed or not',
    async () => {
      const packed = gzipSync(bytes)
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: bytes.length - 1 }),
          fc.nat({ max: packed.length - 1 }),
          async (end, packedEnd) => {
            expect(await isFound(bytes.subarray(0, end))).toBe(true)
            expect(await isFound(packed.subarray(0, packedEnd))).toBe(true)
          },
        ),
      )
    },
    PATIENCE_MS,
  )

  it(
    'a byte of the packed file, unless it unpacks to the same',
    async () => {
      const packed = gzipSync(bytes)
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: packed.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (place, change) => {
            const changed = Buffer.from(packed)
            changed[place] = ((changed[place] ?? 0) + change) % 256
            expect((await isFound(changed)) || gunzipSync(changed).equals(bytes)).toBe(true)
          },
        ),
      )
    },
    PATIENCE_MS,
  )

  // What follows writes the right number of lines into the last one, and is held against a published checkpoint.
  const anyLine = fc.integer({ min: 1, max: lines.length - 1 })

  it(
    'lines taken out',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyLine, fc.integer({ min: 1, max: 4 }), async (start, count) => {
          expect(await verifyLines(lines.toSpliced(start, count), published)).toMatchObject({ ok: false })
        }),
      )
    },
    PATIENCE_MS,
  )

  it(
    'a line put in again, or in another place',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyLine, anyLine, fc.boolean(), async (from, to, stays) => {
          const line = lines[from] ?? ''
          const changed = (stays ? lines : lines.toSpliced(from, 1)).toSpliced(to, 0, line)
          fc.pre(changed.join('\n') !== lines.join('\n'))
          expect(await verifyLines(changed, published)).toMatchObject({ ok: false })
        }),
      )
    },
    PATIENCE_MS,
  )

  it(
    'two lines in each other’s place',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyLine, anyLine, async (one, other) => {
          fc.pre(one !== other)
          const changed = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '')
          expect(await verifyLines(changed, published)).toMatchObject({ ok: false })
        }),
      )
    },
    PATIENCE_MS,
  )
})
