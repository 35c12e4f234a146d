/** A piece of memory that is filled from its beginning and used again: in the hot loop neither texts nor parts of texts are left for the collector. */
export type GrowingBytes = { bytes: Buffer; at: number }

export const startBytes = (length: number): GrowingBytes => ({ bytes: Buffer.allocUnsafeSlow(length), at: 0 })

/** Makes sure of room for so many bytes more; a larger piece takes the place of a full one. */
export function reserve(target: GrowingBytes, more: number): void {
  if (target.at + more <= target.bytes.length) return
  const larger = Buffer.allocUnsafeSlow(Math.max(2 * target.bytes.length, target.at + more))
  larger.set(target.bytes.subarray(0, target.at))
  target.bytes = larger
}
