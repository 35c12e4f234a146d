import type { Counted } from './count-units.ts'
import type { Step } from './explanation.ts'
import type { FixedShare } from './fixed-parts.ts'
import type { Receiver } from './receiver.ts'

/** A line whose amount is known, before it is known who pays for it. */
export type LineDraft = Readonly<{
  /** Null for a number of people or a lump sum. */
  receiver: Receiver | null
  counted: Pick<Counted, 'count' | 'among'>
  fen: bigint
  steps: Step[]
  /** Where fixed parts pay for it. */
  shares: readonly FixedShare[] | null
}>

/** In pages as the receivers came; returns the fen of the pool or of the yearly limit that went to nobody. */
export type LineDrafts = AsyncGenerator<readonly LineDraft[], bigint>
