import type { Command } from 'commander'
import { countArgument } from '../arguments.ts'
import { faultTexts } from '../fault-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { postPolicy, readPolicyFile, withLines } from '../policy-file.ts'
import { type Programme, programmeTable, programmeText } from '../programme.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

const VERSION_MAX = 32_767

export function addProgrammeCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'programme', '项目政策 / what a document says: who gets how much, who pays')
  addRecord(noun, terminal)
  addCheck(noun, terminal)
  addList(noun, terminal)
  addShow(noun, terminal)
}

function addRecord(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'record <file>', {
    about: '登记项目政策(YAML 或 JSON 文件)/ record a programme, or the next version of it, from a YAML or JSON file',
    example: 'programme record packages/cli/examples/programme.yaml',
  })
  verb.action(async (file: string) => {
    const policy = await readPolicyFile(file)
    const services = await openServices(terminal, verb)
    const options = { path: '/v1/programmes', policy, idempotencyKey: sendingKey(terminal, verb) }
    const programme = await postPolicy<Programme>(services, options)
    giveAnswer(terminal, verb, { data: programme, text: programmeText(programme) })
  })
}

function addCheck(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'check <file>', {
    about: '检查项目政策文件,不登记 / say everything that is wrong in a programme file; records nothing',
    example: 'programme check packages/cli/examples/programme.yaml',
  })
  verb.action(async (file: string) => {
    const policy = await readPolicyFile(file)
    const services = await openServices(terminal, verb)
    const found = await services.post<Checked>('allocation', '/v1/programmes/check', policy.content).catch((error) => {
      throw withLines(error, policy)
    })
    const errors = found.errors.map((fault) => ({ line: policy.lineOf(fault.path), ...fault }))
    giveAnswer(terminal, verb, {
      data: { ...found, errors },
      text: errors.length === 0 ? '没有问题 / nothing is wrong' : (faultTexts(errors) ?? []).join('\n'),
      foundSomething: errors.length > 0,
    })
  })
}

type Fault = Readonly<{ path: string; value: unknown; reason: Readonly<{ zh: string; en: string }>; expected: unknown }>
type Checked = Readonly<{ valid: boolean; errors: readonly Fault[] }>

function addList(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'list', {
    about: '本区划项目一览 / programmes of my areas',
    example: 'programme list',
  })
  verb.action(async () => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ programmes: Programme[] }>('allocation', '/v1/programmes')
    giveAnswer(terminal, verb, { data: reply, text: programmeTable(reply.programmes) })
  })
}

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <programme>', {
    about: '一个项目 / one programme, its newest version or an older one',
    example: 'programme show zhanjiang-edz --version 1',
  }).option('--version <n>', '版本 / version', countArgument(1, VERSION_MAX))
  verb.action(async (id: string) => {
    const { version } = verb.opts<{ version?: number }>()
    const services = await openServices(terminal, verb)
    const path = `/v1/programmes/${encodeURIComponent(id)}?${toQuery({ version: version?.toString() })}`
    const programme = await services.get<Programme>('allocation', path)
    giveAnswer(terminal, verb, { data: programme, text: programmeText(programme) })
  })
}
