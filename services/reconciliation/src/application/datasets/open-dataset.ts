import type { Database } from '@fundtrace/database'
import type { Item } from '@fundtrace/matching'
import type { KeyRing } from '@fundtrace/personal-data'
import { openList, parseColumnMapping } from '@fundtrace/tabular-source'
import type { Dataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import type { Fact } from '../../domain/control.ts'
import { readFactLines, readItemLines } from './copy-lines.ts'
import { storedFile } from './dataset-file.ts'

type Kept = Readonly<{ db: Database; ring: KeyRing }>
type Stored = Pick<Dataset, 'id' | 'kind' | 'bytes' | 'mapping'>

/** The rows of a dataset again, in clear and in pages, as they were when it was taken. */
export async function* openDataset({ db, ring }: Kept, dataset: Stored): AsyncGenerator<readonly Item[]> {
  const file = storedFile(db, ring, dataset.id, dataset.bytes)
  if (dataset.kind === 'copy') yield* inPages(readItemLines(file.read(0, dataset.bytes)))
  else
    yield* (await openList(file, parseColumnMapping(dataset.mapping), { needsAmounts: dataset.kind !== 'register' }))
      .pages
}

/** The facts that a run of a control kept. */
export const openFacts = ({ db, ring }: Kept, dataset: Pick<Dataset, 'id' | 'bytes'>): AsyncIterable<Fact> =>
  readFactLines(storedFile(db, ring, dataset.id, dataset.bytes).read(0, dataset.bytes))

/** Some rows of a dataset, found by reading up to the last of them. */
export async function findRows(kept: Kept, dataset: Stored, rows: ReadonlySet<number>): Promise<Map<number, Item>> {
  const found = new Map<number, Item>()
  if (rows.size === 0) return found
  for await (const page of openDataset(kept, dataset)) {
    for (const item of page) if (rows.has(item.row)) found.set(item.row, item)
    if (found.size === rows.size) break
  }
  return found
}

const PAGE_ROWS = 2_000

async function* inPages(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let page: Item[] = []
  for await (const item of items) {
    page.push(item)
    if (page.length < PAGE_ROWS) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
