import { createHash } from 'node:crypto'
import type { AwardManifest } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { completeRun, readRun } from '../adapters/postgres/award-repository.ts'

/** Lets awards be paid once the manifest has proven that they are all there and unchanged. Throws where they are not. */
export async function completeAwardRun(trx: Transaction, manifest: AwardManifest): Promise<void> {
  const awards = await readRun(trx, manifest.award_run_id)
  const hash = createHash('sha256')
  for (const award of awards) hash.update(`${award.id} ${award.amount}\n`)
  const total = formatMoney(sumMoney(awards.map((award) => parseMoney(award.amount))))
  const arrived = `${awards.length} awards of ${total}, hash ${hash.digest('hex')}`
  const announced = `${manifest.count} awards of ${manifest.total}, hash ${manifest.hash}`
  if (arrived !== announced)
    throw new Error(`Award run ${manifest.award_run_id}: announced ${announced}; arrived ${arrived}`)
  await completeRun(trx, manifest.award_run_id)
}
