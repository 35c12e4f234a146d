import type { Command } from 'commander'
import { countArgument, dayArgument } from '../arguments.ts'
import { type FundFunders, fundersText, type IdleMoney, idleTable } from '../funding.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import type { Terminal } from '../terminal.ts'
import { addReadingVerb } from '../verb.ts'

const DAYS_MAX = 100_000

/** Funders over time: who owed and sent what by a day, and money that lies idle. */
export function addFundingVerbs(noun: Command, terminal: Terminal): void {
  const funders = addReadingVerb(noun, 'funders <fund>', {
    about: '截至某日各出资方应拨、到位、欠拨、垫付 / what each funder owed and sent by a day, and who carries whom',
    example: 'fund funders zhanjiang-edz-2016 --on 2016-09-30',
  }).option('--on <day>', '截至 / by this day (today)', dayArgument)
  funders.action(async (id: string) => {
    const query = toQuery({ on: funders.opts<{ on?: string }>().on })
    const services = await openServices(terminal, funders)
    const path = `/v1/funds/${encodeURIComponent(id)}/funders?${query}`
    const reply = await services.get<FundFunders>('allocation', path)
    giveAnswer(terminal, funders, { data: reply, text: fundersText(reply) })
  })

  const idle = addReadingVerb(noun, 'idle', {
    about: '资金滞留 / money that arrived longer ago than so many days and has not been paid out',
    example: 'fund idle --days 90 --on 2016-12-31',
  })
    .requiredOption('--days <n>', '超过天数 / longer than', countArgument(0, DAYS_MAX))
    .option('--on <day>', '截至 / by this day (today)', dayArgument)
  idle.action(async () => {
    const { days, on } = idle.opts<{ days: number; on?: string }>()
    const services = await openServices(terminal, idle)
    const path = `/v1/funds/idle?${toQuery({ days: String(days), on })}`
    const reply = await services.get<IdleMoney>('allocation', path)
    giveAnswer(terminal, idle, { data: reply, text: idleTable(reply), foundSomething: reply.funds.length > 0 })
  })
}
