import type { Database, Transaction } from '@fundtrace/database'
import { readProgrammesReaching, readUnrecordedProgrammes } from '../../adapters/postgres/programme-reach.ts'
import { guaranteeInvalid } from '../../domain/guarantee/guarantee-errors.ts'
import type { GuaranteeText } from '../../domain/guarantee/guarantee-text.ts'
import { findGuaranteeFaults } from '../../domain/guarantee/read-guarantee.ts'
import type { Fault } from '../../domain/programme/programme-errors.ts'

/** Every fault that recording the guarantee would be refused for: its own, and sources that nobody recorded. Nothing is kept. */
export const findFaultsOfGuarantee = async (db: Database | Transaction, text: GuaranteeText): Promise<Fault[]> => [
  ...findGuaranteeFaults(text),
  ...(await findSourceFaults(db, text)),
]

/** @throws DomainError ALLOCATION_GUARANTEE_INVALID with every fault. */
export async function requireSoundGuarantee(trx: Transaction, text: GuaranteeText): Promise<void> {
  const faults = await findFaultsOfGuarantee(trx, text)
  if (faults.length > 0) throw guaranteeInvalid(text.id, faults)
}

/** A misspelt source gives nothing to anybody, and everybody would fall short. */
async function findSourceFaults(db: Database | Transaction, text: GuaranteeText): Promise<Fault[]> {
  const { rule, area_code, covers = [area_code] } = text
  const sources = 'sources' in rule && rule.sources !== 'all' ? rule.sources : []
  const unrecorded = new Set(await readUnrecordedProgrammes(db, sources))
  if (unrecorded.size === 0) return []
  const known = await readProgrammesReaching(db, covers)
  return sources.flatMap((id, index) =>
    unrecorded.has(id)
      ? [
          {
            path: `/rule/sources/${index}`,
            value: id,
            reason: { zh: '项目未登记', en: 'Nobody recorded this programme' },
            expected: known,
          },
        ]
      : [],
  )
}
