import type { Command } from 'commander'
import { type Batch, batchPath, batchText } from '../batch.ts'
import { usageWrong } from '../cli-problems.ts'
import { postWork } from '../follow-work.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb } from '../verb.ts'

const ID = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'

/** A batch from draft to approval, and the ways out. */
export function addBatchLifeVerbs(batch: Command, terminal: Terminal): void {
  addValidate(batch, terminal)
  addNotice(batch, terminal)
  addFund(batch, terminal)
  for (const [name, about] of PLAIN) addPlain(batch, terminal, name, about)
  for (const [name, about, reason] of REASONED) addReasoned(batch, terminal, name, about, reason)
}

const PLAIN = [
  ['submit', '送审,公示期满后 / hand to the approvers, after its notice where there is one'],
  [
    'approve',
    '复核他人所制批次,末位复核后冻结资金 / approve what another made; after the last one the ledger holds its money',
  ],
] as const

const REASONED = [
  ['recall', '制单人撤回 / the maker takes it back', '金额有误'],
  ['reject', '退回 / another officer says no', '附件不全'],
  ['reopen', '退回草稿 / make it a draft again', '重新核对'],
  ['pause', '暂停 / stop it for now', '等待上级通知'],
  ['resume', '恢复 / let it go on', '通知已到'],
  ['cancel', '作废,释放补助 / end it; its awards are free again', '重复制单'],
  ['close', '结清归档 / put a reconciled batch away', '核对无误'],
] as const

function addValidate(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'validate <batch>', {
    about: '逐笔核对登记信息,有问题的暂不支付 / check every line against the register; what is blocked is held back',
    example: `batch validate ${ID}`,
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `${batchPath(id)}/validate`
    const step = '逐笔核对 / checking the lines'
    const checked = await postWork<Batch>(services, terminal, { path, idempotencyKey, step })
    giveAnswer(terminal, verb, { data: checked, text: batchText(checked) })
  })
}

function addNotice(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'notice <batch>', {
    about: '公示,天数依项目规定 / put up for public notice, for the days of its programme',
    example: `batch notice ${ID}`,
  }).option('--from <day>', '首日 YYYY-MM-DD / first day (today)')
  verb.action(async (id: string) => {
    const { from } = verb.opts<{ from?: string }>()
    await post(terminal, verb, `${batchPath(id)}/notice`, { from })
  })
}

function addFund(batch: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(batch, 'fund <batch>', {
    about: '资金到位后再次申请冻结,或由他方垫付 / ask the ledger again, or have others advance what is missing',
    example: `batch fund ${ID} --advance 清财农〔2016〕77号 --reason 市级资金未到`,
  })
    .option('--advance <document>', '垫付依据文号 / document by which others advance it')
    .option('--reason <text>', '垫付原因 / why, with --advance')
  verb.action(async (id: string) => {
    const { advance: document_number, reason } = verb.opts<{ advance?: string; reason?: string }>()
    if ((document_number === undefined) !== (reason === undefined))
      throw usageWrong('--advance and --reason go together.')
    const body = document_number === undefined ? {} : { advance: { document_number, reason } }
    await post(terminal, verb, `${batchPath(id)}/fund`, body)
  })
}

function addPlain(batch: Command, terminal: Terminal, name: string, about: string): void {
  const verb = addCreatingVerb(batch, `${name} <batch>`, { about, example: `batch ${name} ${ID}` })
  verb.action((id: string) => post(terminal, verb, `${batchPath(id)}/${name}`, undefined))
}

function addReasoned(batch: Command, terminal: Terminal, name: string, about: string, example: string): void {
  const verb = addCreatingVerb(batch, `${name} <batch>`, {
    about,
    example: `batch ${name} ${ID} --reason ${example}`,
  }).requiredOption('--reason <text>', '原因 / why')
  verb.action((id: string) => {
    const { reason } = verb.opts<{ reason: string }>()
    return post(terminal, verb, `${batchPath(id)}/${name}`, { reason })
  })
}

async function post(terminal: Terminal, verb: Command, path: string, body: unknown): Promise<void> {
  const services = await openServices(terminal, verb)
  const idempotencyKey = sendingKey(terminal, verb)
  const batch = await services.post<Batch>('disbursement', path, body, { idempotencyKey })
  if (batch.state === 'approved')
    terminal.say('· 总账尚未答复,稍后再查 / the ledger has not answered yet: see batch show')
  giveAnswer(terminal, verb, { data: batch, text: batchText(batch) })
}
