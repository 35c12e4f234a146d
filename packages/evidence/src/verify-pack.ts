import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { TrustedKey } from '@fundtrace/seal'
import { CONTAINER, fault, type PackFault } from './faults.ts'
import { type Manifest, type PackSubject, readManifest } from './manifest.ts'
import { MANIFEST_FILE, SIGNATURE_FILE } from './pack-file.ts'
import { type PackSource, readWhole } from './pack-source.ts'
import { type PlacedEntry, readZip, unpacked } from './read-zip.ts'
import { type PackSignature, provesManifest, readSignature } from './signature.ts'
import type { WrittenFile } from './write-zip.ts'

export type PackVerdict = Readonly<{
  ok: boolean
  /** What the pack says it speaks of; null where the manifest cannot be believed. */
  subject: PackSubject | null
  key: Readonly<{ key_id: string; trusted: boolean }> | null
  files: number
  /** Of the files, unpacked. */
  bytes: number
  faults: readonly PackFault[]
}>

/** Files are opened by their names; `hashOf` is the SHA-256 that the manifest proves. Both null for what is not there. */
export type SealedPack = PackVerdict &
  Readonly<{
    openFile: (name: string) => AsyncIterable<Uint8Array> | null
    hashOf: (name: string) => string | null
  }>

/**
 * Believes nothing: not the directory, not the headers, not the manifest before its signature. Every byte of the file is either in a
 * record that is written again and compared, or under the manifest's hashes, or the manifest itself, or its signature. What the files
 * say to each other is another question: `verifyEvidence` asks it.
 */
export async function verifySeal(
  source: PackSource,
  { trustedKeys = [] }: Readonly<{ trustedKeys?: readonly TrustedKey[] }> = {},
): Promise<SealedPack> {
  const entries = await readZip(source)
  if (typeof entries === 'string') return refused([fault('CONTAINER_BROKEN', CONTAINER, entries)])
  const signed = await readSigned(source, entries)
  if (!('manifest' in signed)) return refused(signed.faults)

  const { manifest, signature } = signed
  const isTrusted = trustedKeys.some((key) => isSameKey(key, signature))
  const named = entries.slice(0, -2)
  const faults = [
    ...(trustedKeys.length > 0 && !isTrusted
      ? [fault('KEY_NOT_TRUSTED', SIGNATURE_FILE, `It was signed with key ${signature.key_id}.`)]
      : []),
    ...compareNames(manifest, named),
    ...(await compareFiles(source, manifest, named)),
  ]
  return {
    ok: faults.length === 0,
    subject: manifest.subject,
    key: { key_id: signature.key_id, trusted: isTrusted },
    files: manifest.files.length,
    bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
    faults,
    openFile: (name) => {
      const entry = named.find((each) => each.name === name)
      return entry === undefined ? null : unpacked(source, entry)
    },
    hashOf: (name) => manifest.files.find((each) => each.name === name)?.sha256 ?? null,
  }
}

const refused = (faults: readonly PackFault[]): SealedPack => ({
  ok: false,
  subject: null,
  key: null,
  files: 0,
  bytes: 0,
  faults,
  openFile: () => null,
  hashOf: () => null,
})

type Signed = Readonly<{ manifest: Manifest; signature: PackSignature }>
type Unsigned = Readonly<{ faults: readonly PackFault[] }>

/** The manifest, once its signature proves it. */
async function readSigned(source: PackSource, entries: readonly PlacedEntry[]): Promise<Signed | Unsigned> {
  const [manifestEntry, signatureEntry] = entries.slice(-2)
  const isInPlace = manifestEntry?.name === MANIFEST_FILE && signatureEntry?.name === SIGNATURE_FILE
  if (!isInPlace || manifestEntry.isDeflated || signatureEntry.isDeflated)
    return unsigned('CONTAINER_BROKEN', CONTAINER, `${MANIFEST_FILE} and ${SIGNATURE_FILE} do not stand at its end.`)
  const [manifestBytes, signatureBytes] = [
    await readStored(source, manifestEntry),
    await readStored(source, signatureEntry),
  ]
  if (manifestBytes === null) return unsigned('FILE_CHANGED', MANIFEST_FILE, 'Its checksum is another one.')
  if (signatureBytes === null) return unsigned('FILE_CHANGED', SIGNATURE_FILE, 'Its checksum is another one.')

  const signature = readSignature(signatureBytes.toString('utf8'))
  if (typeof signature === 'string') return unsigned('SIGNATURE_MALFORMED', SIGNATURE_FILE, signature)
  if (!provesManifest(signature, manifestBytes))
    return unsigned('SIGNATURE_WRONG', MANIFEST_FILE, `Key ${signature.key_id} did not sign it.`)
  const manifest = readManifest(manifestBytes.toString('utf8'))
  if (typeof manifest === 'string') return unsigned('MANIFEST_MALFORMED', MANIFEST_FILE, manifest)
  return { manifest, signature }
}

