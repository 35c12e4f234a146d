import { DomainError } from '@fundtrace/problem'

/** `fault` names a key at most by its id, and never holds any part of the file. */
export const keyRingMalformed = (fault: string): DomainError =>
  new DomainError({
    code: 'PERSONAL_DATA_KEY_RING_MALFORMED',
    kind: 'malformed',
    title: { zh: '密钥文件无效', en: 'The key file is not valid' },
    detail: `The key ring cannot be used: ${fault}`,
  })

export const textMalformed = (context: string): DomainError =>
  new DomainError({
    code: 'PERSONAL_DATA_TEXT_MALFORMED',
    kind: 'malformed',
    title: { zh: '文本含有损坏的字符', en: 'The text holds a broken character' },
    detail: `The text for ${context} holds half a surrogate pair`,
    values: { context },
  })

export const sealMalformed = (context: string): DomainError =>
  new DomainError({
    code: 'PERSONAL_DATA_SEAL_MALFORMED',
    kind: 'malformed',
    title: { zh: '不是加密数据', en: 'This is not sealed data' },
    detail: `What is stored for ${context} is not a seal of form v1`,
    values: { context },
  })

export const keyUnknown = (context: string, keyId: string): DomainError =>
  new DomainError({
    code: 'PERSONAL_DATA_KEY_UNKNOWN',
    kind: 'unavailable',
    title: { zh: '缺少解密密钥', en: 'The key is not on the key ring' },
    detail: `What is stored for ${context} was sealed under key ${keyId}, which is not on the key ring`,
    values: { context, keyId },
  })

export const sealBroken = (context: string): DomainError =>
  new DomainError({
    code: 'PERSONAL_DATA_SEAL_BROKEN',
    kind: 'refused',
    title: { zh: '加密数据被改动或不属于此处', en: 'The sealed data was altered or belongs elsewhere' },
    detail: `What is stored for ${context} was altered, or was sealed for something else`,
    values: { context },
  })
