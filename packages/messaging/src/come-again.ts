import { isPassing } from '@fundtrace/database'

/** Thrown by a handler whom somebody told "not now": the message is all right, and comes again. */
export class ComeAgain extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
    this.name = 'ComeAgain'
  }
}

/** True when the fault lies in the moment and not in the message. */
export const comesAgain = (error: unknown): boolean => error instanceof ComeAgain || isPassing(error)
