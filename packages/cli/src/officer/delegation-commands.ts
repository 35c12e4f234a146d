import type { Command } from 'commander'
import { asWritten, dayArgument, repeated } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addMakingVerb, addReadingVerb } from '../verb.ts'
import { type Delegation, delegationsText } from './officer-text.ts'

type DelegateOptions = {
  of?: string
  role: readonly string[]
  area: readonly string[]
  from: string
  until: string
  reason: string
}

/** 代岗: one stands in for another, for some days, in a part of his work. */
export function addDelegationCommands(noun: Command, terminal: Terminal): void {
  const delegate = addMakingVerb(noun, 'delegate <officer>', {
    about: '申请代岗 / ask that this officer may stand in for me',
    example:
      'officer delegate chen-qing --role treasury --area 441802 --from 2016-07-01 --until 2016-07-08 --reason 休假',
  })
    .option('--of <officer>', '所代人员,管理员代为申请时 / for whom, where an administrator asks (myself)')
    .requiredOption('--role <role>', '角色,可重复 / may be repeated', repeated(asWritten))
    .requiredOption('--area <code>', '行政区划代码,可重复 / area code, may be repeated', repeated(asWritten))
    .requiredOption('--from <day>', '起日 / first day', dayArgument)
    .requiredOption('--until <day>', '止日 / last day', dayArgument)
    .requiredOption('--reason <text>', '事由 / why')
  delegate.action(async (subject: string) => {
    const { of, role, area, from, until, reason } = delegate.opts<DelegateOptions>()
    const services = await openServices(terminal, delegate)
    const order = {
      delegator: of,
      delegate: subject,
      roles: role,
      areas: area,
      first_day: from,
      last_day: until,
      reason,
    }
    const idempotencyKey = sendingKey(terminal, delegate)
    const made = await services.post<Delegation>('access', '/v1/delegations', order, { idempotencyKey })
    giveAnswer(terminal, delegate, { data: made, text: delegationsText([made]), id: made.id })
  })

  const list = withPages(
    addReadingVerb(noun, 'delegations', { about: '代岗一览 / who stands in for whom', example: 'officer delegations' }),
    'delegation',
  )
  list.action(async () => {
    const services = await openServices(terminal, list)
    const data = await services.get<{ delegations: Delegation[] }>('access', `/v1/delegations?${pageQuery(list)}`)
    giveAnswer(terminal, list, { data, text: delegationsText(data.delegations) })
    sayIfMore(terminal, list, data.delegations.length, data.delegations.at(-1)?.place)
  })

  for (const [name, about] of [
    ['approve', '同意代岗,须为管理员或上级 / approve it: an administrator or a superior'],
    ['reject', '不同意代岗 / reject it'],
    ['end', '立即结束代岗 / end it at once'],
  ] as const) {
    const verb = addCreatingVerb(noun, `${name}-delegation <delegation>`, {
      about,
      example: `officer ${name}-delegation 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10 --reason 同意`,
    }).requiredOption('--reason <text>', '意见 / why')
    verb.action(async (id: string) => {
      const { reason } = verb.opts<{ reason: string }>()
      const services = await openServices(terminal, verb)
      const idempotencyKey = sendingKey(terminal, verb)
      const path = `/v1/delegations/${encodeURIComponent(id)}/${name}`
      const data = await services.post<Delegation>('access', path, { reason }, { idempotencyKey })
      giveAnswer(terminal, verb, { data, text: delegationsText([data]) })
    })
  }
}
