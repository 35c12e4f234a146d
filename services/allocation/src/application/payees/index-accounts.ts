import type { Database } from '@fundtrace/database'
import { blindIndex, type KeyRing, open } from '@fundtrace/personal-data'
import { readUnindexed, setIndexes } from '../../adapters/postgres/payees/payee-repository.ts'
import { ACCOUNT_INDEX, accountContext } from '../register/sealed-places.ts'

const PAGE_ACCOUNTS = 1_000

/**
 * Gives accounts from before there was one their keyed hash, each once for all: who asks for equal cards would not find them otherwise. Page by
 * page; two at once do the same. Costs one look into an empty index when all have it.
 */
export async function indexAccounts(db: Database, ring: KeyRing): Promise<void> {
  for (;;) {
    const page = await readUnindexed(db, PAGE_ACCOUNTS)
    if (page.length === 0) return
    await setIndexes(
      db,
      page.map((account) => {
        const number = open(ring, account.account_sealed, accountContext(account.beneficiary_id))
        return { ...account, index: blindIndex(ring, number, ACCOUNT_INDEX) }
      }),
    )
  }
}
