import { DomainError, type ProblemValues } from '@fundtrace/problem'
import type { ListFault } from './list-fault.ts'

const problem = (code: string, zh: string, en: string, detail: string, values: ProblemValues = {}): DomainError =>
  new DomainError({ code: `LIST_${code}`, kind: 'malformed', title: { zh, en }, detail, values })

export const mappingWrong = (errors: readonly Readonly<{ path: string; message: string }>[]): DomainError =>
  problem(
    'MAPPING_WRONG',
    '列对应关系有误',
    'The column mapping is wrong',
    errors.map(({ path, message }) => `${path || '/'} ${message}`).join('; '),
    { errors: errors.map(({ path, message }) => ({ path, detail: message })) },
  )

/** Names only what is wanted: in a file without a header the first row may be a person's. */
export const columnsMissing = (
  missing: readonly Readonly<{ column: string; accepted: readonly string[] }>[],
  doubled: readonly Readonly<{ column: string; headers: readonly string[] }>[],
  separator: string | null = null,
): DomainError =>
  problem(
    'COLUMNS_MISSING',
    '表头与所需的列不符',
    'The header does not have the columns that are needed',
    [
      ...missing.map(({ column, accepted }) => `${accepted.join(' / ')} (${column}) is missing`),
      ...doubled.map(({ column, headers }) => `${headers.join(', ')} (${column}) is there ${headers.length} times`),
      ...(separator === null
        ? []
        : [
            `该文件以${SEPARATOR_NAMES[separator]?.zh}分隔,请在列对应关系中写 separator / its columns are separated by ${SEPARATOR_NAMES[separator]?.en}: say separator: ${JSON.stringify(separator)} in the mapping`,
          ]),
    ].join('; '),
    {
      missing: missing.map(({ column, accepted }) => ({ column, accepted })),
      doubled: doubled.map(({ column, headers }) => ({ column, headers })),
      ...(separator !== null && { separator }),
    },
  )

const SEPARATOR_NAMES: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = {
  ',': { zh: '逗号', en: 'commas' },
  ';': { zh: '分号', en: 'semicolons' },
  '\t': { zh: '制表符', en: 'tabs' },
  '|': { zh: '竖线', en: 'bars' },
  '^': { zh: '脱字符', en: 'carets' },
}

export const amountUnmapped = (): DomainError =>
  mappingWrong([
    {
      path: '/amount',
      message: '请指明金额列,只有名册可以没有 / says where the amounts stand; only a register may be without',
    },
  ])

export const formatUnreadable = (found: string): DomainError =>
  problem(
    'FORMAT_UNREADABLE',
    '不支持的文件格式',
    'This kind of file is not read',
    `The file is ${found}; CSV, .xlsx, camt.053, camt.054 and MT940 are read.`,
    { found },
  )

export const fileUnreadable = (path: string, reason: string): DomainError =>
  problem('FILE_UNREADABLE', '无法读取文件', 'The file cannot be read', `${path}: ${reason}`, { file: path, reason })

/** What a list says of itself is not so: nothing is compared before it is mended. */
export const listFaulty = (name: string, faults: readonly ListFault[], count: number): DomainError =>
  problem(
    'FAULTY',
    '清单有误,未进行比对',
    'The list has faults; nothing was compared',
    `${name} has ${count} ${count === 1 ? 'fault' : 'faults'}${count > faults.length ? `, of which the first ${faults.length} are told` : ''}.`,
    { file: name, fault_count: count, errors: faults.map((fault) => ({ ...fault })) },
  )
