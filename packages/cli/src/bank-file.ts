import { yuanAndWan } from './amount-text.ts'
import { textFields, textTable } from './text-table.ts'

/** A bank file as the service shows it. */
export type BankFile = Readonly<{
  id: string
  batch_id: string
  format: string
  purpose: string | null
  pay_on: string | null
  state: 'writing' | 'written' | 'released' | 'discarded'
  count: number | null
  total: string | null
  sha256: string | null
  size_bytes: number | null
  parcels: readonly string[]
  written_by: string
  released_by: string | null
}>

export const bankFilePath = (id: string): string => `/v1/files/${encodeURIComponent(id)}`

export const bankFileText = (file: BankFile): string =>
  textFields([
    ['支付文件 file', file.id],
    ['批次 batch', file.batch_id],
    ['格式 format', file.format],
    ['状态 state', file.state],
    ['支付日 pay on', file.pay_on ?? '—'],
    ['用途 purpose', file.purpose ?? '—'],
    ['合计 total', file.total === null ? '—' : `${yuanAndWan(file.total)}  (${file.count} 笔 payments)`],
    ['字节 bytes', file.size_bytes === null ? '—' : String(file.size_bytes)],
    ['sha256', file.sha256 ?? '—'],
    ['生成 written by', file.written_by],
    ['放行 released by', file.released_by ?? '—'],
  ])

export const bankFileTable = (files: readonly BankFile[]): string =>
  textTable(
    [
      '支付文件 file',
      '格式 format',
      '状态 state',
      { right: '笔数 count' },
      { right: '元 yuan' },
      '生成 by',
      '放行 released by',
    ],
    files.map(({ id, format, state, count, total, written_by, released_by }) => [
      id,
      format,
      state,
      count === null ? '—' : String(count),
      total ?? '—',
      written_by,
      released_by ?? '—',
    ]),
  )
