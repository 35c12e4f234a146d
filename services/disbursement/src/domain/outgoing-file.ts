import { fileStateWrong } from './outgoing-file-errors.ts'

export type OutgoingFileState = 'writing' | 'written' | 'released' | 'discarded'

/** Which state may follow which. The table `allowed_moves` says the same; a test compares the two. */
export const OUTGOING_FILE_MOVES: Readonly<Record<OutgoingFileState, readonly OutgoingFileState[]>> = {
  writing: ['written', 'discarded'],
  written: ['released', 'discarded'],
  released: [],
  discarded: [],
}

export function requireFileMove(fileId: string, from: OutgoingFileState, to: OutgoingFileState): void {
  if (!OUTGOING_FILE_MOVES[from].includes(to)) throw fileStateWrong(fileId, from, to)
}
