import type { Command } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

type Funder = Readonly<{ id: string; name: string; area_code: string | null }>

export function addFunderCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'funder', '出资方 / who pays')

  const record = addCreatingVerb(noun, 'record <id>', {
    about: '登记出资方 / record a funder',
    example: 'funder record foshan --name 佛山市 --area 4406',
  })
    .requiredOption('--name <name>', '名称 / name')
    .option('--area <code>', '行政区划代码 / its area code, if it is an area')
  record.action(async (id: string) => {
    const { name, area } = record.opts<{ name: string; area?: string }>()
    const area_code = (await readAreaOption(area)) ?? null
    const services = await openServices(terminal, record)
    const idempotencyKey = sendingKey(terminal, record)
    const body: Funder = { id, name, area_code }
    const funder = await services.post<Funder>('allocation', '/v1/funders', body, { idempotencyKey })
    giveAnswer(terminal, record, { data: funder, text: funderTable([funder]) })
  })

  const list = addReadingVerb(noun, 'list', { about: '出资方一览 / every funder', example: 'funder list' })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ funders: Funder[] }>('allocation', '/v1/funders')
    giveAnswer(terminal, list, { data: reply, text: funderTable(reply.funders) })
  })
}

const funderTable = (funders: readonly Funder[]): string =>
  textTable(
    ['出资方 funder', '名称 name', '区划 area'],
    funders.map(({ id, name, area_code }) => [id, name, area_code ?? '—']),
  )
