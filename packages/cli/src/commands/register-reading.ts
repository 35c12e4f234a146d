import type { Command } from 'commander'
import { dayArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'
import { textFields, textTable } from '../text-table.ts'
import { addReadingVerb } from '../verb.ts'

/** Looking things up in the register: everything comes masked. */
export function addRegisterReadingVerbs(noun: Command, terminal: Terminal): void {
  addShow(noun, terminal)
  addSearch(noun, terminal)
  addHistory(noun, terminal)
}

type Household = Readonly<{
  household_id: string
  area_code: string
  name: string
  status: string
  grace_until: string | null
  class: string | null
  income_per_person: string | null
  valid_from: string
  members: readonly Readonly<{
    name: string
    identity_number: string
    relation: string
    ability: string | null
    stage: string | null
  }>[]
}>

const householdPath = (id: string): string => `/v1/register/households/${encodeURIComponent(id)}`

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <household>', {
    about: '一户及其成员,可看任一日 / a household and its members, today or on a day',
    example: 'register show qc-000001 --on 2016-06-30',
  }).option('--on <day>', '某日 / as it was on that day', dayArgument)
  verb.action(async (id: string) => {
    const { on } = verb.opts<{ on?: string }>()
    const services = await openServices(terminal, verb)
    const household = await services.get<Household>('allocation', `${householdPath(id)}?${toQuery({ on })}`)
    giveAnswer(terminal, verb, { data: household, text: householdText(household) })
  })
}

const householdText = (household: Household): string =>
  [
    textFields([
      ['户 household', household.household_id],
      ['户主 head', household.name],
      ['区划 area', household.area_code],
      ['状态 status', [household.status, household.grace_until ?? ''].join(' ').trim()],
      ['类别 class', household.class ?? ''],
      ['人均年收入 income', household.income_per_person ?? ''],
      ['自 since', household.valid_from],
    ]),
    textTable(
      ['姓名 name', '身份证号 identity', '关系 relation', '劳动能力 ability', '学段 stage'],
      household.members.map((member) => [
        member.name,
        member.identity_number,
        member.relation,
        member.ability ?? '',
        member.stage ?? '',
      ]),
    ),
  ].join('\n')

type Found = Readonly<{ name: string; identity_number: string; household_id: string; relation: string; status: string }>

function addSearch(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'search', {
    about: '按身份证号精确查找,号码从标准输入读 / find a person by the whole identity number, read from stdin',
    example: 'register search < 号码.txt',
  }).option('--on <day>', '某日 / as it was on that day', dayArgument)
  verb.action(async () => {
    const { on } = verb.opts<{ on?: string }>()
    // Never as an argument: those stay in the history of the shell.
    const identity_number = (await terminal.readInput()).trim()
    const services = await openServices(terminal, verb)
    const reply = await services.post<{ found: Found[] }>('allocation', '/v1/register/search', { identity_number, on })
    const text = textTable(
      ['姓名 name', '身份证号 identity', '户 household', '关系 relation', '状态 status'],
      reply.found.map((each) => [each.name, each.identity_number, each.household_id, each.relation, each.status]),
    )
    giveAnswer(terminal, verb, { data: reply, text })
  })
}

type Entry = Readonly<{
  revision: number
  valid_from: string
  name: string
  standing: string
  reason: string
  recorded_by: string
}>

function addHistory(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'history <household>', {
    about: '一户的全部记录:何人何时因何 / everything recorded of a household: who, when and why',
    example: 'register history qc-000001',
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ history: Entry[] }>('allocation', `${householdPath(id)}/history`)
    const text = textTable(
      [{ right: '版本 revision' }, '自 from', '姓名 name', '状态 standing', '事由 reason', '登记人 by'],
      reply.history.map((each) => [
        String(each.revision),
        each.valid_from,
        each.name,
        each.standing,
        each.reason,
        each.recorded_by,
      ]),
    )
    giveAnswer(terminal, verb, { data: reply, text })
  })
}
