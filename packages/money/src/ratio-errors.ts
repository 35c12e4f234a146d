import { DomainError } from '@fundtrace/problem'
import { excerpt } from './excerpt.ts'

export const ratioMalformed = (ratio: string, reason: string): DomainError =>
  new DomainError({
    code: 'RATIO_MALFORMED',
    kind: 'malformed',
    title: { zh: '分担比例格式不正确', en: 'The ratio cannot be read' },
    detail: `"${excerpt(ratio)}" is not a ratio such as 6:3:1: ${excerpt(reason)}.`,
    values: { ratio: excerpt(ratio), reason: excerpt(reason) },
  })

export const ratioPartsMissing = (ratio: string): DomainError =>
  new DomainError({
    code: 'RATIO_PARTS_MISSING',
    kind: 'malformed',
    title: { zh: '分担比例至少需要两个部分', en: 'A ratio needs at least two parts' },
    detail: `"${excerpt(ratio)}" does not share anything: it has fewer than two parts divided by colons.`,
    values: { ratio: excerpt(ratio), parts_min: 2 },
  })

export const ratioAllZero = (ratio: string): DomainError =>
  new DomainError({
    code: 'RATIO_ALL_ZERO',
    kind: 'malformed',
    title: { zh: '分担比例不能全部为零', en: 'The parts of a ratio are all zero' },
    detail: `In "${excerpt(ratio)}" nobody bears anything: at least one part must be above zero.`,
    values: { ratio: excerpt(ratio) },
  })

export const ratioPartNegative = (ratio: string, part: string): DomainError =>
  new DomainError({
    code: 'RATIO_PART_NEGATIVE',
    kind: 'malformed',
    title: { zh: '分担比例不能为负数', en: 'A part of the ratio is negative' },
    detail: `The part ${excerpt(part)} of "${excerpt(ratio)}" is negative; a part is 0 or more.`,
    values: { ratio: excerpt(ratio), part: excerpt(part) },
  })
