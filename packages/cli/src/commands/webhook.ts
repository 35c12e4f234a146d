import { type Command, Option } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { repeated } from '../arguments.ts'
import { giveAnswer } from '../give-answer.ts'
import { readInputFile } from '../input-file.ts'
import { openServices } from '../open-services.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'

const ID = '7c1d2e3f-0000-4000-8000-000000000002'
const EVENTS = ['batch_moved', 'payments_moved', 'finding_made']

type Webhook = Readonly<{
  id: string
  area_code: string
  url: string
  events: readonly string[]
  state: string
  waiting: number
  dead: number
}>
type Delivery = Readonly<{
  event_id: string
  kind: string
  state: string
  attempts: number
  at: string
  last_problem: string | null
}>

/** Who is told over HTTP what happens to batches. */
export function addWebhookCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'webhook', '回调通知 / addresses that are told what happens to batches')
  addAsk(noun, terminal)
  addDecision(noun, terminal, 'approve', '复核他人申请的回调 / approve what another administrator asked for')
  addEnd(noun, terminal)
  addRedeliver(noun, terminal)
  addList(noun, terminal)
  addDeliveries(noun, terminal)
}

const webhookPath = (id: string): string => `/v1/webhooks/${encodeURIComponent(id)}`

const webhookTable = (webhooks: readonly Webhook[]): string =>
  textTable(
    ['编号 id', '区划 area', '地址 url', '事件 events', '状态 state', '待送 waiting', '放弃 dead'],
    webhooks.map(({ id, area_code, url, events, state, waiting, dead }) => [
      id,
      area_code,
      url,
      events.join(' '),
      state,
      String(waiting),
      String(dead),
    ]),
  )

function addAsk(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'ask', {
    about: '申请回调,待另一管理员复核 / ask for one; another administrator approves it',
    example:
      'webhook ask --area 441802 --url https://caizheng.example.org/fundtrace --secret-file secret.txt --reason 接收支付结果',
  })
    .requiredOption('--area <code>', '区划 / area')
    .requiredOption('--url <url>', 'https 地址 / an https address')
    .requiredOption(
      '--secret-file <file>',
      '签名密钥文件,至少32个字符 / file of the secret that signs, 32 characters or more',
    )
    .requiredOption('--reason <text>', '原因 / why')
    .addOption(
      new Option('--event <event>', '事件,可重复;缺省全部 / event, may be repeated; all unless told').argParser(
        repeated((text: string) => text),
      ),
    )
  verb.action(async () => {
    const { area, url, secretFile, reason, event } = verb.opts<{
      area: string
      url: string
      secretFile: string
      reason: string
      event?: readonly string[]
    }>()
    const secret = (await readInputFile(secretFile)).toString('utf8').trim()
    const body = { area_code: await readAreaOption(area), url, events: event ?? EVENTS, secret, reason }
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const asked = await services.post<Webhook>('disbursement', '/v1/webhooks', body, { idempotencyKey })
    giveAnswer(terminal, verb, { data: asked, text: webhookTable([asked]), id: asked.id })
  })
}

function addDecision(noun: Command, terminal: Terminal, name: string, about: string): void {
  const verb = addCreatingVerb(noun, `${name} <webhook>`, { about, example: `webhook ${name} ${ID}` })
  verb.action((id: string) => post(terminal, verb, `${webhookPath(id)}/${name}`, undefined))
}

function addEnd(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'end <webhook>', {
    about: '停用 / tell this address nothing more',
    example: `webhook end ${ID} --reason 系统停用`,
  }).requiredOption('--reason <text>', '原因 / why')
  verb.action((id: string) => {
    const { reason } = verb.opts<{ reason: string }>()
    return post(terminal, verb, `${webhookPath(id)}/end`, { reason })
  })
}

function addRedeliver(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'redeliver <webhook>', {
    about: '重新送达已放弃的通知 / begin anew with what was given up',
    example: `webhook redeliver ${ID}`,
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const path = `${webhookPath(id)}/redeliver`
    const done = await services.post<{ redelivered: number }>('disbursement', path, undefined, { idempotencyKey })
    giveAnswer(terminal, verb, { data: done, text: `重新送达 / redelivered ${done.redelivered}` })
  })
}

function addList(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'list', {
    about: '本区划的回调 / the webhooks of my areas',
    example: 'webhook list',
  })
  verb.action(async () => {
    const services = await openServices(terminal, verb)
    const reply = await services.get<{ webhooks: Webhook[] }>('disbursement', '/v1/webhooks')
    giveAnswer(terminal, verb, { data: reply, text: webhookTable(reply.webhooks) })
  })
}

function addDeliveries(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'deliveries <webhook>', {
    about: '已送达、待送达与已放弃的通知 / what was told, what waits and what was given up',
    example: `webhook deliveries ${ID} --state dead`,
  }).addOption(new Option('--state <state>', '只列此状态 / only these').choices(['waiting', 'delivered', 'dead']))
  verb.action(async (id: string) => {
    const { state } = verb.opts<{ state?: string }>()
    const services = await openServices(terminal, verb)
    const path = `${webhookPath(id)}/deliveries?${toQuery({ state, limit: '1000' })}`
    const reply = await services.get<{ deliveries: Delivery[] }>('disbursement', path)
    const rows = reply.deliveries.map(({ event_id, kind, at, attempts, last_problem, ...delivery }) => [
      event_id,
      kind,
      at,
      delivery.state,
      String(attempts),
      last_problem ?? '',
    ])
    const header = ['事件 event', '种类 kind', '时间 at', '状态 state', '次数 attempts', '问题 problem']
    giveAnswer(terminal, verb, { data: reply, text: textTable(header, rows) })
  })
}

async function post(terminal: Terminal, verb: Command, path: string, body: unknown): Promise<void> {
  const services = await openServices(terminal, verb)
  const idempotencyKey = sendingKey(terminal, verb)
  const webhook = await services.post<Webhook>('disbursement', path, body, { idempotencyKey })
  giveAnswer(terminal, verb, { data: webhook, text: webhookTable([webhook]) })
}
