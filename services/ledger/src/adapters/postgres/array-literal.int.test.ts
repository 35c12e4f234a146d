import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { openLedger } from '../../../test/ledger-fixture.ts'
import { arrayLiteral, textArrayLiteral } from './array-literal.ts'

const { db, close } = await openLedger({ connectionsMax: 1 })
afterAll(close)

const readBack = async (type: string, literal: string): Promise<unknown> => {
  const { rows } = await db.raw(`SELECT ARRAY(SELECT unnest(:literal::${type}[]))::text[] AS items`, { literal })
  return rows[0].items
}

it('whatever a text is, PostgreSQL reads it back as it was', async () => {
  const anyText = fc.oneof(
    fc.constantFrom('', 'NULL', 'null', '"', '\\', '{', ',', ' a ', '清财农〔2016〕41号'),
    fc.string(),
  )
  const anyItems = fc.array(fc.option(anyText.filter((text) => !text.includes('\0'))))
  await fc.assert(
    fc.asyncProperty(anyItems, async (items) => {
      expect(await readBack('text', textArrayLiteral(items))).toEqual(items)
    }),
  )
})

it('numbers and ids stand as they are', async () => {
  expect(await readBack('numeric', arrayLiteral(['1.20', '-3.00', 7, 'NULL']))).toEqual(['1.20', '-3.00', '7', null])
})
