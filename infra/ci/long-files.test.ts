import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { LONG_FILES } from './long-files.ts'

it('names only test files that are there, each once', () => {
  expect(LONG_FILES.filter((file) => !existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url))))).toEqual([])
  expect(new Set(LONG_FILES).size).toBe(LONG_FILES.length)
})
