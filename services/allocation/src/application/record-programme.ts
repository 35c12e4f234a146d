import type { Transaction } from '@fundtrace/database'
import {
  insertProgramme,
  type ProgrammeRow,
  readFunders,
  toProgramme,
} from '../adapters/postgres/programme-repository.ts'
import { unknown } from '../domain/errors.ts'
import { namedFunders } from '../domain/programme.ts'
import type { Officer } from './officer.ts'

/** Records what a document says: refused when its funding does not add up or names a funder that nobody recorded. */
export async function recordProgramme(trx: Transaction, row: ProgrammeRow, officer: Officer): Promise<ProgrammeRow> {
  const { funding } = toProgramme(row)
  const known = new Set((await readFunders(trx)).map((funder) => funder.id))
  for (const funder of namedFunders(funding)) if (!known.has(funder)) throw unknown('funder', funder)
  await insertProgramme(trx, row, officer.subject)
  return row
}
