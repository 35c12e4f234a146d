/** So much of a file is sealed and kept at a time. */
const PIECE_BYTES = 256 * 1024

/** A stream of any chunks as pieces of one size, the last one smaller. */
export async function* cutPieces(chunks: AsyncIterable<Buffer>, size = PIECE_BYTES): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    length += chunk.length
    if (length < size) continue
    const bytes = Buffer.concat(waiting)
    const whole = length - (length % size)
    for (let from = 0; from < whole; from += size) yield bytes.subarray(from, from + size)
    // A copy, so that the rest does not hold all of it.
    waiting = [Buffer.from(bytes.subarray(whole))]
    length -= whole
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** The same items, the next one being made while one is looked at. */
export async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  try {
    let next = items.next()
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = items.next()
      // Whoever takes it sees its failure.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await items.return(undefined)
  }
}
