export const sumFen = (list: readonly bigint[]): bigint => list.reduce((total, fen) => total + fen, 0n)
