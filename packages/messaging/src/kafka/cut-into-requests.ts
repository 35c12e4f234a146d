/** A request much larger than this gains nothing, and a broker refuses one beyond the topic's limit. */
const REQUEST_BYTES = 512 * 1024

/** Cut where a request would become too large; a single message is never cut, whatever its size. */
export function cutIntoRequests<Message extends Readonly<{ value: string }>>(
  messages: readonly Message[],
): Message[][] {
  const requests: Message[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const message of messages) {
    const size = Buffer.byteLength(message.value)
    if (bytes + size > REQUEST_BYTES) {
      requests.push([])
      bytes = 0
    }
    requests.at(-1)?.push(message)
    bytes += size
  }
  return requests
}
