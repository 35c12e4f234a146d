import type { Accepted } from '../../adapters/postgres/journal/read-shard.ts'

/** What was accepted last, by reference: who asks again is answered from here. */
export type RecentReferences = Readonly<{
  get: (key: string) => Accepted | undefined
  set: (key: string, accepted: Accepted) => void
  clear: () => void
}>

/**
 * Keeps at least the last `generation` and forgets by whole generations: taking single keys off the head of a large Map costs more than all
 * the rest of a decision.
 */
export function rememberRecent(generation: number): RecentReferences {
  let young = new Map<string, Accepted>()
  let old = new Map<string, Accepted>()
  return {
    get: (key) => young.get(key) ?? old.get(key),
    set: (key, accepted) => {
      if (young.size >= generation) {
        old = young
        young = new Map()
      }
      young.set(key, accepted)
    },
    clear: () => {
      young = new Map()
      old = new Map()
    },
  }
}
