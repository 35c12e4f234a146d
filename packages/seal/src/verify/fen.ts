/** Whole fen of an amount that fits AMOUNT already: exact for any number of digits. */
export const fenOf = (amount: string): bigint => BigInt(amount.slice(0, -3) + amount.slice(-2))
