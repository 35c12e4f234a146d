import { Readable } from 'node:stream'
import type { Database, Transaction } from '@fundtrace/database'
import { type RunEvidence, runFiles, runReport, tallyRun, writePack } from '@fundtrace/evidence'
import type { Signer } from '@fundtrace/seal'
import { type HtmlReport, htmlToBuffer, workbookChunks } from '@fundtrace/spreadsheet'

type Gather = (trx: Transaction) => Promise<RunEvidence>

/** A signed pack as it is written; all of it as of one moment. Destroying the stream ends the reading. */
export const openPack = (
  db: Database,
  gather: Gather,
  { signer, madeBy, madeAt }: Readonly<{ signer: Signer; madeBy: string; madeAt: Date }>,
): Promise<Readable> =>
  asOfNow(db, gather, (evidence) => {
    const { run } = evidence
    const subject = {
      kind: 'reconciliation-run',
      ...(run.job !== null && { job: `${run.job.id} ${run.job.version}` }),
      run: `${run.number} ${run.id}`,
      ...(run.result_sha256 !== null && { result_sha256: run.result_sha256 }),
      made_at: madeAt.toISOString(),
      made_by: madeBy,
    }
    return writePack({ subject, files: runFiles(evidence), signer })
  })

/** The same for people alone. It is not signed, and says so. */
export const openReport = (db: Database, gather: Gather, form: 'html' | 'xlsx'): Promise<Readable> =>
  asOfNow(db, gather, async function* (evidence) {
    const report = unsigned(runReport(evidence, await tallyRun(evidence), form === 'html' ? 'page' : 'workbook'))
    if (form === 'html') yield await htmlToBuffer(report)
    else yield* workbookChunks(report.sheets)
  })

const unsigned = ({ sheets, ...report }: HtmlReport): HtmlReport => ({
  ...report,
  sheets: sheets.map((sheet) => ({ ...sheet, notes: [...(sheet.notes ?? []), UNSIGNED] })),
})
const UNSIGNED = '本文件未签名,不作证据;可核验的是证据包(fundtrace evidence)。'

/** What cannot be gathered is refused before a byte is sent. The stream's end, whichever it is, ends the transaction. */
async function asOfNow(
  db: Database,
  gather: Gather,
  write: (evidence: RunEvidence) => AsyncIterable<Uint8Array>,
): Promise<Readable> {
  const trx = await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
  try {
    const stream = Readable.from(write(await gather(trx)), { objectMode: false })
    stream.once('close', () => void trx.rollback())
    return stream
  } catch (error) {
    await trx.rollback()
    throw error
  }
}
