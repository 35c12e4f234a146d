import type { Command } from 'commander'
import { dayArgument } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { type Plan, planPath, planText } from '../plan.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb } from '../verb.ts'

const PLAN = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** What happens to a plan between its making and its approval: submitted, in public notice, withdrawn. */
export function addPlanLifeVerbs(noun: Command, terminal: Terminal): void {
  const move = (verb: Command, name: string, bodyOf: () => unknown): void => {
    verb.action(async (id: string) => {
      const services = await openServices(terminal, verb)
      const options = { idempotencyKey: sendingKey(terminal, verb) }
      const plan = await services.post<Plan>('allocation', `${planPath(id)}/${name}`, bodyOf(), options)
      giveAnswer(terminal, verb, { data: plan, text: planText(plan) })
    })
  }

  const submit = addCreatingVerb(noun, 'submit <plan>', {
    about: '报审,报审人不得审批 / ask for approval; who asks does not approve',
    example: `plan submit ${PLAN}`,
  })
  move(submit, 'submit', () => undefined)

  const notice = addCreatingVerb(noun, 'notice <plan>', {
    about: '公示 / put a submitted plan into public notice for the days that its programme asks for',
    example: `plan notice ${PLAN} --first-day 2016-07-01`,
  }).option('--first-day <day>', '公示首日 / first day (today)', dayArgument)
  move(notice, 'notice', () => ({ first_day: notice.opts<{ firstDay?: string }>().firstDay }))

  const withdraw = addCreatingVerb(noun, 'withdraw <plan>', {
    about: '撤回未审批的计划 / take back a plan that nobody has approved',
    example: `plan withdraw ${PLAN} --reason 名单有误`,
  }).requiredOption('--reason <text>', '理由 / why')
  move(withdraw, 'withdraw', () => ({ reason: withdraw.opts<{ reason: string }>().reason }))
}
