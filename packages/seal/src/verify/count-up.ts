/**
 * Numbers that count up by one. After one that does not follow, two readings are possible: it alone was changed, or something before it
 * is missing; whichever the next one agrees with is taken, so that one fault is told once.
 */
export type CountUp = { next: number; orElse: number }

export const countFrom = (first: number): CountUp => ({ next: first, orElse: first })

/** Whether `found` follows; the count goes on from it. */
export function follows(count: CountUp, found: number): boolean {
  if (found === count.next || found === count.orElse) {
    count.next = found + 1
    count.orElse = count.next
    return true
  }
  count.next += 1
  count.orElse = found + 1
  return false
}

/** Something stands here that could not be read: it takes a number all the same. */
export function skipOne(count: CountUp): void {
  count.next += 1
  count.orElse = count.next
}
