import { DomainError } from '@fundtrace/problem'

export type TextFault = 'control_character' | 'half_character' | 'damaged_character'

/** `place` is a JSON pointer or the name of a field. The text itself is not repeated: it may be anything. */
export const textUnfit = (place: string, fault: TextFault): DomainError =>
  new DomainError({
    code: 'LEDGER_TEXT_UNFIT',
    kind: 'malformed',
    title: { zh: '文本含有不可保存的字符', en: 'The text has a character that is not kept' },
    detail: `${place} has ${FAULTS[fault]}; text is sent as UTF-8, with no control characters but tab and line break.`,
    values: { place, fault },
  })

/** The number is not repeated: it would stand in logs and answers. */
export const personalNumber = (place: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PERSONAL_NUMBER',
    kind: 'refused',
    title: { zh: '疑似身份证号或银行卡号,不得写入账本', en: 'This looks like an identity or card number' },
    detail: `${place} has a number that looks like one of an identity card or a bank card. What is written here is sealed for ever: what is about a person goes into "private".`,
    values: { place, belongs_into: 'private' },
  })

export const detailsTooLarge = (place: string, bytes: number, bytesMax: number): DomainError =>
  new DomainError({
    code: 'LEDGER_DETAILS_TOO_LARGE',
    kind: 'refused',
    title: { zh: '附加信息过大', en: 'The details are too large' },
    detail: `${place} is ${bytes} bytes as canonical JSON; it may have ${bytesMax}. Keep the document elsewhere and its number here.`,
    values: { place, bytes, bytes_max: bytesMax },
  })

export const detailsTooDeep = (place: string, depthMax: number): DomainError =>
  new DomainError({
    code: 'LEDGER_DETAILS_TOO_DEEP',
    kind: 'refused',
    title: { zh: '附加信息嵌套过深', en: 'The details are nested too deep' },
    detail: `${place.slice(0, 100)} lies more than ${depthMax} levels deep.`,
    values: { place: place.slice(0, 100), depth_max: depthMax },
  })

export const numberInexact = (place: string, number: number): DomainError =>
  new DomainError({
    code: 'LEDGER_NUMBER_INEXACT',
    kind: 'refused',
    title: { zh: '数字须为整数,小数请用文本', en: 'The number is not exact' },
    detail: `${place} is ${number}; numbers here are whole and at most 9007199254740991. Send amounts and long numbers as text.`,
    values: { place, number: String(number) },
  })

const FAULTS: Readonly<Record<TextFault, string>> = {
  control_character: 'a control character',
  half_character: 'half a character (a surrogate without its other half)',
  damaged_character: 'a character that was lost on the way (U+FFFD), as when GB18030 is sent for UTF-8',
}
