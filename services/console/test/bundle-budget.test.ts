import { expect, it } from 'vitest'
import { type Chunk, firstPageSizes } from '../bundle-budget.ts'

const chunk = (fileName: string, more: Partial<Chunk> = {}): Chunk => ({
  fileName,
  isEntry: false,
  isDynamicEntry: false,
  imports: [],
  moduleIds: [],
  ...more,
})

it('a first page is the entry with all that it imports, once, and nothing that is loaded later', () => {
  const chunks = [
    chunk('entry.js', { isEntry: true, imports: ['react.js', 'parts.js'] }),
    chunk('react.js'),
    chunk('parts.js', { imports: ['react.js'] }),
    chunk('treasury.js', { isDynamicEntry: true, moduleIds: ['/web/treasury/batch-page.tsx'] }),
    chunk('board.js', {
      isDynamicEntry: true,
      imports: ['parts.js', 'table.js'],
      moduleIds: ['/web/notice-board/board-page.tsx'],
    }),
    chunk('table.js'),
  ]
  const sizes = new Map(chunks.map(({ fileName }, place) => [fileName, 10 ** place]))
  expect(firstPageSizes(chunks, sizes)).toEqual([
    { page: 'overview', bytes: 111 },
    { page: 'board.js', bytes: 110_111 },
  ])
})
