import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import { bankFileContext, pieceContext, readPiece } from './file-piece-repository.ts'
import type { FileContent, OutgoingFile } from './outgoing-file-repository.ts'

/** A written file piece by piece, in clear. Fails before its end where a piece is missing or the whole is not what was written. */
export async function* readContent(
  db: Database,
  ring: KeyRing,
  file: Pick<OutgoingFile, 'id' | 'batchId'>,
  { pieces, sha256 }: FileContent,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for (let place = 1; place <= pieces; place += 1) {
    const sealed = await readPiece(db, file.id, place)
    if (sealed === undefined) throw new Error(`Piece ${place} of bank file ${file.id} is missing`)
    const context = file.id === file.batchId ? bankFileContext(file.batchId) : pieceContext(file.id, place)
    const piece = openBytes(ring, sealed, context)
    hash.update(piece)
    if (place === pieces && hash.copy().digest('hex') !== sha256)
      throw new Error(`Bank file ${file.id} is not what was written`)
    yield piece
  }
}
