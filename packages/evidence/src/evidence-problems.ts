import { DomainError } from '@fundtrace/problem'

/** Larger than four bytes count, or more files than two. */
export const packTooLarge = (what: string, max: number): DomainError =>
  new DomainError({
    code: 'EVIDENCE_PACK_TOO_LARGE',
    kind: 'refused',
    title: { zh: '证据包过大', en: 'The evidence pack is too large' },
    detail: `${what}; a pack has at most ${max}. Leave the input files out, or take the run apart by fund.`,
    values: { max },
  })

export const packUnreadable = (file: string, reason: string): DomainError =>
  new DomainError({
    code: 'EVIDENCE_PACK_UNREADABLE',
    kind: 'malformed',
    title: { zh: '无法读取证据包', en: 'The evidence pack cannot be read' },
    detail: `${file}: ${reason}`,
    values: { file, reason },
  })
