import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

type DocumentKind = 'guarantee' | 'milestone'
const ZH: Readonly<Record<DocumentKind, string>> = { guarantee: '保底规定', milestone: '阶段目标' }

export const documentUnknown = (kind: DocumentKind, id: string, version: number | null): DomainError =>
  problem(
    'not_found',
    `${kind.toUpperCase()}_UNKNOWN`,
    `${ZH[kind]}不存在`,
    `There is no such ${kind}`,
    `No ${kind} ${id}${version === null ? '' : ` of version ${version}`} is recorded.`,
    { [`${kind}_id`]: id, version },
  )

export const documentVersionWrong = (kind: DocumentKind, id: string, version: number, wanted: number): DomainError =>
  problem(
    'conflict',
    `${kind.toUpperCase()}_VERSION_WRONG`,
    `${ZH[kind]}的版本号不连续`,
    `It is not the next version of the ${kind}`,
    `Version ${version} of ${id} was sent with other words than those recorded; the next version is ${wanted}.`,
    { [`${kind}_id`]: id, version, next_version: wanted },
  )

export const documentAreaMoved = (kind: DocumentKind, id: string, area: string, recorded: string): DomainError =>
  problem(
    'refused',
    `${kind.toUpperCase()}_AREA_MOVED`,
    `${ZH[kind]}的区划不能改变`,
    `The ${kind} is another area's`,
    `${id} is carried out by ${recorded}; ${area} needs a ${kind} of its own.`,
    { [`${kind}_id`]: id, area_code: area, recorded_area_code: recorded },
  )

export const evaluationUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'EVALUATION_UNKNOWN',
    '核查不存在',
    'There is no such evaluation',
    `No evaluation ${id} is kept.`,
    { evaluation_id: id },
  )
