import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import {
  insertProgramme,
  type ProgrammeRow,
  readFunders,
  toProgramme,
  toProgrammeRow,
} from '../adapters/postgres/programme-repository.ts'
import { unknown } from '../domain/errors.ts'
import { namedFunders } from '../domain/programme.ts'
import type { Officer } from './officer.ts'

/** Records what a document says: refused when its funding does not add up or names a funder that nobody recorded. */
export async function recordProgramme(trx: Transaction, row: ProgrammeRow, officer: Officer): Promise<ProgrammeRow> {
  const programme = toProgramme({ ...row, rate: row.rate })
  const known = new Set((await readFunders(trx)).map((funder) => funder.id))
  for (const funder of namedFunders(programme.funding)) if (!known.has(funder)) throw unknown('funder', funder)
  const recorded = toProgrammeRow({ ...programme, rate: parseMoney(row.rate) }, row.funding)
  await insertProgramme(trx, recorded, officer.subject)
  return recorded
}
