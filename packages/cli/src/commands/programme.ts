import type { Command } from 'commander'
import { yuanAndWan } from '../amount-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { readJsonFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Programme = Readonly<{
  id: string
  name: string
  document_number: string
  document_item: string
  area_code: string
  base: string
  rate: string
  funding: Funding
}>
type Funding =
  | Readonly<{ kind: 'ratio'; ratio: string; funders: readonly string[] }>
  | Readonly<{
      kind: 'fixed'
      parts: readonly (Readonly<{ amount: string }> & ({ funder: string } | { by: string }))[]
    }>
  | Readonly<{ kind: 'sole'; funder: string }>

export function addProgrammeCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'programme', '项目政策 / what a document says: who gets how much, who pays')

  const record = addCreatingVerb(noun, 'record <file>', {
    about: '登记项目政策(JSON 文件)/ record a programme from a JSON file',
    example: 'programme record packages/cli/examples/programme.json',
  })
  record.action(async (file: string) => {
    const body = await readJsonFile(file)
    const services = await openServices(terminal, record)
    const idempotencyKey = sendingKey(terminal, record)
    const programme = await services.post<Programme>('allocation', '/v1/programmes', body, { idempotencyKey })
    giveAnswer(terminal, record, { data: programme, text: programmeText(programme) })
  })

  const list = addReadingVerb(noun, 'list', {
    about: '本区划项目一览 / programmes of my areas',
    example: 'programme list',
  })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ programmes: Programme[] }>('allocation', '/v1/programmes')
    giveAnswer(terminal, list, { data: reply, text: programmeTable(reply.programmes) })
  })

  const show = addReadingVerb(noun, 'show <programme>', {
    about: '一个项目 / one programme',
    example: 'programme show zhanjiang-edz',
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const programme = await services.get<Programme>('allocation', `/v1/programmes/${encodeURIComponent(id)}`)
    giveAnswer(terminal, show, { data: programme, text: programmeText(programme) })
  })
}

const programmeTable = (programmes: readonly Programme[]): string =>
  textTable(
    [
      '项目 programme',
      '名称 name',
      '文号 document',
      '区划 area',
      '依据 base',
      { right: '标准 rate (元)' },
      '出资 funding',
    ],
    programmes.map((programme) => [
      programme.id,
      programme.name,
      programme.document_number,
      programme.area_code,
      programme.base,
      programme.rate,
      fundingText(programme.funding),
    ]),
  )

const programmeText = (programme: Programme): string =>
  textFields([
    ['项目 programme', `${programme.id}  ${programme.name}`],
    ['文号 document', `${programme.document_number} ${programme.document_item}`],
    ['区划 area', programme.area_code],
    ['标准 rate', `${yuanAndWan(programme.rate)}  × ${programme.base}`],
    ['出资 funding', fundingText(programme.funding)],
  ])

function fundingText(funding: Funding): string {
  switch (funding.kind) {
    case 'ratio':
      return `${funding.ratio}  ${funding.funders.join(' : ')}`
    case 'fixed':
      return funding.parts.map((part) => `${'funder' in part ? part.funder : part.by} ${part.amount}`).join(' + ')
    case 'sole':
      return funding.funder
  }
}
