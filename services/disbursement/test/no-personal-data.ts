import { expect } from 'vitest'
import type { Disbursement } from './disbursement-fixture.ts'
import { accountOf, nameOf } from './register-stand-in.ts'

/** Everybody whose account the register gave out must be in no line of the log and in no cell of any table, however written. */
export async function expectNoPersonalData(house: Disbursement): Promise<void> {
  const ids = [...new Set(house.register.lookUps().flatMap(({ beneficiaryIds }) => beneficiaryIds))]
  const secrets = ids.flatMap((id) => [nameOf(id), accountOf(id)])
  expect(secrets.length, 'somebody was looked up').toBeGreaterThan(0)
  expect(house.logLines().length, 'something was logged').toBeGreaterThan(0)
  expect(found(secrets, house.logLines().join('\n'))).toEqual([])
  expect(found(secrets, await everyCell(house))).toEqual([])
}

/** As text, and as bytea shows it: hexadecimal. An account is the same bytes in UTF-8 and GB18030. */
const found = (secrets: readonly string[], text: string): string[] =>
  secrets.filter((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('hex')))

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
