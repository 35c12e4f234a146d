import { extname } from 'node:path'
import type { Command } from 'commander'
import { argumentMalformed } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { streamNewFile } from '../output-file.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'

/** A page of the books as a file instead of a table. */
export const withFile = (verb: Command): Command =>
  verb
    .option('-o, --output <file>', '全部写入新文件(.csv 或 .xlsx),不覆盖 / all of it to a new file, .csv or .xlsx')
    .option('--gb18030', 'CSV 用 GB18030 编码 / the CSV in GB18030, for older spreadsheets')

/** Whether a file was asked for and is written. */
export async function wroteFile(
  terminal: Terminal,
  verb: Command,
  path: string,
  asked: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  const { output, gb18030 = false } = verb.opts<{ output?: string; gb18030?: boolean }>()
  if (output === undefined) return false
  const format = extname(output).slice(1).toLowerCase()
  if (!FORMATS.has(format)) throw argumentMalformed(output, 'a file name that ends in .csv or .xlsx')
  const query = toQuery({ ...asked, format, encoding: gb18030 ? 'gb18030' : undefined })
  await download(terminal, verb, output, `${path}?${query}`)
  return true
}

/** From the ledger to a new file, as it comes. */
export async function download(terminal: Terminal, verb: Command, output: string, path: string): Promise<void> {
  const services = await openServices(terminal, verb)
  const bytes = await streamNewFile(output, await services.stream('ledger', path))
  giveAnswer(terminal, verb, { data: { file: output, bytes }, text: `${output}  ${bytes} bytes` })
}

const FORMATS: ReadonlySet<string> = new Set(['csv', 'xlsx'])
