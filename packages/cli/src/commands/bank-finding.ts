import { type Command, Option } from 'commander'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

const ID = '7c1d2e3f-0000-4000-8000-000000000001'

type BankFinding = Readonly<{
  id: string
  kind: string
  title: string
  line: number | null
  state: string
  explanation: string | null
  explained_by: string | null
}>

const findingTable = (findings: readonly BankFinding[]): string =>
  textTable(
    ['编号 id', '问题 finding', { right: '行 line' }, '状态 state', '说明 explanation', '说明人 by'],
    findings.map(({ id, title, line, state, explanation, explained_by }) => [
      id,
      title,
      line === null ? '' : String(line),
      state,
      explanation ?? '',
      explained_by ?? '',
    ]),
  )

/** What was odd in the files of banks: seen, explained by one officer, confirmed by another. */
export function addBankFindingCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'bank-finding', '银行文件中的问题 / what was odd in banks’ files')
  const list = withPages(
    addReadingVerb(noun, 'list <fund>', {
      about: '一项资金的银行文件问题 / the findings in the files of a fund',
      example: 'bank-finding list qingcheng-households-2016 --state open',
    })
      .option('--batch <id>', '只列此批次 / of this batch only')
      .addOption(new Option('--state <state>', '状态').choices(['open', 'proposed', 'explained'])),
    'finding',
  )
  list.action(async (fund: string) => {
    const { batch: batch_id, state } = list.opts<{ batch?: string; state?: string }>()
    const services = await openServices(terminal, list)
    const path = `/v1/findings?${pageQuery(list, { fund_id: fund, batch_id, state })}`
    const reply = await services.get<{ findings: BankFinding[] }>('disbursement', path)
    giveAnswer(terminal, list, { data: reply, text: findingTable(reply.findings) })
    sayIfMore(terminal, list, reply.findings.length, reply.findings.at(-1)?.id)
  })

  const explain = addCreatingVerb(noun, 'explain <finding>', {
    about: '说明原因,待他人确认 / say what it is; another confirms',
    example: `bank-finding explain ${ID} --explanation 银行重复回盘,已电话核实`,
  }).requiredOption('--explanation <text>', '说明 / what it is')
  explain.action((id: string) => answer(terminal, explain, id, 'explain', explain.opts<{ explanation: string }>()))

  const confirm = addCreatingVerb(noun, 'confirm <finding>', {
    about: '确认他人的说明 / confirm what another said of it',
    example: `bank-finding confirm ${ID}`,
  })
  confirm.action((id: string) => answer(terminal, confirm, id, 'confirm'))
}

async function answer(
  terminal: Terminal,
  verb: Command,
  id: string,
  move: 'explain' | 'confirm',
  said?: Readonly<{ explanation: string }>,
): Promise<void> {
  const services = await openServices(terminal, verb)
  const idempotencyKey = sendingKey(terminal, verb)
  const path = `/v1/findings/${encodeURIComponent(id)}/${move}`
  const body = said && { explanation: said.explanation }
  const finding = await services.post<BankFinding>('disbursement', path, body, { idempotencyKey })
  giveAnswer(terminal, verb, { data: finding, text: findingTable([finding]) })
}
