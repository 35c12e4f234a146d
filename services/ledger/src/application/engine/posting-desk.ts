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
    options?: Readonly<{ linked?: boolean }>,
  ) => Promise<readonly CommandResult[]>
}>
