import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `DISBURSEMENT_${code}`, kind, title: { zh, en }, detail, values })

export const documentUnknown = (documentId: string): DomainError =>
  problem(
    'not_found',
    'DOCUMENT_UNKNOWN',
    '凭证材料不存在',
    'There is no such document',
    `No document ${documentId} is recorded.`,
    { document_id: documentId },
  )

export const documentOfOtherType = (): DomainError =>
  problem(
    'refused',
    'DOCUMENT_TYPE_REFUSED',
    '文件类型不可用作凭证材料',
    'A file of this kind is no document',
    'A document is a PDF, an OFD, a picture (PNG, JPEG, TIFF), a workbook (XLSX) or a text (DOCX) without macros; by what is in it.',
    {},
  )

/** What proves one expense proves no second one. */
export const documentUsed = (documentId: string, kind: string): DomainError =>
  problem(
    'conflict',
    'DOCUMENT_ALREADY_USED',
    '该凭证已用于另一笔报账',
    'The document is presented for another award already',
    `Document ${documentId} stands as ${kind} for another award; one expense is paid once.`,
    { document_id: documentId, kind },
  )
