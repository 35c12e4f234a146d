import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const sampleUnknown = (id: string): DomainError =>
  problem('not_found', 'SAMPLE_UNKNOWN', '样本不存在', 'There is no such sample', `No sample ${id} was drawn.`, {
    sample_id: id,
  })

export const sampleWithoutAmounts = (population: string): DomainError =>
  problem(
    'refused',
    'SAMPLE_WITHOUT_AMOUNTS',
    '该总体没有金额,不能按金额抽样',
    'The population has no amounts',
    `Monetary units are drawn from left, right or breaks; of ${population} only the differences are known.`,
    { population },
  )

export const sampleOfNothing = (population: string): DomainError =>
  problem(
    'refused',
    'SAMPLE_OF_NOTHING',
    '总体为空',
    'There is nothing to draw from',
    `The run has no ${population}.`,
    { population },
  )
