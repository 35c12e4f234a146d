import { expect, it } from 'vitest'
import { intentOf } from './intent.ts'
import { newKey } from './new-key.ts'

it('the same input keeps its key, another one gets another', () => {
  const first = intentOf(undefined, { reason: '补发', lines: [1, 2] }, newKey)
  expect(intentOf(first, { reason: '补发', lines: [1, 2] }, newKey).key).toBe(first.key)
  expect(intentOf(first, { reason: '补发', lines: [2, 1] }, newKey).key).not.toBe(first.key)
  expect(intentOf(undefined, undefined, newKey).of).toBe('')
})

it('a file is known by its name, size and age', () => {
  const file = (text: string, lastModified: number) => new File([text], '回盘.txt', { lastModified })
  const first = intentOf(undefined, { file: file('a', 1) }, newKey)
  expect(intentOf(first, { file: file('a', 1) }, newKey).key).toBe(first.key)
  expect(intentOf(first, { file: file('ab', 1) }, newKey).key).not.toBe(first.key)
  expect(intentOf(first, { file: file('a', 2) }, newKey).key).not.toBe(first.key)
})

it('a key is a UUID of version 4, where there is no secure context either', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u)
  expect(newKey()).not.toBe(newKey())
})
