import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hasWords } from '../web/problem-words/problem-lines.ts'
import { problemValueNames } from './problem-value-names.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/u, '')
/** Of programs that officers do not see through the console. */
const ELSEWHERE = /^packages\/cli\//u

describe("the services' refusals", () => {
  const names = problemValueNames(ROOT)

  it('are read off the sources', () => {
    expect(names.size).toBeGreaterThan(250)
    expect(names.get('area')).toBe('packages/http-server/src/areas.ts')
  })

  it('have words for every value that they name', () => {
    const wordless = [...names].filter(([name, file]) => !ELSEWHERE.test(file) && !hasWords(name))
    expect(wordless).toEqual([])
  })
})
