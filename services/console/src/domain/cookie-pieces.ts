/** A browser keeps 4,096 bytes a cookie, with its name and what is said of it. */
const PIECE_LENGTH_MAX = 3_800
/** Headers may hold 16 KiB together. */
const PIECES_MAX = 3

/** A text as the values of cookies `name.0`, `name.1`, ...; the first says how many there are. */
export function toPieces(text: string): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / PIECE_LENGTH_MAX))
  if (count > PIECES_MAX) throw new Error(`A session of ${text.length} characters does not fit into cookies`)
  const pieces = Array.from({ length: count }, (_, index) =>
    text.slice(index * PIECE_LENGTH_MAX, (index + 1) * PIECE_LENGTH_MAX),
  )
  return pieces.map((piece, index) => (index === 0 ? `${count}.${piece}` : piece))
}

/** Undefined where a piece is missing. Pieces beyond those that the first one counts are of an earlier text. */
export function fromPieces(pieceAt: (index: number) => string | undefined): string | undefined {
  const [, counted, first] = /^([1-9])\.(.*)$/.exec(pieceAt(0) ?? '') ?? []
  if (counted === undefined || first === undefined) return undefined
  const rest = Array.from({ length: Number(counted) - 1 }, (_, index) => pieceAt(index + 1))
  return rest.every((piece) => piece !== undefined) ? [first, ...rest].join('') : undefined
}

export const pieceNames = (name: string): readonly string[] =>
  Array.from({ length: PIECES_MAX }, (_, index) => `${name}.${index}`)
