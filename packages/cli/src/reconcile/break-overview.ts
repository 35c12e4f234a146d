import type { Break, BreakKind, Matching } from '@fundtrace/matching'

/** All breaks by kind, and the first of them whole. Differences in fen. */
export type BreakOverview = Readonly<{
  byKind: ReadonlyMap<BreakKind, Readonly<{ count: number; difference: bigint }>>
  first: readonly Break[]
}>

export async function breakOverview(matching: Matching, shownMax: number): Promise<BreakOverview> {
  const byKind = new Map<BreakKind, { count: number; difference: bigint }>()
  const first: Break[] = []
  for await (const page of matching.breaks())
    for (const one of page) {
      const { count, difference } = byKind.get(one.kind) ?? { count: 0, difference: 0n }
      byKind.set(one.kind, { count: count + 1, difference: difference + one.difference })
      if (first.length < shownMax) first.push(one)
    }
  return { byKind, first }
}
