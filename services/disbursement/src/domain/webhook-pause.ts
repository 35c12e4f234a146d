const DAY_MS = 86_400_000

/** After so many attempts: the first pause, then four times the last one, a day at most. */
export const pauseBefore = (attempts: number, firstMs: number): number =>
  Math.min(DAY_MS, firstMs * 4 ** (attempts - 1))
