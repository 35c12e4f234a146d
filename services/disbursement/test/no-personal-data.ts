import { expect } from 'vitest'
import type { Disbursement } from './disbursement-fixture.ts'
import { ACCOUNT_MARK, NAME_MARK } from './register-stand-in.ts'

/** Nobody whose account the register gave out is in a line of the log or in a cell of any table, however written. */
export async function expectNoPersonalData(house: Disbursement): Promise<void> {
  expect(house.register.lookUps().length, 'somebody was looked up').toBeGreaterThan(0)
  expect(house.logLines().length, 'something was logged').toBeGreaterThan(0)
  expect(leaksIn(house.logLines().join('\n'))).toEqual([])
  expect(leaksIn(await everyCell(house))).toEqual([])
}

/** As text, and as bytea shows it: hexadecimal. An account is the same bytes in UTF-8 and GB18030. */
const leaksIn = (text: string): string[] =>
  [NAME_MARK, ACCOUNT_MARK]
    .flatMap((mark) => [mark, Buffer.from(mark).toString('hex')])
    .filter((mark) => text.includes(mark))
    .map((mark) => text.slice(Math.max(0, text.indexOf(mark) - 60), text.indexOf(mark) + 60))

async function everyCell({ owner }: Disbursement): Promise<string> {
  const { rows: tables } = await owner.raw<{ rows: { name: string }[] }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.raw<{ rows: { text: string | null }[] }>(
      `SELECT string_agg(t::text, E'\\n') AS text FROM ?? AS t`,
      [name],
    )
    texts.push(rows[0]?.text ?? '')
  }
  return texts.join('\n')
}
