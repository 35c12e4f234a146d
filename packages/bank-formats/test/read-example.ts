import { readFileSync } from 'node:fs'
import { formatMoney } from '@fundtrace/money'
import type { BankRecord, BankTemplate } from '../src/bank-formats.ts'
import {
  bytesOf,
  detectInFormat,
  readBankFile,
  type ReferenceSearch,
  readTemplates,
  TEMPLATES_FOLDER,
} from '../src/bank-formats.ts'

export const SEARCH: ReferenceSearch = {
  carriers: ['EndToEndId', 'InstrId', 'CdtrRef', 'CustomerRef', 'Ustrd', 'Info'],
  pattern: /FT\d{12}/,
}

export const example = (name: string): Buffer => readFileSync(new URL(`../examples/in/${name}`, import.meta.url))

export async function read(
  file: Buffer | string,
  template: string | null = null,
  search = SEARCH,
): Promise<BankRecord[]> {
  const source = bytesOf(Buffer.from(file))
  const records: BankRecord[] = []
  const format = await detectInFormat(source)
  for await (const record of readBankFile(source, format, { template: await templateOf(template), search }))
    records.push(record)
  return records
}

async function templateOf(id: string | null): Promise<BankTemplate | null> {
  return id === null ? null : ((await readTemplates([TEMPLATES_FOLDER])).get(id) ?? null)
}

/** One line for each record, as an officer would note it. */
export const noted = (records: readonly BankRecord[]): string[] =>
  records.map((record) => {
    if (record.kind === 'fault') return `fault ${record.why}${record.reference === null ? '' : ` ${record.reference}`}`
    if (record.kind === 'total')
      return `${record.figure} ${record.stated}${record.stated === record.found ? '' : ` but ${record.found}`}`
    const amount = record.amount === null ? '' : ` ${formatMoney(record.amount)}`
    const reason = record.reason === null ? '' : ` ${record.reason.code} ${record.reason.text}`
    if (record.kind === 'result') {
      const of = record.of === 'payment' ? '' : `${record.of} `
      return `${of}${record.reference}${amount} ${record.outcome} ${record.on ?? 'no day'}${reason}`
    }
    const about =
      record.reference ?? (record.parcel === null ? 'nothing of ours' : `parcel ${record.parcel.slice(0, 4)}`)
    return `${record.bookedOn} ${record.direction}${amount} ${about}${record.isReversal ? ' reversal' : ''}${reason}`
  })
