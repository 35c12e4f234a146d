import { DomainError } from '@fundtrace/problem'

export const objectionUnknown = (objectionId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_OBJECTION_UNKNOWN',
    kind: 'not_found',
    title: { zh: '异议不存在', en: 'There is no such objection' },
    detail: `No objection ${objectionId} is recorded.`,
    values: { objection_id: objectionId },
  })

export const objectionDecided = (objectionId: string, decision: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_OBJECTION_DECIDED',
    kind: 'conflict',
    title: { zh: '异议已处理', en: 'The objection is decided' },
    detail: `Objection ${objectionId} was ${decision}; a decision stands.`,
    values: { objection_id: objectionId, decision },
  })

/** From the first day of the notice to the last, both included; days end at midnight in Shanghai. */
export const notInNotice = (batchId: string, from: string | null, until: string | null, today: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_BATCH_NOT_IN_NOTICE',
    kind: 'refused',
    title: { zh: '不在公示期内', en: 'The batch is not in notice' },
    detail: `Objections to batch ${batchId} are taken from ${from ?? 'the first day of its notice'} to ${until ?? 'the last'}; today is ${today}.`,
    values: { batch_id: batchId, notice_from: from, notice_until: until, today },
  })
