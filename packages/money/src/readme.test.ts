import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import * as money from './money.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/^(?<call>\S.*) \/\/ (?<answer>['[].*)$/gmu)].map(({ groups }) => ({ ...groups }))

describe('the README', () => {
  it.each(examples)('is right that $call is $answer', ({ call = '', answer = '' }) => {
    const evaluate = (code: string): unknown => runInNewContext(`JSON.stringify(${code})`, { ...money })
    expect(evaluate(call)).toBe(evaluate(answer))
  })

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(15)
  })
})
