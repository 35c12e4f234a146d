import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Of script, as it is sent: what a village office on a slow line waits for before it sees anything. */
export const FIRST_PAGE_BYTES_MAX = 300_000

export type Chunk = Readonly<{
  fileName: string
  isEntry: boolean
  isDynamicEntry: boolean
  /** Files that must be there before it runs. */
  imports: readonly string[]
  moduleIds: readonly string[]
}>

/**
 * Breaks the build where the overview, or any page of the notice board, would need more script than the budget.
 * Comes after the files were compressed: a file is as large as its `.br`.
 */
export function bundleBudget(): Plugin {
  return {
    name: 'bundle-budget',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const sizes = new Map<string, number>()
        for (const { fileName } of chunks) sizes.set(fileName, (await stat(join(dir, `${fileName}.br`))).size)
        for (const { page, bytes } of firstPageSizes(chunks, sizes)) {
          const said = `${page}: ${(bytes / 1000).toFixed(0)} kB of script, at most ${FIRST_PAGE_BYTES_MAX / 1000} kB`
          if (bytes > FIRST_PAGE_BYTES_MAX) this.error(said)
          if (page === 'overview') this.info(said)
        }
      },
    },
  }
}

/** Bytes of script that each first page needs: the entry for the overview, with it each page of the notice board. */
export function firstPageSizes(
  chunks: readonly Chunk[],
  sizes: ReadonlyMap<string, number>,
): { page: string; bytes: number }[] {
  const entries = chunks.filter(({ isEntry }) => isEntry)
  if (entries.length === 0) throw new Error('The pages have no entry')
  const boardPages = chunks.filter(
    ({ isDynamicEntry, moduleIds }) => isDynamicEntry && moduleIds.some((id) => id.includes('/notice-board/')),
  )
  const sum = (wanted: readonly Chunk[]): number =>
    [...closure(wanted, chunks)].reduce((total, { fileName }) => total + (sizes.get(fileName) ?? 0), 0)
  return [
    { page: 'overview', bytes: sum(entries) },
    ...boardPages.map((page) => ({ page: page.fileName, bytes: sum([...entries, page]) })),
  ]
}

/** The chunks and all that they import, each once. */
function closure(wanted: readonly Chunk[], chunks: readonly Chunk[]): ReadonlySet<Chunk> {
  const taken = new Set<Chunk>()
  const waiting = [...wanted]
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (taken.has(chunk)) continue
    taken.add(chunk)
    const { imports } = chunk
    waiting.push(...chunks.filter(({ fileName }) => imports.includes(fileName)))
  }
  return taken
}
