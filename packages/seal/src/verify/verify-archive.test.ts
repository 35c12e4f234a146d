import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeUpLedger } from '../../test/made-up-ledger.ts'
import { verifyArchive } from '../seal.ts'
import { fileOf, found, linesOf, verifyBytes, verifyLines } from '../../test/tamper.ts'

/*
 * line 1 header, 2 key, 3-4 checkpoints
 * shard 0: 5 block, 6-8        shard 7: 9 block, 10-11; 12 block, 13-17; 18 block, 19-22        shard 63: 23 block, 24
 */
const ledger = await makeUpLedger()
const lines = await linesOf(ledger)
const line = (number: number): string => lines[number - 1] ?? ''
const edited = (number: number, from: string | RegExp, to: string): readonly string[] => {
  const changed = line(number).replace(from, to)
  expect(changed).not.toBe(line(number))
  return lines.with(number - 1, changed)
}
/** Another text for the same 64 bytes: of the last digit only two bits count. */
const otherBase64 = (text: string): string =>
  text.replace(
    /(?<="signature":"[^"]+)(.)==/u,
    (_, digit: string) => `${String.fromCharCode(digit.charCodeAt(0) + 1)}==`,
  )
const without = (first: number, count = 1): readonly string[] => lines.toSpliced(first - 1, count)

