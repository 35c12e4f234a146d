import { Readable } from 'node:stream'
import type { Database, Transaction } from '@fundtrace/database'
import { type PackFile, textFile, writePack } from '@fundtrace/evidence'
import type { Signer } from '@fundtrace/seal'
import { AUDIT_GROUPS, type AuditGroup } from '../../adapters/postgres/evidence/audit-tables.ts'
import { cursorPages } from '../../adapters/postgres/evidence/cursor-pages.ts'

/** `areas`: prefixes that the one who takes it may see. */
export type AuditExportLabel = Readonly<{ fundId: string; madeBy: string; madeAt: Date; areas: readonly string[] }>

/** A fund from our own copies as signed XML files, a group each; all of it as of one moment. Destroying the stream ends the reading. */
export async function openAuditExport(db: Database, label: AuditExportLabel, signer: Signer): Promise<Readable> {
  const trx = await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
  const subject = {
    kind: 'audit-export',
    fund: label.fundId,
    made_at: label.madeAt.toISOString(),
    made_by: label.madeBy,
  }
  const stream = Readable.from(writePack({ subject, files: exportFiles(trx, label), signer }), { objectMode: false })
  stream.once('close', () => void trx.rollback())
  return stream
}

function* exportFiles(trx: Transaction, label: AuditExportLabel): Generator<PackFile> {
  yield textFile('readme.txt', readme(label))
  for (const group of AUDIT_GROUPS) yield { name: group.file, content: groupXml(trx, group, label) }
}

async function* groupXml(
  trx: Transaction,
  { name, tables }: AuditGroup,
  label: AuditExportLabel,
): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${name} 资金="${escapeXml(label.fundId)}" 生成时间="${label.madeAt.toISOString()}" 符合性声明="未声明符合GB/T 42940-2023">\n`,
  )
  for (const { name: table, columns, query } of tables) {
    yield Buffer.from(`<${table}表>\n`)
    const pages = cursorPages<Row>(trx, 'audit_export', query, {
      fundId: label.fundId,
      areas: [...label.areas],
    })
    for await (const page of pages) yield Buffer.from(page.map((row) => rowXml(table, columns, row)).join(''))
    yield Buffer.from(`</${table}表>\n`)
  }
  yield Buffer.from(`</${name}>\n`)
}

type Row = Readonly<Record<string, string | null>>

const rowXml = (table: string, columns: Readonly<Record<string, string>>, row: Row): string =>
  `<${table}>${Object.entries(columns)
    .map(([column, name]) => {
      const value = row[column] ?? null
      return value === null ? '' : `<${name}>${escapeXml(value)}</${name}>`
    })
    .join('')}</${table}>\n`

/** What XML 1.0 cannot hold at all becomes U+FFFD. */
const escapeXml = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const readme = ({ fundId, madeBy, madeAt }: AuditExportLabel): string =>
  [
    `审计数据导出  资金 ${fundId}`,
    '',
    '本导出按 GB/T 42940-2023《财政预算管理软件审计数据接口》的六个数据组分组:',
    ...AUDIT_GROUPS.map(({ file, name }) => `  ${file}  ${name}`),
    '',
    '不声称符合该标准:表名、列名与XML结构为本系统自定,未依据标准正文进行符合性评价。',
    'NO CONFORMITY with GB/T 42940-2023 is claimed: only its grouping is followed; tables, columns and XML structure are our own.',
    '',
    '来源:对账服务自己的副本(各主题事件)与审计人员上传的银行对账单,不是账本本身。金额单位:元,两位小数。日期:北京时间。',
    `导出人 ${madeBy}  时间 ${madeAt.toISOString()}`,
    '核验:  fundtrace verify 本文件.zip',
    '',
  ].join('\r\n')
