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

/** `limit`: so many units, or so many strata. */
export const samplePopulationTooLarge = (limit: 'units' | 'strata', max: number): DomainError =>
  problem(
    'too_large',
    'SAMPLE_POPULATION_TOO_LARGE',
    limit === 'units' ? '总体过大,请按期间或资金分开抽样' : '分层过多,请换一个分层列',
    limit === 'units' ? 'The population is too large' : 'There are too many strata',
    limit === 'units'
      ? `A sample is drawn of at most ${max} units; run the job over fewer days or funds.`
      : `A sample is drawn of at most ${max} strata; stratify by a field of fewer values.`,
    { limit, max },
  )
