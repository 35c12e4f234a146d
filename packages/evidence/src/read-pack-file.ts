import { packUnreadable } from './evidence-problems.ts'
import type { SealedPack } from './verify-pack.ts'

/** The text of a file that is read whole. Throws EVIDENCE_PACK_UNREADABLE where it is not there, or too long for that. */
export async function readSmallFile(pack: SealedPack, name: string): Promise<string> {
  const content = pack.openFile(name)
  if (content === null) throw packUnreadable(name, 'it is not in the pack')
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of content) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > WHOLE_BYTES_MAX) throw packUnreadable(name, `it has more than ${WHOLE_BYTES_MAX} bytes`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Line by line, without their LF. */
export async function* readManyLines(pack: SealedPack, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let waiting = ''
  for await (const chunk of pack.openFile(name) ?? []) {
    const lines = (waiting + decoder.decode(chunk, { stream: true })).split('\n')
    waiting = lines.pop() ?? ''
    if (waiting.length > LINE_LENGTH_MAX) throw packUnreadable(name, 'a line of it has no end')
    yield* lines
  }
  if (waiting !== '') yield waiting
}

const WHOLE_BYTES_MAX = 256 * 1024 * 1024
const LINE_LENGTH_MAX = 16 * 1024 * 1024
