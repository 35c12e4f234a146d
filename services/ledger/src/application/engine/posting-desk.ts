import type { Command, CommandResult } from '../../domain/posting/command.ts'

/**
 * Where whoever has something to post hands it in: HTTP routes, consumers, the ledger's own clock. Whether this process posts into the fund's
 * shard or another does is not their business.
 */
export type PostingDesk = Readonly<{
  /**
   * Fulfilled after COMMIT, with one result for each command in its order. `linked`: all or none. Rejects with a DomainError of kind
   * 'unavailable' where the outcome is not known: asking again with the same references finds out.
   */
  submit: (
    fundId: string,
    commands: readonly Command[],
    options?: Readonly<{ linked?: boolean; stream?: PostingStream }>,
  ) => Promise<readonly CommandResult[]>
}>

/**
 * What one sender hands in for one fund, one after the other and without waiting for the answers: once one of them is not answered, those after
 * it are not tried any more. So the order holds whatever fails, and the sender begins again, with a stream of its own, at the one that failed.
 */
export type PostingStream = {
  isBroken: boolean
  /** Settled with the last that was handed in. */
  last: Promise<unknown>
  /** Another process posts: from there each waits for the one before. */
  isElsewhere: boolean
}
export const newStream = (): PostingStream => ({ isBroken: false, last: Promise.resolve(), isElsewhere: false })
