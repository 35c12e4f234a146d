import type { DomainError } from '@fundtrace/problem'
import { problem } from '../problem.ts'

export const importUnknown = (id: string): DomainError =>
  problem('not_found', 'IMPORT_UNKNOWN', '导入不存在', 'There is no such import', `No import ${id} is recorded.`, {
    import_id: id,
  })

export const importTooLarge = (bytesMax: number): DomainError =>
  problem(
    'too_large',
    'IMPORT_TOO_LARGE',
    '文件过大',
    'The file is too large',
    `A register file has at most ${bytesMax} bytes; send it in parts.`,
    { bytes_max: bytesMax },
  )

export const importEmpty = (): DomainError =>
  problem('malformed', 'IMPORT_EMPTY', '文件没有数据行', 'The file has no rows', 'Nothing stands below the header.', {})

export const importDayInFuture = (validFrom: string, today: string): DomainError =>
  problem(
    'refused',
    'IMPORT_DAY_IN_FUTURE',
    '生效日期晚于今天',
    'A register cannot hold from a day to come',
    `${validFrom} is after today, ${today}.`,
    { valid_from: validFrom, today },
  )

/** The faults of a file are told when all of it has been compared. */
export const importStillAtWork = (id: string, state: string): DomainError =>
  problem(
    'conflict',
    'IMPORT_AT_WORK',
    '文件仍在检查',
    'The file is still being checked',
    `Import ${id} is ${state}; ask again when it is checked.`,
    { import_id: id, state },
  )

export const importOutsideAreas = (areaCode: string, areas: readonly string[]): DomainError =>
  problem(
    'forbidden',
    'IMPORT_OUTSIDE_AREAS',
    '涉及权限范围以外的户',
    'A household outside your access is touched',
    `A household of the file is known in ${areaCode}, outside ${areas.join(', ')}.`,
    { area_code: areaCode, areas: [...areas] },
  )
