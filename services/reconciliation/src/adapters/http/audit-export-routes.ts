import { Slug } from '@fundtrace/contracts'
import { type App, areaPrefixes, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { openAuditExport } from '../../application/evidence/audit-export.ts'
import { evidenceKeyMissing } from '../../domain/evidence-errors.ts'
import { insertDownload } from '../postgres/evidence/evidence-downloads.ts'
import type { EvidenceParts } from './evidence-routes.ts'
import { requireAuditOf } from './fund-access.ts'

export function auditExportRoutes(app: App, { db, signer }: Pick<EvidenceParts, 'db' | 'signer'>): void {
  app.get(
    '/v1/funds/:fund_id/audit-export',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'exportForAudit',
        summary:
          'A fund from our own copies for an audit office: XML files grouped as GB/T 42940-2023 groups them, signed, in a ZIP; no conformity is claimed',
        tags: ['Evidence'],
        params: Type.Object({ fund_id: Slug }),
        response: {
          200: { content: { 'application/zip': { schema: Type.Unsafe({ type: 'string', format: 'binary' }) } } },
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { fund_id: fundId } = request.params
      await requireAuditOf(db, caller, [fundId])
      if (signer === null) throw evidenceKeyMissing()
      await db.transaction((trx) =>
        insertDownload(trx, {
          subject_kind: 'fund',
          subject: fundId,
          form: 'audit_export',
          with_inputs: false,
          taken_by: caller.subject,
          taken_for: caller.actingFor,
          purpose: null,
        }),
      )
      const label = { fundId, madeBy: caller.subject, madeAt: new Date(), areas: areaPrefixes(caller) }
      return reply
        .header('content-disposition', `attachment; filename="fundtrace-audit-${fundId}.zip"`)
        .header('cache-control', 'no-store')
        .type('application/zip')
        .send(await openAuditExport(db, label, signer))
    },
  )
}
