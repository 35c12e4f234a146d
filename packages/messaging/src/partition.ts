import { createHash } from 'node:crypto'

/** The same key always gives the same partition, on every transport: this is what keeps one fund's events in order. */
export function partitionOf(key: string, partitions: number): number {
  return createHash('sha256').update(key, 'utf8').digest().readUInt32BE(0) % partitions
}
