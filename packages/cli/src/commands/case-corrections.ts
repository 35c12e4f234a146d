import { type Command, Option } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { readJsonFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addReadingVerb } from '../verb.ts'

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

type Correction = Readonly<{
  id: string
  number: number
  case_number: number
  addressee: string
  what: string
  state: string
  lines: readonly Readonly<{ account: string | null; payment: string | null; action: string | null; amount: string }>[]
}>

const correctionTable = (corrections: readonly Correction[]): string =>
  textTable(
    [
      { right: '号 no' },
      { right: '差异 case' },
      '致 to',
      '状态 state',
      '科目或付款 account, payment',
      { right: '金额 amount' },
      '编号 id',
    ],
    corrections.flatMap((each) =>
      each.lines.map((line) => [
        String(each.number),
        String(each.case_number),
        each.addressee,
        each.state,
        line.account ?? `${line.payment ?? ''} ${line.action ?? ''}`,
        line.amount,
        each.id,
      ]),
    ),
  )

/** What audit proposes to the ledger and the treasury (更正建议): nothing is posted or paid by it. */
export function addCorrectionVerbs(noun: Command, terminal: Terminal): void {
  const propose = addMakingVerb(noun, 'propose <case>', {
    about: '提出更正建议,不入账 / propose to the ledger or the treasury how to put it right; nothing is posted',
    example: `case propose ${ID} --file 更正.json`,
  }).requiredOption(
    '--file <file>',
    'JSON: {addressee, what, ground, lines: [{account, amount} | {payment, action, amount}]}',
  )
  propose.action(async (id: string) => {
    const body = await readJsonFile(propose.opts<{ file: string }>().file)
    const made = await post(terminal, propose, `/v1/cases/${encodeURIComponent(id)}/corrections`, body)
    giveAnswer(terminal, propose, { data: made, text: correctionTable([made]), id: made.id })
  })

  const follow = addCreatingVerb(noun, 'follow <correction>', {
    about: '更正建议已发、已办或被拒 / it was sent, done or refused',
    example: `case follow ${ID} --to done --document 记字第17号 --reason 已补记`,
  })
    .addOption(new Option('--to <state>', '至 / to').choices(['sent', 'done', 'refused']).makeOptionMandatory())
    .option('--document <number>', '文号 / the letter it was sent with, or the document by which it was done')
    .requiredOption('--reason <text>', '说明 / why')
  follow.action(async (id: string) => {
    const { to, document, reason } = follow.opts<{ to: string; document?: string; reason: string }>()
    const body = { to, reason, ...(document !== undefined && { document_number: document }) }
    const followed = await post(terminal, follow, `/v1/corrections/${encodeURIComponent(id)}/moves`, body)
    giveAnswer(terminal, follow, { data: followed, text: correctionTable([followed]) })
  })

  const list = withPages(
    addReadingVerb(noun, 'corrections', {
      about: '更正建议 / what was proposed',
      example: 'case corrections --state sent',
    })
      .option('--job <job>', '任务 / of this job')
      .addOption(new Option('--state <state>', '状态').choices(['proposed', 'sent', 'done', 'refused'])),
    'correction',
  )
  list.action(async () => {
    const services = await openServices(terminal, list)
    const { job, state } = list.opts<{ job?: string; state?: string }>()
    const path = `/v1/corrections?${pageQuery(list, { job_id: job, state })}`
    const reply = await services.get<{ corrections: Correction[] }>('reconciliation', path)
    giveAnswer(terminal, list, { data: reply, text: correctionTable(reply.corrections) })
    sayIfMore(terminal, list, reply.corrections.length, reply.corrections.at(-1)?.number.toString())
  })
}

async function post(terminal: Terminal, verb: Command, path: string, body: unknown): Promise<Correction> {
  const services = await openServices(terminal, verb)
  return services.post<Correction>('reconciliation', path, body, { idempotencyKey: sendingKey(terminal, verb) })
}