describe('verifyArchive, after somebody changed the file', () => {
  it('says what it checked where nothing was changed', async () => {
    expect(await verifyLines(lines)).toMatchObject({
      ok: true,
      records: 15,
      entries: 22,
      shards: 3,
      blocks: 5,
      checkpoints: 2,
      lines: 25,
      last_checkpoint: { number: 2, key_id: ledger.signers[0]?.keyId },
      uncovered: { blocks: 0, records: 0 },
      duplicates_excluded: true,
      fault_count: 0,
    })
  })

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'an amount',
      edited(15, '"amount":"-', '"amount":"-9'),
      ['BLOCK_ROOT_WRONG@12', 'ACCOUNT_BALANCE_WRONG@15 awarded:贫困户2', 'ENTRIES_UNBALANCED@15'],
    ],
    [
      'a balance',
      edited(15, '"balance_after":"', '"balance_after":"9'),
      ['BLOCK_ROOT_WRONG@12', 'ACCOUNT_BALANCE_WRONG@15 cash:province'],
    ],
    [
      'the line of an account',
      edited(15, /"line":\d+/u, '"line":77'),
      ['BLOCK_ROOT_WRONG@12', 'ACCOUNT_LINE_WRONG@15 cash:province'],
    ],
    ['a name in metadata', edited(15, '省财政', '市财政'), ['BLOCK_ROOT_WRONG@12']],
    ['a position', edited(15, /"position":\d+/u, '"position":99'), ['BLOCK_ROOT_WRONG@12', 'RECORD_POSITION_WRONG@15']],
    ['a number', edited(15, /"number":\d+/u, '"number":99'), ['BLOCK_ROOT_WRONG@12', 'FUND_NUMBER_WRONG@15']],
    ['a shard', edited(15, '"shard":7', '"shard":8'), ['BLOCK_ROOT_WRONG@12', 'RECORD_SHARD_WRONG@15']],
    [
      'what a reversal names',
      edited(17, /"reverses":"..../u, '"reverses":"ffff'),
      ['BLOCK_ROOT_WRONG@12', 'REVERSAL_WRONG@17'],
    ],
    ['a space', edited(15, '"kind":', '"kind": '), ['BLOCK_ROOT_WRONG@12', 'LINE_NOT_CANONICAL@15']],
    ['the header of a block', edited(12, '"recorded_at":"2016', '"recorded_at":"2017'), ['BLOCK_HASH_WRONG@12']],
    ['the shard of a block', edited(12, '"shard":7', '"shard":9'), ['BLOCK_HASH_WRONG@12']],
    ['the height of a block', edited(12, '"height":2', '"height":9'), ['BLOCK_HASH_WRONG@12', 'BLOCK_MISSING@12']],
    ['the hash of a block', edited(12, /"hash":"......../u, '"hash":"00000000'), ['BLOCK_HASH_WRONG@12']],
    [
      'a checkpoint',
      edited(3, '"made_at":"2016', '"made_at":"2015'),
      ['CHECKPOINT_WRONG@3', 'CHECKPOINT_SIGNATURE_WRONG@3'],
    ],
    [
      'the signature of a checkpoint',
      edited(4, /"signature":"....../u, '"signature":"AAAAAA'),
      ['CHECKPOINT_SIGNATURE_WRONG@4'],
    ],
    ['the last bits of a signature', lines.with(3, otherBase64(line(4))), ['CHECKPOINT_SIGNATURE_WRONG@4']],
    ['the last bits of the signature of a key', lines.with(1, otherBase64(line(2))), ['KEY_NOT_SANCTIONED@2']],
    ['the signature of a key', edited(2, /"signature":"....../u, '"signature":"AAAAAA'), ['KEY_NOT_SANCTIONED@2']],
  ])('finds %s at its line, and tells it once', async (_, changed, faults) => {
    const verdict = await verifyLines(changed)
    expect(found(verdict).toSorted()).toEqual(faults.toSorted())
    expect(verdict).toMatchObject({ ok: false, fault_count: faults.length })
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['a record taken out', without(15), ['BLOCK_RECORDS_WRONG@12', 'RECORD_POSITION_WRONG@15']],
    [
      'a record put in twice',
      lines.toSpliced(14, 0, line(15)),
      ['BLOCK_RECORDS_WRONG@12', 'RECORD_POSITION_WRONG@16', 'RECORD_TWICE@16'],
    ],
    [
      'two records swapped',
      lines.with(14, line(16)).with(15, line(15)),
      ['BLOCK_ROOT_WRONG@12', 'RECORD_POSITION_WRONG@15', 'RECORD_POSITION_WRONG@16'],
    ],
    [
      'a record of another block',
      without(15).toSpliced(19, 0, line(15)),
      ['BLOCK_RECORDS_WRONG@12', 'BLOCK_RECORDS_WRONG@17'],
    ],
    [
      'a record with one member more',
      edited(15, '"kind":', '"kin":1,"kind":'),
      ['BLOCK_ROOT_WRONG@12', 'LINE_MALFORMED@15'],
    ],
    ['a record that is cut', edited(15, /.$/u, ''), ['BLOCK_ROOT_WRONG@12', 'LINE_UNREADABLE@15']],
    ['a block taken out', without(12, 6), ['BLOCK_MISSING@12']],
    ['the line of a block taken out', without(12), ['BLOCK_RECORDS_WRONG@9', 'BLOCK_MISSING@17']],
    ['a shard taken out', without(5, 4), ['SHARD_MISSING@5']],
    ['the last shard taken out', without(23, 2), ['SHARD_MISSING@23']],
    ['the end of a shard taken out', without(18, 5), ['SHARD_CUT@18']],
    [
      'two shards swapped',
      [...lines.slice(0, 4), ...lines.slice(8, 22), ...lines.slice(4, 8), ...lines.slice(22)],
      ['SHARD_MISSING@5', 'SHARD_OUT_OF_ORDER@19'],
    ],
    ['a checkpoint taken out', without(3), ['CHECKPOINT_WRONG@3']],
    ['the key taken out', without(2), ['CHECKPOINT_KEY_WRONG@2', 'CHECKPOINT_KEY_WRONG@3']],
    ['the header taken out', without(1), ['LINE_MISPLACED@1']],
    ['a record before its block', without(15).toSpliced(4, 0, line(15)), ['LINE_MISPLACED@5']],
    ['a key after the checkpoints', without(2).toSpliced(3, 0, line(2)), ['LINE_MISPLACED@4']],
    ['a line after the last', [...lines, line(24)], ['LINE_MISPLACED@26']],
    ['the last line taken out', without(25), ['ARCHIVE_BROKEN@24']],
  ])('finds %s', async (_, changed, faults) => {
    expect(found(await verifyLines(changed)).map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining([...faults]),
    )
  })

  it('tells a line between records as one that cannot be read, and counts on', async () => {
    expect(found(await verifyLines(lines.toSpliced(14, 0, '')))).toEqual([
      'BLOCK_RECORDS_WRONG@12',
      'LINE_UNREADABLE@15',
    ])
  })

  it('finds bytes that are no UTF-8 at their line', async () => {
    const bytes = fileOf(lines)
    bytes[fileOf(lines.slice(0, 14)).length + 20] = 0xff
    const fault = { code: 'LINE_UNREADABLE', where: { line: 15 }, detail: 'It is not UTF-8.' }
    expect((await verifyBytes(bytes)).faults).toContainEqual(fault)
  })

  it('says that a packed file is cut, whatever was in it until then', async () => {
    const packed = gzipSync(fileOf(lines))
    const details = (await verifyBytes(packed.subarray(0, -9))).faults.map(({ detail }) => detail)
    expect(details).toContainEqual(expect.stringContaining('It cannot be unpacked'))
    expect(await verifyBytes(packed)).toMatchObject({ ok: true, lines: 25 })
  })

  it('finds a changed record also among those that the second thread hashes', async () => {
    const large = await linesOf(await makeUpLedger({ rounds: [{ 7: Array.from({ length: 7 }, () => 400) }] }))
    expect(await verifyLines(large)).toMatchObject({ ok: true, records: 2800 })
    const last = large.length - 2
    const changed = large.with(last, large[last]?.replace('"kind":"', '"kind":"un') ?? '')
    expect(found(await verifyLines(changed))).toEqual([`BLOCK_ROOT_WRONG@${last + 1 - 400}`])
  }, 20_000)

  it('counts the lines and needs the last one whole', async () => {
    const bytes = fileOf(lines)
    expect(found(await verifyBytes(Buffer.from(bytes.toString().replace('"lines":25', '"lines":24'))))).toEqual([
      'ARCHIVE_INCOMPLETE@25',
    ])
    expect(found(await verifyBytes(bytes.subarray(0, -1)))).toEqual(['ARCHIVE_BROKEN@25'])
    expect(found(await verifyBytes(Buffer.alloc(0)))).toEqual(['ARCHIVE_BROKEN@0'])
  })

  it('reads the same out of pieces of any size', async () => {
    for (const pieceBytes of [1, 7, 100_000])
      expect(await verifyBytes(fileOf(lines), {}, pieceBytes)).toMatchObject({ ok: true, lines: 25 })
  })

  it('gives up a line that never ends before it fills the memory', async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      for (let megabytes = 0; megabytes < 16; megabytes += 1) yield Buffer.alloc(1_000_000, 'x')
      throw new Error('was read on')
    }
    expect(found(await verifyArchive(endless()))).toEqual(['ARCHIVE_BROKEN@1', 'LINE_UNREADABLE@1', 'ARCHIVE_BROKEN@1'])
  })

  it('says when it could not remember every id', async () => {
    expect(await verifyLines(lines, { textsRememberedMax: 3 })).toMatchObject({ ok: true, duplicates_excluded: false })
  })

  it('counts all faults and lists the first', async () => {
    const changed = lines.map((text) => text.replace('"balance_after":"', '"balance_after":"9'))
    const verdict = await verifyLines(changed, { faultsListedMax: 3 })
    expect(verdict.faults).toHaveLength(3)
    expect(verdict.fault_count).toBeGreaterThan(10)
  })
})
