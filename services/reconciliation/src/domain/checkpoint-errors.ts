import { DomainError } from '@fundtrace/problem'

export const keptCheckpointWrong = (number: number, codes: readonly string[]): DomainError =>
  new DomainError({
    code: 'RECONCILIATION_KEPT_CHECKPOINT_WRONG',
    kind: 'refused',
    title: { zh: '检查点不能自证', en: 'The checkpoint does not prove itself' },
    detail: `Checkpoint ${number} is not kept: ${[...new Set(codes)].join(', ')}.`,
    values: { number, faults: [...new Set(codes)] },
  })
