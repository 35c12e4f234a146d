import type { Database, Transaction } from './connect.ts'

/** `key` says what the answer about this thing depends on: another key, another answer. */
export type Keyed = Readonly<{ id: string; key: string }>

/**
 * Answers about things that cost much to add up and change seldom, the last `entriesMax` of each database. Of the things asked for, only those whose
 * answer is not known under their key are read, all at once. The key is to be read before the answer: then an answer is never older than its key.
 */
export function rememberByKey<Answer>(entriesMax: number) {
  const memories = new WeakMap<Database | Transaction, Map<string, Answer>>()
  return async (
    db: Database | Transaction,
    things: readonly Keyed[],
    readMissing: (ids: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
  ): Promise<ReadonlyMap<string, Answer>> => {
    const known = memories.get(db) ?? new Map<string, Answer>()
    memories.set(db, known)
    const nameOf = ({ id, key }: Keyed): string => `${id} ${key}`
    const missing = things.filter((thing) => !known.has(nameOf(thing)))
    const read = missing.length === 0 ? new Map<string, never>() : await readMissing(missing.map(({ id }) => id))
    const answers = new Map<string, Answer>()
    for (const thing of things) {
      const answer = read.get(thing.id) ?? known.get(nameOf(thing))
      if (answer === undefined) continue
      answers.set(thing.id, answer)
      // Last again: the oldest are forgotten first.
      known.delete(nameOf(thing))
      known.set(nameOf(thing), answer)
    }
    for (const oldest of known.keys()) {
      if (known.size <= entriesMax) break
      known.delete(oldest)
    }
    return answers
  }
}
