import { openAsBlob } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import { countArgument, dayArgument } from '../arguments.ts'
import { fileUnreadable, usageWrong } from '../cli-problems.ts'
import type { Client } from '../client.ts'
import { patientClient } from '../demo/patient-client.ts'
import { giveAnswer } from '../give-answer.ts'
import { reasonOf } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { writeNewFile } from '../output-file.ts'
import { progressBar } from '../progress-bar.ts'
import { toQuery } from '../query.ts'
import {
  importPath,
  importText,
  isAtWork,
  progressOf,
  readFirstFaults,
  type RegisterImport,
} from '../register-import.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addRegisterReadingVerbs } from './register-reading.ts'

export function addRegisterCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'register', '建档立卡 / the register: households and their members')
  addImport(noun, terminal)
  addTemplate(noun, terminal)
  addRegisterReadingVerbs(noun, terminal)
}

type ImportOptions = {
  validFrom: string
  dryRun?: boolean
  take: 'all' | 'good'
  synthetic?: boolean
  controlHouseholds?: number
  controlPeople?: number
  faults?: string
}

/** A file of more rows than a spreadsheet has is no control total. */
const CONTROL_MAX = 10_000_000
const SHOWN_FAULTS = 20
const LOOK_AGAIN_MS = 300

function addImport(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'import <file>', {
    about:
      '导入建档立卡表(XLSX 或 CSV),有错误则退出码为 1 / take a register file in; exit status 1 where it has faults',
    example: 'register import 建档立卡.xlsx --valid-from 2016-06-30 --dry-run --faults 问题.xlsx',
  })
    .requiredOption(
      '--valid-from <day>',
      '自此日起如文件所载 / from this day on the register is as the file says',
      dayArgument,
    )
    .option('--dry-run', '只检查 / check and take nothing in')
    .addOption(
      new Option('--take <what>', '全部无误才登记,或只登记无误的户 / all or nothing, or the good households')
        .choices(['all', 'good'])
        .default('all'),
    )
    .option('--synthetic', '新户为虚构 / new households are made up')
    .option('--control-households <n>', '应有户数 / how many households it has to hold', countArgument(1, CONTROL_MAX))
    .option('--control-people <n>', '应有人数 / how many people it has to hold', countArgument(1, CONTROL_MAX))
    .option('--faults <file>', '将全部问题写入新文件(.xlsx 或 .csv)/ every fault into a new file (.xlsx or .csv)')
  verb.action(async (file: string) => {
    const options = verb.opts<ImportOptions>()
    const format = reportFormat(options.faults)
    const content = await openAsBlob(file).catch((error: unknown) => {
      throw fileUnreadable(file, reasonOf(error))
    })
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const sent = await services.upload<RegisterImport>('allocation', importQuery(options), content, { idempotencyKey })
    const found = await follow(services, terminal, sent)

    const isCompared = found.state !== 'failed' && found.state !== 'repeated'
    const faults = isCompared ? await readFirstFaults(services, found.id, SHOWN_FAULTS) : []
    if (isCompared && options.faults !== undefined)
      await writeNewFile(
        options.faults,
        await services.download('allocation', `${importPath(found.id)}/faults.${format}`),
      )
    giveAnswer(terminal, verb, {
      data: found,
      text: importText(found, faults),
      foundSomething: (found.faults ?? 0) > 0,
    })
    if ((found.faults ?? 0) + (found.warnings ?? 0) > faults.length && options.faults === undefined)
      terminal.say('· 还有更多 / there are more: --faults 问题.xlsx')
    if (found.problem !== null) {
      terminal.say(
        `✗ ${found.problem.title.zh} / ${found.problem.title.en}  [${found.problem.code}]\n  ${found.problem.detail}`,
      )
      terminal.exitWith(2)
    }
  })
}

const importQuery = (options: ImportOptions): string =>
  `/v1/register/imports?${toQuery({
    valid_from: options.validFrom,
    dry_run: options.dryRun === true ? 'true' : undefined,
    take: options.take,
    synthetic: options.synthetic === true ? 'true' : undefined,
    control_households: options.controlHouseholds?.toString(),
    control_people: options.controlPeople?.toString(),
  })}`

function reportFormat(file: string | undefined): 'csv' | 'xlsx' {
  const format = /\.(csv|xlsx)$/iu.exec(file ?? '.xlsx')?.[1]?.toLowerCase()
  if (format === 'csv' || format === 'xlsx') return format
  throw usageWrong('--faults names a file that ends in .xlsx or .csv.')
}

/** To its end, however long that takes: the service goes on with it whoever looks. */
async function follow(services: Client, terminal: Terminal, sent: RegisterImport): Promise<RegisterImport> {
  const bar = progressBar(terminal)
  // A service that is away for a moment goes on with the import when it is back.
  const patient = patientClient(services, { onStep: () => undefined })
  let found = sent
  while (isAtWork(found)) {
    bar.show(progressOf(found))
    await pause(LOOK_AGAIN_MS)
    found = await patient.get<RegisterImport>('allocation', importPath(found.id))
  }
  if (found.problem === null) bar.show(progressOf(found))
  bar.end()
  return found
}

function addTemplate(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'template <file>', {
    about: '生成导入模板(XLSX)/ an empty table to fill in, with what its columns take',
    example: 'register template 建档立卡模板.xlsx',
  })
  verb.action(async (file: string) => {
    const services = await openServices(terminal, verb)
    const bytes = await services.download('allocation', '/v1/register/import-template.xlsx')
    await writeNewFile(file, bytes)
    giveAnswer(terminal, verb, { data: { file, bytes: bytes.length }, text: file })
  })
}
