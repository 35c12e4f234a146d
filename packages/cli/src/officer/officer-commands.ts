import type { Command } from 'commander'
import { asWritten, dayArgument, repeated } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addDelegationCommands } from './delegation-commands.ts'
import { addExchangeCommand } from './exchange-command.ts'
import {
  type Change,
  changesText,
  historyText,
  type Officer,
  officersText,
  type OfficerVersion,
} from './officer-text.ts'

/** Who may do what: asked for by one administrator, approved by another. */
export function addOfficerCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'officer', '人员与权限 / officers, their roles and areas, and who stands in for whom')
  addList(noun, terminal)
  addAsk(noun, terminal)
  addPending(noun, terminal)
  addDecisions(noun, terminal)
  addRevoke(noun, terminal)
  addHistory(noun, terminal)
  addDelegationCommands(noun, terminal)
  addExchangeCommand(noun, terminal)
}

function addList(noun: Command, terminal: Terminal): void {
  const list = withPages(
    addReadingVerb(noun, 'list', { about: '在册人员 / the officers of my areas', example: 'officer list' }),
    'officer',
  )
  list.action(async () => {
    const services = await openServices(terminal, list)
    const data = await services.get<{ officers: Officer[] }>('access', `/v1/officers?${pageQuery(list)}`)
    giveAnswer(terminal, list, { data, text: officersText(data.officers) })
    sayIfMore(terminal, list, data.officers.length, data.officers.at(-1)?.subject)
  })
}

type AskOptions = {
  name: string
  role: readonly string[]
  area: readonly string[]
  from?: string
  until?: string
  reason: string
}

function addAsk(noun: Command, terminal: Terminal): void {
  const ask = addMakingVerb(noun, 'ask <officer>', {
    about: '申请任命或变更权限 / ask that somebody be appointed, or have other roles, areas or days',
    example: 'officer ask li-chuna --name 李出纳 --role treasury --area 441802 --reason 清财人〔2016〕8号',
  })
    .requiredOption('--name <name>', '姓名 / name')
    .requiredOption('--role <role>', 'finance | treasury | audit | admin,可重复 / may be repeated', repeated(asWritten))
    .requiredOption('--area <code>', '行政区划代码,可重复 / area code, may be repeated', repeated(asWritten))
    .option('--from <day>', '起日 / first day (today)', dayArgument)
    .option('--until <day>', '止日 / last day', dayArgument)
    .requiredOption('--reason <text>', '依据 / why, such as the document')
  ask.action(async (subject: string) => {
    const { name, role, area, from, until, reason } = ask.opts<AskOptions>()
    const services = await openServices(terminal, ask)
    const order = { subject, name, roles: role, areas: area, valid_from: from, valid_until: until, reason }
    const idempotencyKey = sendingKey(terminal, ask)
    const change = await services.post<Change>('access', '/v1/officer-changes', order, { idempotencyKey })
    giveAnswer(terminal, ask, { data: change, text: changesText([change]), id: change.id })
  })
}

function addPending(noun: Command, terminal: Terminal): void {
  const pending = withPages(
    addReadingVerb(noun, 'pending', { about: '待复核的申请 / what waits to be decided', example: 'officer pending' }),
    'change',
  )
  pending.action(async () => {
    const services = await openServices(terminal, pending)
    const path = `/v1/officer-changes?${pageQuery(pending, { open: 'true' })}`
    const data = await services.get<{ changes: Change[] }>('access', path)
    giveAnswer(terminal, pending, { data, text: changesText(data.changes) })
    sayIfMore(terminal, pending, data.changes.length, data.changes.at(-1)?.place)
  })
}

function addDecisions(noun: Command, terminal: Terminal): void {
  for (const [name, about] of [
    ['approve', '复核同意,须为另一管理员 / approve what another administrator asked for'],
    ['reject', '复核不同意 / reject it'],
  ] as const) {
    const verb = addCreatingVerb(noun, `${name} <change>`, {
      about,
      example: `officer ${name} 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --reason 核对无误`,
    }).requiredOption('--reason <text>', '意见 / why')
    verb.action(async (id: string) => {
      const { reason } = verb.opts<{ reason: string }>()
      const services = await openServices(terminal, verb)
      const idempotencyKey = sendingKey(terminal, verb)
      const path = `/v1/officer-changes/${encodeURIComponent(id)}/${name}`
      const change = await services.post<Change>('access', path, { reason }, { idempotencyKey })
      giveAnswer(terminal, verb, { data: change, text: changesText([change]) })
    })
  }
}

function addRevoke(noun: Command, terminal: Terminal): void {
  const revoke = addCreatingVerb(noun, 'revoke <officer>', {
    about:
      '立即收回全部权限,十分钟内各服务生效 / take everything from an officer at once; in force everywhere within ten minutes',
    example: 'officer revoke li-chuna --reason 调离',
  }).requiredOption('--reason <text>', '事由 / why')
  revoke.action(async (subject: string) => {
    const { reason } = revoke.opts<{ reason: string }>()
    const services = await openServices(terminal, revoke)
    const idempotencyKey = sendingKey(terminal, revoke)
    const path = `/v1/officers/${encodeURIComponent(subject)}/revoke`
    const officer = await services.post<Officer>('access', path, { reason }, { idempotencyKey })
    giveAnswer(terminal, revoke, { data: officer, text: officersText([officer]) })
  })
}

function addHistory(noun: Command, terminal: Terminal): void {
  const history = addReadingVerb(noun, 'history <officer>', {
    about: '权限变更历史 / every state of an officer, who decided it and why',
    example: 'officer history li-chuna',
  })
  history.action(async (subject: string) => {
    const services = await openServices(terminal, history)
    const path = `/v1/officers/${encodeURIComponent(subject)}/history`
    const data = await services.get<{ versions: OfficerVersion[] }>('access', path)
    giveAnswer(terminal, history, { data, text: historyText(data.versions) })
  })
}
