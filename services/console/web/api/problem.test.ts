import { describe, expect, it } from 'vitest'
import { fieldProblems, isPassing, ProblemError, type Problem, problemOf, readProblem } from './problem.ts'

const problem = (values: Partial<Problem>): Problem => ({
  code: 'REQUEST_INVALID',
  title_zh: '请求内容不符合要求',
  title_en: 'The request is not as it should be',
  detail: '',
  status: 400,
  ...values,
})

describe('a problem', () => {
  it('says which field is wrong, the first reason of each', () => {
    const errors = [
      { pointer: '/reason', reason: { zh: '太短', en: 'too short' } },
      { pointer: '/reason', reason: { zh: '不对', en: 'wrong' } },
      { pointer: '/lines/0/amount', reason: 'no texts' },
      null,
    ]
    expect([...fieldProblems(problem({ errors }))]).toEqual([['/reason', { zh: '太短', en: 'too short' }]])
    expect(fieldProblems(undefined).size).toBe(0)
  })

  it('may be tried again only where nobody knows what became of it', () => {
    expect(isPassing(problem({ status: 503 }))).toBe(true)
    expect(isPassing(problem({ status: 0 }))).toBe(true)
    expect(isPassing(problem({ status: 409, code: 'IDEMPOTENCY_KEY_IN_FLIGHT' }))).toBe(true)
    expect(isPassing(problem({ status: 422 }))).toBe(false)
    expect(isPassing(problem({ status: 500 }))).toBe(false)
  })

  it('is made of whatever was thrown or answered', async () => {
    const thrown = problem({ code: 'LEDGER_FUND_UNKNOWN' })
    expect(problemOf(new ProblemError(thrown))).toBe(thrown)
    expect(problemOf(new Error('x'))).toMatchObject({ code: 'CONSOLE_PAGE_BROKEN', detail: 'x' })
    expect(await readProblem(new Response('<html>', { status: 502 }))).toMatchObject({ status: 502 })
    expect(await readProblem(Response.json(thrown, { status: 404 }))).toEqual(thrown)
  })
})
