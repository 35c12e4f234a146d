import type { Text } from '../shell/text.ts'

/** RFC 9457 as the services answer it; further members carry the offending values. */
export type Problem = Readonly<{
  code: string
  title_zh: string
  title_en: string
  detail: string
  status: number
  [value: string]: unknown
}>

/** A refusal of a service, or that it could not be reached. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : { ...BROKEN, detail: error instanceof Error ? error.message : '' }

/** Nobody knows whether it was done: the same intent may be sent again under its old key. */
export const isPassing = ({ code, status }: Problem): boolean =>
  status === 0 || status === 429 || status >= 502 || code === 'IDEMPOTENCY_KEY_IN_FLIGHT'

/** What is wrong with which field of what was sent, by JSON pointer: '/lines/0/amount'. */
export function fieldProblems(problem: Problem | undefined): ReadonlyMap<string, Text> {
  const errors = problem?.['errors']
  if (!Array.isArray(errors)) return new Map()
  const found = new Map<string, Text>()
  for (const error of errors as unknown[]) {
    if (typeof error !== 'object' || error === null) continue
    const pointer: unknown = Reflect.get(error, 'pointer')
    const reason: unknown = Reflect.get(error, 'reason')
    if (typeof pointer === 'string' && isText(reason) && !found.has(pointer)) found.set(pointer, reason)
  }
  return found
}

/** Reads an answer that is not 2xx. What is no problem document, such as a proxy's page, becomes one. */
export async function readProblem(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => undefined)
  return isProblem(body) ? body : { ...BROKEN, status: answer.status, detail: `HTTP ${answer.status}` }
}

export const unreachable = (detail: string): Problem => ({
  code: 'CONSOLE_UNREACHABLE',
  title_zh: '连接不上服务器',
  title_en: 'The server cannot be reached',
  detail,
  status: 0,
})

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' &&
  value !== null &&
  ['code', 'title_zh', 'title_en', 'detail'].every((name) => typeof Reflect.get(value, name) === 'string') &&
  typeof Reflect.get(value, 'status') === 'number'

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'zh') === 'string' &&
  typeof Reflect.get(value, 'en') === 'string'

const BROKEN: Problem = {
  code: 'CONSOLE_PAGE_BROKEN',
  title_zh: '页面出错了',
  title_en: 'Something went wrong on this page',
  detail: '',
  status: 500,
}
