import { setTimeout as wait } from 'node:timers/promises'
import { checkConnects } from './connects.ts'

/** Resolves when something listens at `host:port`: a server that was named may still be coming up. Throws when nothing does in time. */
export async function untilAddressAnswers(address: string, withinMs: number): Promise<void> {
  const separator = address.lastIndexOf(':')
  const place = { host: address.slice(0, separator), port: Number(address.slice(separator + 1)) }
  const deadline = Date.now() + withinMs
  for (;;) {
    try {
      await checkConnects(place)
      return
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`Nothing answers at ${address}`, { cause })
    }
    await wait(200)
  }
}
