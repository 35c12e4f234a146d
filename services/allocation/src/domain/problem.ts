import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

/** Every refusal of this service: code and words in one place of its noun, titles in both languages, the values that were wrong. */
export const problem = (
  kind: ProblemKind,
  code: string,
  zh: string,
  en: string,
  detail: string,
  values: ProblemValues,
): DomainError => new DomainError({ code: `ALLOCATION_${code}`, kind, title: { zh, en }, detail, values })
