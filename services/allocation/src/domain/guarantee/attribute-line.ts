import { fromFen, splitByWeights, toFen } from '@fundtrace/money'

/**
 * What each of several claims (bills, supporters) got of a line, adding up to the line. Mostly the line is the sum of what they gave; one
 * that a floor, cap or limit changed is divided in proportion (leftover fen to the largest remainders, ties to the earlier claim).
 */
export function attributeLine(
  lineFen: bigint,
  claims: readonly Readonly<{ id: string; fen: bigint }>[],
): Map<string, bigint> {
  const sum = claims.reduce((total, { fen }) => total + fen, 0n)
  if (sum === 0n) return new Map()
  const amounts =
    sum === lineFen
      ? claims.map(({ fen }) => fen)
      : splitByWeights(
          fromFen(lineFen),
          claims.map(({ fen }) => fromFen(fen)),
        ).map(toFen)
  const byClaim = new Map<string, bigint>()
  for (const [index, { id }] of claims.entries()) byClaim.set(id, (byClaim.get(id) ?? 0n) + (amounts[index] ?? 0n))
  return byClaim
}
