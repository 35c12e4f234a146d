import type { Command, CommandResult } from '../../domain/posting/command.ts'
import type { PostingStream } from './posting-desk.ts'

/** What somebody asked for at once: each command for itself, or all together or none (`linked`). It is never cut into two batches. */
export type Waiting = {
  readonly commands: readonly Command[]
  readonly linked: boolean
  readonly stream: PostingStream | null
  readonly answer: (results: readonly CommandResult[]) => void
  readonly fail: (error: unknown) => void
  /** When it came, in milliseconds: what waits for too long is answered as unavailable. */
  readonly since: number
  /** A batch with it was refused by the database for a reason that is not a passing one: it is tried alone. */
  suspect: boolean
}

export const referenceKey = (command: Pick<Command, 'fundId' | 'reference'>): string =>
  `${command.fundId} ${command.reference}`
