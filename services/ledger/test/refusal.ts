import { DomainError, type ProblemValues } from '@fundtrace/problem'

/** The refusal that some work ends with: its code and values. */
export function refusalFrom(work: () => unknown): Pick<DomainError, 'code' | 'values'> {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, values: error.values }
    throw error
  }
  throw new Error('it was not refused')
}

/** What a refusal lacks, where it lacks something: 'cash:city 0.01'. */
export const shortageOf = (values: ProblemValues): string =>
  [values['account'] ?? values['funder_id'], values['missing']].filter((value) => typeof value === 'string').join(' ')
