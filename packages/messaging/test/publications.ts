import { expect } from 'vitest'
import type { Publication, Transport } from '../src/transport.ts'

export const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`)

export const publication = (
  topic: string,
  partition: number,
  values: readonly string[],
  key = `key-${partition}`,
): Publication => ({ topic, partition, messages: values.map((value) => ({ key, value })) })

/** As the relay does it: a publication that was rejected, and may yet have been taken, is made again. */
export async function publishUntilTaken(transport: Transport, wanted: Publication): Promise<void> {
  const isTaken = (): Promise<boolean> =>
    transport.publish(wanted).then(
      () => true,
      () => false,
    )
  await expect.poll(isTaken, { timeout: 30_000, interval: 20 }).toBe(true)
}