const unsigned = (...[code, file, detail]: Parameters<typeof fault>): Unsigned => ({
  faults: [fault(code, file, detail)],
})

/** Null where its checksum is not the directory's: only to name the right file, the signature is what proves. */
async function readStored(source: PackSource, { start, end, crc32: stated }: PlacedEntry): Promise<Buffer | null> {
  if (end - start > STORED_BYTES_MAX) return null
  const bytes = await readWhole(source, start, end)
  return crc32(bytes) === stated ? bytes : null
}

/** A manifest of 65,535 files. */
const STORED_BYTES_MAX = 64 * 1024 * 1024

const isSameKey = (trusted: TrustedKey, { key_id: keyId, public_key: publicKey }: PackSignature): boolean =>
  trusted.keyId === keyId && (trusted.publicKeyDer === null || trusted.publicKeyDer.toString('base64') === publicKey)

/** Nothing is missing, nothing is there besides, and they stand as they were written. */
function compareNames({ files }: Manifest, entries: readonly PlacedEntry[]): PackFault[] {
  const stated = new Set(files.map(({ name }) => name))
  const found = new Set(entries.map(({ name }) => name))
  const missing = files.filter(({ name }) => !found.has(name))
  const extra = entries.filter(({ name }) => !stated.has(name))
  if (missing.length > 0 || extra.length > 0)
    return [
      ...missing.map(({ name }) => fault('FILE_MISSING', name, 'The manifest names it.')),
      ...extra.map(({ name }) => fault('FILE_EXTRA', name, 'The manifest does not name it.')),
    ]
  const isInOrder = files.length === entries.length && files.every(({ name }, index) => entries[index]?.name === name)
  return isInOrder
    ? []
    : [fault('CONTAINER_BROKEN', CONTAINER, 'Its files stand in another order, or one is there twice.')]
}

async function compareFiles(
  source: PackSource,
  { files }: Manifest,
  entries: readonly PlacedEntry[],
): Promise<PackFault[]> {
  const faults: PackFault[] = []
  for (const file of files) {
    const entry = entries.find(({ name }) => name === file.name)
    const detail = entry === undefined ? null : await whatChanged(source, file, entry)
    if (detail !== null) faults.push(fault('FILE_CHANGED', file.name, detail))
  }
  return faults
}

async function whatChanged(source: PackSource, file: WrittenFile, entry: PlacedEntry): Promise<string | null> {
  const packed = await sumOf(source.read(entry.start, entry.end), file.packed_bytes)
  if (packed.sha256 !== file.packed_sha256)
    return `Its packed bytes have the SHA-256 ${packed.sha256}; the manifest says ${file.packed_sha256}.`
  const plain = await sumOf(unpacked(source, entry), file.bytes).catch(() => null)
  if (plain === null) return 'It cannot be unpacked.'
  const isSame = plain.sha256 === file.sha256 && plain.bytes === file.bytes && plain.bytes === entry.bytes
  return isSame && plain.crc32 === entry.crc32
    ? null
    : `It has ${plain.bytes} bytes with the SHA-256 ${plain.sha256}; the manifest says ${file.bytes} with ${file.sha256}.`
}

/** Reads no further than one piece beyond what is stated: what unpacks without an end does not have to be unpacked. */
async function sumOf(
  chunks: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<Readonly<{ sha256: string; bytes: number; crc32: number }>> {
  const hash = createHash('sha256')
  let bytes = 0
  let crc = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    crc = crc32(chunk, crc)
    bytes += chunk.length
    if (bytes > bytesMax) break
  }
  return { sha256: hash.digest('hex'), bytes, crc32: crc }
}
