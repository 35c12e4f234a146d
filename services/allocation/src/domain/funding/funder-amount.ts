import type { Money } from '@fundtrace/money'

/** What a funder owes, sent, bears or gets back: always in yuan, in the order in which its document names the funders. */
export type FunderAmount = Readonly<{ funderId: string; amount: Money }>
