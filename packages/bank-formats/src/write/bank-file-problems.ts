import { DomainError } from '@fundtrace/problem'

/** Names the payment and the field, never the text: it is somebody's name or account. */
export const textUnwritable = (reference: string, field: string, fault: string): DomainError =>
  new DomainError({
    code: 'BANK_FILE_TEXT_UNWRITABLE',
    kind: 'refused',
    title: { zh: '文本无法写入银行文件', en: 'A text cannot be written to the bank file' },
    detail: `${field} of ${reference} ${fault}: have it corrected in the register, or take the payment out`,
    values: { reference, field, fault },
  })

/** `part`: the file, or a parcel of it. */
export const controlSumWrong = (
  part: string,
  declared: { count: number; total: string },
  found: { count: number; total: string },
): DomainError =>
  new DomainError({
    code: 'BANK_FILE_CONTROL_SUM_WRONG',
    kind: 'refused',
    title: { zh: '银行文件笔数或金额与声明不符', en: 'Count or total of the bank file is not the one declared' },
    detail: `${part} declares ${declared.count} payments of ${declared.total}; ${found.count} of ${found.total} were found`,
    values: { part, declared, found },
  })
