import type { ActorSheet } from '@fundtrace/evidence'
import type { EvidenceDownload } from '../../adapters/postgres/evidence/evidence-downloads.ts'

export const downloadActor = (download: EvidenceDownload): ActorSheet => ({
  what: '调阅',
  who: download.taken_by,
  acting_for: download.taken_for,
  at: download.taken_at,
  about: [FORMS[download.form], download.with_inputs ? '含输入文件' : null, download.purpose]
    .filter((part) => part !== null)
    .join(';'),
})

const FORMS = { pack: '证据包', html: '报告(html)', xlsx: '报告(xlsx)', audit_export: '审计数据' } as const
