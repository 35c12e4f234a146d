import { DomainError } from '@fundtrace/problem'

/** `faults`: where in the document, and what. */
export const templateWrong = (name: string, faults: readonly string[]): DomainError =>
  new DomainError({
    code: 'BANK_TEMPLATE_WRONG',
    kind: 'malformed',
    title: { zh: '银行文件模板有误', en: 'The template of a bank file is wrong' },
    detail: `Template ${name}: ${faults.slice(0, 10).join('; ')}`,
    values: { template: name, faults: faults.slice(0, 100) },
  })
