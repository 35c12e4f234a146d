/**
 * Numbers that count up by one. After one that does not follow, two readings are possible: it alone was changed, or something before it
 * is missing. Whichever the next one agrees with is taken, so that one change is told once.
 */
export type CountUp = { next: number; orElse: number }

export const countFrom = (first: number): CountUp => ({ next: first, orElse: first })

/** Whether `found` follows; the count goes on from it. */
export function follows(count: CountUp, found: number): boolean {
  const isNext = found === count.next || found === count.orElse
  count.next = isNext ? found + 1 : count.next + 1
  count.orElse = found + 1
  return isNext
}

/** Something stands here that could not be read: it took a number, or was none of those that are counted. */
export function skipOne(count: CountUp): void {
  count.next += 1
}
