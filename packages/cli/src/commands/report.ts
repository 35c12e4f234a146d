import { extname } from 'node:path'
import type { Command } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { countArgument } from '../arguments.ts'
import { argumentMalformed } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { writeNewFile } from '../output-file.ts'
import { planPath } from '../plan.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'
import { addNoun, addReadingVerb, type VerbDescription } from '../verb.ts'

const YEAR = countArgument(1949, 2200)
const PLAN = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** What is handed in, hung out or published: files to open in Excel or WPS, or to print. */
export function addReportCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'report', '报告与公示 / reports, bulletins and public lists as XLSX or HTML')

  addPeriod(noun, terminal, 'half-year', 'half', {
    about: '半年报告(7月20日、12月20日前)/ the half-yearly report',
    example: 'report half-year --area 441802 --year 2016 --number 1 -o 2016上半年.xlsx',
  })
  addPeriod(noun, terminal, 'quarter', 'quarter', {
    about: '季度通报 / the quarterly bulletin',
    example: 'report quarter --area 441802 --year 2016 --number 3 -o 2016三季度.html',
  })
  addList(noun, terminal, 'notice', {
    about: '公示名单 / the public list of a plan, masked',
    example: `report notice ${PLAN} -o 公示.html`,
  })
  addList(noun, terminal, 'results', {
    about: '公告名单 / what was awarded, masked',
    example: `report results ${PLAN} -o 公告.xlsx`,
  })
}

type Period = { area: string; year: number; number: number; output: string }

function addPeriod(noun: Command, terminal: Terminal, path: string, asked: string, description: VerbDescription): void {
  const verb = withOutput(addReadingVerb(noun, path, description))
    .requiredOption('--area <code>', '区划 / area')
    .requiredOption('--year <year>', '年度 / year', YEAR)
    .requiredOption('--number <n>', '第几个 / which one', countArgument(1, 4))
  verb.action(async () => {
    const { area, year, number, output } = verb.opts<Period>()
    const area_code = await readAreaOption(area)
    const query = toQuery({ area_code, year: String(year), [asked]: String(number) })
    await download(terminal, verb, output, (format) => `/v1/reports/${path}.${format}?${query}`)
  })
}

function addList(noun: Command, terminal: Terminal, name: string, description: VerbDescription): void {
  const verb = withOutput(addReadingVerb(noun, `${name} <plan>`, description))
  verb.action(async (id: string) => {
    const { output } = verb.opts<{ output: string }>()
    await download(terminal, verb, output, (format) => `${planPath(id)}/${name}.${format}`)
  })
}

const withOutput = (verb: Command): Command =>
  verb.requiredOption('-o, --output <file>', '写入新文件(.xlsx 或 .html),不覆盖 / to a new file, .xlsx or .html')

async function download(
  terminal: Terminal,
  verb: Command,
  output: string,
  pathOf: (format: string) => string,
): Promise<void> {
  const format = extname(output).slice(1).toLowerCase()
  if (!FORMATS.has(format)) throw argumentMalformed(output, 'a file name that ends in .xlsx or .html')
  const services = await openServices(terminal, verb)
  const bytes = await services.download('allocation', pathOf(format))
  await writeNewFile(output, bytes)
  giveAnswer(terminal, verb, { data: { file: output, bytes: bytes.length }, text: `${output}  ${bytes.length} bytes` })
}

const FORMATS: ReadonlySet<string> = new Set(['xlsx', 'html'])
