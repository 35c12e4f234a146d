import type { Side } from '@fundtrace/matching'
import { DomainError, type ProblemValue } from '@fundtrace/problem'
import { type ColumnMapping, parseColumnMapping } from '@fundtrace/tabular-source'
import { fileMalformed } from '../cli-problems.ts'

/** Mistakes of a rule set are shown like those of any other file: each with its path and both languages. */
export function tellRuleProblems<Result>(file: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'MATCHING_RULES_WRONG') throw error
    const { code, kind, title, message, values } = error
    const { problems, ...others } = values
    throw new DomainError({
      code,
      kind,
      title,
      detail: message,
      values: { file, ...others, errors: Array.isArray(problems) ? problems.map(asFault) : [] },
    })
  }
}

const asFault = (problem: ProblemValue): ProblemValue => {
  if (typeof problem !== 'object' || problem === null || !('path' in problem)) return problem
  const { path = '', problem: reason = null } = problem
  return { path, reason }
}

/** @throws DomainError CLI_FILE_MALFORMED where a side says nothing of its columns, LIST_MAPPING_WRONG */
export function mappingOf(side: Side, columns: unknown): ColumnMapping {
  if (columns === undefined) throw fileMalformed('--rules', `/${side}/columns does not say where the list keeps what`)
  try {
    return parseColumnMapping(columns)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, kind, title, values } = error
    const errors = Array.isArray(values['errors']) ? values['errors'].map((one) => below(side, one)) : []
    throw new DomainError({ code, kind, title, detail: `/${side}/columns: ${error.message}`, values: { errors } })
  }
}

const below = (side: Side, error: ProblemValue): ProblemValue =>
  typeof error === 'object' && error !== null && 'path' in error && typeof error['path'] === 'string'
    ? { ...error, path: `/${side}/columns${error['path']}` }
    : error
