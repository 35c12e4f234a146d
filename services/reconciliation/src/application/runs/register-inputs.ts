import type { Dataset } from '../../adapters/postgres/datasets/dataset-repository.ts'

/** A register that a control read for a run's facts, or looked for and did not find. It stands with the frozen facts, in what says how they were read. */
export type RegisterInput = Readonly<{ name: string; dataset_id: string | null; sha256: string | null }>

/** Nothing where none was read, so that other inputs hash as they always did. By name: a control asks for them in whatever order. */
export const withRegisters = (
  registers: readonly RegisterInput[],
): Readonly<{ registers?: readonly RegisterInput[] }> =>
  registers.length === 0
    ? {}
    : { registers: registers.toSorted((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0)) }

export const registersOf = (dataset: Pick<Dataset, 'kind' | 'mapping'> | undefined): readonly RegisterInput[] =>
  dataset?.kind === 'copy' && 'registers' in dataset.mapping
    ? // Our own: only a copy's mapping is written by a run.
      (dataset.mapping.registers as readonly RegisterInput[])
    : []
