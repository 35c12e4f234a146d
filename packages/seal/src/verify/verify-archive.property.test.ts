import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeUpLedger } from '../../test/made-up-ledger.ts'
import { fileOf, linesOf, verifyBytes, verifyLines } from '../../test/tamper.ts'

const ROUNDS = [
  { 0: [2], 7: [1, 3] },
  { 7: [3], 63: [1] },
]
const RUNS = 40

describe.each(['sha256', 'sm3'] as const)(
  'any change to an archive under %s is found',
  { timeout: 60_000 },
  async (algorithm) => {
    const ledger = await makeUpLedger({ algorithm, rounds: ROUNDS, rotateBefore: [2] })
    const lines = await linesOf(ledger)
    const bytes = fileOf(lines)
    const packed = gzipSync(bytes)
    const published = { publishedCheckpoints: ledger.checkpoints.slice(-1) }
    const isFound = async (changed: Buffer): Promise<boolean> => !(await verifyBytes(changed)).ok
    const isFoundOutside = async (changed: readonly string[]): Promise<boolean> =>
      !(await verifyLines(changed, published)).ok
    const holds = <Values>(property: fc.IAsyncProperty<Values>, numRuns = RUNS): Promise<void> =>
      fc.assert(property, { numRuns })

    // Not in the first line, which is a label that nothing proves. Lines first: most bytes are those of checkpoints, and every line has its turn.
    const anyByte = fc.tuple(fc.integer({ min: 1, max: lines.length - 1 }), fc.nat()).map(([line, place]) => {
      const start = fileOf(lines.slice(0, line)).length
      return start + (place % (Buffer.byteLength(lines[line] ?? '') + 1))
    })
    const anyChange = fc.integer({ min: 1, max: 255 })
    const changedAt = (content: Buffer, place: number, change: number): Buffer => {
      const changed = Buffer.from(content)
      changed[place] = ((changed[place] ?? 0) + change) % 256
      return changed
    }

    it('unless there is none', async () => {
      expect(await verifyBytes(bytes)).toMatchObject({ ok: true, faults: [], entries: 16 })
      expect(await verifyBytes(packed)).toMatchObject({ ok: true, faults: [], records: 10 })
    })

    it('one byte', () =>
      holds(
        fc.asyncProperty(anyByte, anyChange, fc.boolean(), async (place, change, isPacked) => {
          const changed = changedAt(bytes, place, change)
          expect(await isFound(isPacked ? gzipSync(changed) : changed)).toBe(true)
        }),
        3 * RUNS,
      ))

    it('bytes taken out or put in', () =>
      holds(
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
      ))

    it('the end cut off anywhere, packed or not', () =>
      holds(
        fc.asyncProperty(
          fc.nat({ max: bytes.length - 1 }),
          fc.nat({ max: packed.length - 1 }),
          async (end, packedEnd) => {
            expect(await isFound(bytes.subarray(0, end))).toBe(true)
            expect(await isFound(packed.subarray(0, packedEnd))).toBe(true)
          },
        ),
      ))

    it('a byte of the packed file, unless it unpacks to the same', () =>
      holds(
        fc.asyncProperty(fc.nat({ max: packed.length - 1 }), anyChange, async (place, change) => {
          const changed = changedAt(packed, place, change)
          expect((await isFound(changed)) || gunzipSync(changed).equals(bytes)).toBe(true)
        }),
      ))

    // From here on the right number of lines is written into the last one, and a published checkpoint is there to hold against.
    const anyLine = fc.integer({ min: 1, max: lines.length - 1 })

    it('lines taken out', () =>
      holds(
        fc.asyncProperty(anyLine, fc.integer({ min: 1, max: 4 }), async (start, count) => {
          expect(await isFoundOutside(lines.toSpliced(start, count))).toBe(true)
        }),
      ))

    it('a line put in again, or in another place', () =>
      holds(
        fc.asyncProperty(anyLine, anyLine, fc.boolean(), async (from, to, stays) => {
          const changed = (stays ? lines : lines.toSpliced(from, 1)).toSpliced(to, 0, lines[from] ?? '')
          fc.pre(changed.join('\n') !== lines.join('\n'))
          expect(await isFoundOutside(changed)).toBe(true)
        }),
      ))

    it('two lines in each other’s place', () =>
      holds(
        fc.asyncProperty(anyLine, anyLine, async (one, other) => {
          fc.pre(one !== other)
          expect(await isFoundOutside(lines.with(one, lines[other] ?? '').with(other, lines[one] ?? ''))).toBe(true)
        }),
      ))
  },
)
