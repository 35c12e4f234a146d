import { randomBytes } from 'node:crypto'

/** A UUID of version 8 that rises with the journal, so that its index grows at its end; drawn at random where it can be. */
export function recordId(shard: number, position: number): string {
  const place = shard.toString(16).padStart(2, '0') + position.toString(16).padStart(12, '0')
  return `${place.slice(0, 8)}-${place.slice(8, 12)}-8${place.slice(12)}0-${RUN}`
}
const RUN = ((): string => {
  const bytes = randomBytes(8)
  bytes[0] = 0x80 | (bytes.readUInt8(0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 4)}-${hex.slice(4)}`
})()
