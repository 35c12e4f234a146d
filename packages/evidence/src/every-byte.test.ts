import { newSigningKeyPem, signerFromPem } from '@fundtrace/seal'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../test/bytes-of.ts'
import { sourceOfBytes, textFile, verifySeal, writePack } from './evidence.ts'
import { manifestText } from './manifest.ts'
import { signatureText } from './signature.ts'
import { openZip, type WrittenFile } from './write-zip.ts'

const PATIENT = { timeout: 120_000 }
const signer = signerFromPem(newSigningKeyPem())
const FILES = {
  'matches.csv': `\uFEFF序号,金额\r\n${'1,1250.00\r\n'.repeat(40)}`,
  'breaks.jsonl': '',
  'inputs/left.csv': '凭证号,金额\n甲-1,0.01\n',
}

describe('a pack of which one byte was changed', async () => {
  const pack = await packOf(FILES)
  const files = await whereFilesLie(pack)

  it('is whole as it was written', async () => {
    const { ok, subject, files: count, bytes, faults } = await verifySeal(sourceOfBytes(pack))
    expect({ ok, subject, count, faults }).toEqual({ ok: true, subject: { run: '1' }, count: 3, faults: [] })
    expect(bytes).toBe(Object.values(FILES).reduce((sum, text) => sum + Buffer.byteLength(text), 0))
  })

  it('is refused, whichever byte it is, and the file is named where it lies in one', PATIENT, async () => {
    const wrong: string[] = []
    for (let at = 0; at < pack.length; at += 1) {
      for (const bits of [1 << (at % 8), 0xff]) {
        const changed = Buffer.from(pack)
        changed[at] = (pack[at] ?? 0) ^ bits
        const { ok, faults } = await verifySeal(sourceOfBytes(changed))
        const place = files.find(({ start, end }) => at >= start && at < end)?.name ?? 'container'
        if (ok || faults[0]?.file !== place) wrong.push(`byte ${at} of ${place}: ${JSON.stringify(faults)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('is refused where bytes were taken away, put in or put behind it', PATIENT, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(pack.length), fc.nat(40), fc.uint8Array({ maxLength: 40 }), async (at, taken, put) => {
        const changed = Buffer.concat([pack.subarray(0, at), put, pack.subarray(at + taken)])
        const { ok } = await verifySeal(sourceOfBytes(changed))
        expect(ok).toBe(changed.equals(pack))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a pack that was written anew', () => {
  let pack: Buffer
  beforeAll(async () => {
    pack = await packOf(FILES)
  })

  it('is the same, byte for byte, from the same files, however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.stringMatching(/^[a-z]{1,8}\.csv$/u),
          fc.array(fc.string({ maxLength: 500 }), { maxLength: 6 }),
        ),
        async (files) => {
          const whole = Object.entries(files).map(([name, parts]) => textFile(name, parts.join('')))
          const pieces = Object.entries(files).map(([name, parts]) => ({
            name,
            content: chunksOf(Buffer.from(parts.join('')), 7),
          }))
          const one = await bytesOf(writePack({ subject: {}, files: whole, signer }))
          const other = await bytesOf(writePack({ subject: {}, files: pieces, signer }))
          expect(other.equals(one)).toBe(true)
          expect(await verifySeal(sourceOfBytes(one))).toMatchObject({ ok: true, files: whole.length })
        },
      ),
      { numRuns: 20 },
    )
  })

  it('gives its files back', async () => {
    const { openFile } = await verifySeal(sourceOfBytes(pack))
    for (const [name, text] of Object.entries(FILES))
      expect((await bytesOf(openFile(name) ?? [])).toString()).toBe(text)
    expect(openFile('signature.json')).toBe(null)
  })

  it('is refused under another key than was to be trusted', async () => {
    const other = signerFromPem(newSigningKeyPem())
    const trust = (keyId: string) => verifySeal(sourceOfBytes(pack), { trustedKeys: [{ keyId, publicKeyDer: null }] })
    expect(await trust(signer.keyId)).toMatchObject({ ok: true, key: { key_id: signer.keyId, trusted: true } })
    expect(await trust(other.keyId)).toMatchObject({
      ok: false,
      faults: [{ code: 'KEY_NOT_TRUSTED', file: 'signature.json' }],
    })
  })

  it('is refused where its signer calls himself by the name of the key that is trusted', async () => {
    const thief = { ...signerFromPem(newSigningKeyPem()), keyId: signer.keyId }
    const forged = await bytesOf(writePack({ subject: {}, files: [], signer: thief }))
    const trustedKeys = [{ keyId: signer.keyId, publicKeyDer: null }]
    expect(await verifySeal(sourceOfBytes(forged), { trustedKeys })).toMatchObject({
      ok: false,
      faults: [{ code: 'SIGNATURE_MALFORMED', file: 'signature.json' }],
    })
  })

  it.each([
    ['more than its manifest names', ['a', 'b'], ['a'], 'FILE_EXTRA', 'b'],
    ['less', ['a'], ['a', 'b'], 'FILE_MISSING', 'b'],
    ['the same in another order', ['b', 'a'], ['a', 'b'], 'CONTAINER_BROKEN', 'container'],
    ['one of them twice', ['a', 'a'], ['a'], 'CONTAINER_BROKEN', 'container'],
  ])('is refused where its signer put in %s', async (_, entries, listed, code, file) => {
    const changed = await packListing(entries, listed)
    expect(await verifySeal(sourceOfBytes(changed))).toMatchObject({ ok: false, faults: [{ code, file }] })
  })

  it('is refused where its files were put together from two packs', async () => {
    const other = await packOf({ ...FILES, 'matches.csv': FILES['matches.csv'].replaceAll('1250.00', '1260.00') })
    const [ours, theirs] = [await whereFilesLie(pack), await whereFilesLie(other)]
    const [own, foreign] = [ours[0], theirs[0]]
    if (own === undefined || foreign === undefined) throw new Error('no files')
    expect(foreign.end - foreign.start).toBe(own.end - own.start)
    const mixed = Buffer.concat([
      pack.subarray(0, own.start),
      other.subarray(foreign.start, foreign.end),
      pack.subarray(own.end),
    ])
    expect(await verifySeal(sourceOfBytes(mixed))).toMatchObject({
      ok: false,
      faults: [{ code: 'FILE_CHANGED', file: 'matches.csv' }],
    })
  })

  it('is not begun for a name that could leave its folder, or comes twice', async () => {
    for (const names of [['../x'], ['/x'], ['A.csv'], ['a/../b'], ['manifest.json'], ['a.csv', 'a.csv']])
      await expect(
        bytesOf(writePack({ subject: {}, files: names.map((name) => textFile(name, '')), signer })),
      ).rejects.toThrow('is a name')
  })

  it('hands on why a file could not be read', async () => {
    const content = (async function* () {
      yield Buffer.from('1')
      throw new Error('the database has gone')
    })()
    await expect(bytesOf(writePack({ subject: {}, files: [{ name: 'a.csv', content }], signer }))).rejects.toThrow(
      'the database has gone',
    )
  })
})

const packOf = (files: Readonly<Record<string, string>>): Promise<Buffer> =>
  bytesOf(
    writePack({
      subject: { run: '1' },
      files: Object.entries(files).map(([name, text]) => textFile(name, text)),
      signer,
    }),
  )

/** Every file holds its name; the manifest lists what it is told to. */
async function packListing(entries: readonly string[], listed: readonly string[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  const written = new Map<string, WrittenFile>()
  const [zip, other] = [openZip(), openZip()]
  for (const name of entries)
    for await (const chunk of zip.stream(textFile(name, name), () => undefined)) chunks.push(chunk)
  for (const name of listed)
    for await (const _chunk of other.stream(textFile(name, name), (file) => written.set(name, file)));
  const manifest = Buffer.from(manifestText({}, [...written.values()]))
  chunks.push(...zip.store('manifest.json', manifest))
  chunks.push(...zip.store('signature.json', Buffer.from(await signatureText(manifest, signer))), zip.close())
  return Buffer.concat(chunks)
}

function* chunksOf(bytes: Buffer, length: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** Found by the headers alone, in another way than the verifier's: each file's bytes between its header and the next record. */
async function whereFilesLie(pack: Buffer): Promise<readonly { name: string; start: number; end: number }[]> {
  const starts: { name: string; start: number; at: number }[] = []
  const [LOCAL, DESCRIPTOR, DIRECTORY] = [0x04034b50, 0x08074b50, 0x02014b50]
  const isAt = (at: number, signature: number) => at + 4 <= pack.length && pack.readUInt32LE(at) === signature
  for (let at = 0; at < pack.length; at += 1) {
    if (!isAt(at, LOCAL)) continue
    const length = pack.readUInt16LE(at + 26)
    starts.push({ name: pack.toString('utf8', at + 30, at + 30 + length), start: at + 30 + length, at })
  }
  return starts.map(({ name, start }) => {
    let end = start
    while (!isAt(end, LOCAL) && !isAt(end, DESCRIPTOR) && !isAt(end, DIRECTORY)) end += 1
    return { name, start, end }
  })
}
