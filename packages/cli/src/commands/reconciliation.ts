import type { Command } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { type Run, type RunSummary, runTable, runText } from '../run-text.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

export function addReconciliationCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'reconciliation', '对账 / ledger, disbursement and bank compared')

  const run = addMakingVerb(noun, 'run <statements...>', {
    about: '对账,有差异时退出码为 1 / compare statements with the books; exit status 1 where they break',
    example: 'reconciliation run 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  })
  run.action(async (statementIds: readonly string[]) => {
    const services = await openServices(terminal, run)
    const idempotencyKey = sendingKey(terminal, run)
    const body = { statement_ids: statementIds }
    const found = await services.post<Run>('reconciliation', '/v1/runs', body, { idempotencyKey })
    giveRun(terminal, run, found)
    if (found.break_count > found.breaks.length) terminal.say(`· 余下的 / the rest: reconciliation show ${found.id}`)
  })

  const show = withPages(
    addReadingVerb(noun, 'show <run>', {
      about: '一次对账的结果 / what a run found; exit status 1 where it broke',
      example: 'reconciliation show 0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
    }),
    'break',
  )
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const path = `/v1/runs/${encodeURIComponent(id)}?${pageQuery(show)}`
    const found = await services.get<Run>('reconciliation', path)
    giveRun(terminal, show, found)
    sayIfMore(terminal, show, found.breaks.length, found.breaks.at(-1)?.ordinal.toString())
  })

  const list = addReadingVerb(noun, 'list', {
    about: '历次对账,新者在前 / the newest runs of my areas',
    example: 'reconciliation list',
  })
  list.action(async () => {
    const services = await openServices(terminal, list)
    const reply = await services.get<{ runs: RunSummary[] }>('reconciliation', '/v1/runs')
    giveAnswer(terminal, list, { data: reply, text: runTable(reply.runs) })
  })
}

const giveRun = (terminal: Terminal, verb: Command, run: Run): void =>
  giveAnswer(terminal, verb, { data: run, text: runText(run), id: run.id, foundSomething: run.break_count > 0 })
