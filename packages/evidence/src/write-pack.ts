import assert from 'node:assert/strict'
import type { Signer } from '@fundtrace/seal'
import { manifestText, type PackSubject } from './manifest.ts'
import { MANIFEST_FILE, PACK_FILE_NAME, type PackFile, SIGNATURE_FILE } from './pack-file.ts'
import { signatureText } from './signature.ts'
import { openZip, type WrittenFile } from './write-zip.ts'

export type PackContent = Readonly<{
  subject: PackSubject
  /** Read one after the other, each once. */
  files: Iterable<PackFile> | AsyncIterable<PackFile>
  signer: Signer
}>

/**
 * A pack as it is written, in bounded memory: the files, the manifest over them, the signature over that. The same content and key give
 * the same bytes. What breaks off midway has no manifest and is refused by `verifyPack`.
 *
 * @throws DomainError EVIDENCE_PACK_TOO_LARGE
 */
export async function* writePack({ subject, files, signer }: PackContent): AsyncGenerator<Buffer> {
  const zip = openZip()
  const written: WrittenFile[] = []
  const names = new Set([MANIFEST_FILE, SIGNATURE_FILE])
  for await (const file of files) {
    assert(PACK_FILE_NAME.test(file.name) && !names.has(file.name), `${file.name} is a name, and is there once`)
    names.add(file.name)
    yield* zip.stream(file, (each) => written.push(each))
  }
  const manifest = Buffer.from(manifestText(subject, written))
  yield* zip.store(MANIFEST_FILE, manifest)
  yield* zip.store(SIGNATURE_FILE, Buffer.from(await signatureText(manifest, signer)))
  yield zip.close()
}
