import { randomUUID } from 'node:crypto'
import { type Command, Option } from 'commander'
import { countArgument, keyArgument } from '../arguments.ts'
import { usageWrong } from '../cli-problems.ts'
import { type Client, SERVICE_NAMES, type ServiceName } from '../client.ts'
import {
  type DeadLetter,
  type Decision,
  decisionTable,
  isOpen,
  letterTable,
  letterText,
  type ListedDecision,
  type ListedLetter,
  type OrderOutcome,
  outcomeText,
  type ShownLetter,
} from '../dead-letter-text.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { toQuery } from '../query.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { addCreatingVerb, addNoun, addReadingVerb } from '../verb.ts'

export function addDeadLetterCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'dead-letters', '死信:无法处理的消息及其后等待者 / messages that could not be handled')
  addList(noun, terminal)
  addShow(noun, terminal)
  addReplay(noun, terminal)
  addDiscard(noun, terminal)
}

const serviceOption = (): Option => new Option('--service <name>', '服务 / service').choices(SERVICE_NAMES)

const DECISIONS_PAGE = 1000

type ListOptions = { service?: ServiceName; consumer?: string; key?: string; all?: boolean; after?: string }

function addList(noun: Command, terminal: Terminal): void {
  const verb = withPages(
    addReadingVerb(noun, 'list', {
      about: '待处理的死信,有则退出码为 1 / what waits, and why; exit status 1 where something does',
      example: 'dead-letters list --service ledger --key qingcheng-households-2016',
    }),
    'dead letter',
  )
    .addOption(serviceOption())
    .option('--consumer <name>', '消费者 / only of this consumer')
    .option('--key <key>', '键,即资金 / only of this key: a fund')
    .option('--all', '含已结束的与所有决定 / also what was replayed or discarded, and who decided what')
  verb.action(async () => {
    const { consumer, key, all, after, ...options } = verb.opts<ListOptions>()
    const service = options.service ?? ownerOf(consumer)
    if (after !== undefined && service === undefined)
      throw usageWrong('--after goes on in one service: name it with --service.')
    const services = await openServices(terminal, verb)
    const query = pageQuery(verb, { consumer, key, all: all === true ? 'true' : undefined })
    const letters: ListedLetter[] = []
    const decisions: ListedDecision[] = []
    for (const name of service === undefined ? SERVICE_NAMES : [service]) {
      const reply = await services.get<{ dead_letters: DeadLetter[] }>(name, `/v1/dead-letters?${query}`)
      letters.push(...reply.dead_letters.map((letter) => ({ service: name, ...letter })))
      const last = reply.dead_letters.at(-1)?.id
      sayIfMore(terminal, verb, reply.dead_letters.length, last && `${last} --service ${name}`)
      // They came with the first page of the letters.
      if (all === true && after === undefined)
        decisions.push(...(await readDecisions(services, name, { consumer, key })))
    }
    giveAnswer(terminal, verb, {
      data: { dead_letters: letters, ...(all === true && { decisions }) },
      text: decisions.length === 0 ? letterTable(letters) : `${letterTable(letters)}\n${decisionTable(decisions)}`,
      foundSomething: letters.some(isOpen),
    })
  })
}

/** All of them: people make few. */
async function readDecisions(
  services: Client,
  service: ServiceName,
  asked: Readonly<{ consumer: string | undefined; key: string | undefined }>,
): Promise<ListedDecision[]> {
  const decisions: ListedDecision[] = []
  for (;;) {
    const query = toQuery({ ...asked, limit: String(DECISIONS_PAGE), after: decisions.at(-1)?.id })
    const reply = await services.get<{ decisions: Decision[] }>(service, `/v1/dead-letters/decisions?${query}`)
    decisions.push(...reply.decisions.map((decision) => ({ service, ...decision })))
    if (reply.decisions.length < DECISIONS_PAGE) return decisions
  }
}

/** A consumer is named for its service; what is no such name is left to the services to refuse. */
const ownerOf = (consumer: string | undefined): ServiceName | undefined =>
  SERVICE_NAMES.find((name) => consumer?.startsWith(`${name}.`))

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <id>', {
    about: '一条死信、其消息与经过(管理员)/ one with its message and its history (admin)',
    example: 'dead-letters show 17 --service ledger',
  }).addOption(serviceOption().makeOptionMandatory())
  verb.action(async (id: string) => {
    const { service } = verb.opts<{ service: ServiceName }>()
    const services = await openServices(terminal, verb)
    const letter = await services.get<ShownLetter>(service, letterPath(id))
    giveAnswer(terminal, verb, { data: letter, text: letterText(letter), foundSomething: isOpen(letter) })
  })
}

type ReplayOptions = {
  service: ServiceName
  consumer: string
  key: string
  acceptGap?: string
  missing: number
  idempotencyKey?: string
}

function addReplay(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'replay', {
    about:
      '排除原因后重放一键,仍有等待者则退出码为 1 / handle a key again once its cause is mended; 1 if some still wait',
    example: 'dead-letters replay --service ledger --consumer ledger.requests --key qingcheng-households-2016',
  })
    .addOption(serviceOption().makeOptionMandatory())
    .requiredOption('--consumer <name>', '消费者 / consumer')
    .requiredOption('--key <key>', '键,即资金 / key: a fund')
    .option('--accept-gap <reason>', '放弃所缺的消息,记录理由 / give up the messages missing before the first, and why')
    .option('--missing <n>', '所缺的条数,与 --accept-gap 同用 / how many those are', countArgument(0, 1_000_000), 0)
    .option('--idempotency-key <key>', '幂等键,重发时用同一个 / the same when sent again (random)', keyArgument)
  verb.action(async () => {
    const { service, consumer, key, acceptGap, missing, idempotencyKey = randomUUID() } = verb.opts<ReplayOptions>()
    const services = await openServices(terminal, verb)
    terminal.say(`· 幂等键 / idempotency key  --idempotency-key ${idempotencyKey}`)
    // Whoever does not say how many is refused, and told.
    const accept_gap = acceptGap === undefined ? undefined : { reason: acceptGap, count: missing }
    const body = { consumer, key, accept_gap }
    const outcome = await services.post<OrderOutcome>(service, '/v1/dead-letters/replay', body, { idempotencyKey })
    giveOutcome(terminal, verb, outcome)
  })
}

function addDiscard(noun: Command, terminal: Terminal): void {
  const verb = addCreatingVerb(noun, 'discard <id>', {
    about:
      '作废一条消息,其后者随即重放;相邻几条先作废后者 / give a message up for good and go on behind it; of neighbours, the later first',
    example: 'dead-letters discard 17 --service ledger --reason 原系统确认为重复发送',
  })
    .addOption(serviceOption().makeOptionMandatory())
    .requiredOption('--reason <text>', '理由,永久保存 / why; it is kept for ever')
  verb.action(async (id: string) => {
    const { service, reason } = verb.opts<{ service: ServiceName; reason: string }>()
    const services = await openServices(terminal, verb)
    const idempotencyKey = sendingKey(terminal, verb)
    const outcome = await services.post<OrderOutcome>(
      service,
      `${letterPath(id)}/discard`,
      { reason },
      { idempotencyKey },
    )
    giveOutcome(terminal, verb, outcome)
  })
}

const letterPath = (id: string): string => `/v1/dead-letters/${encodeURIComponent(id)}`

const giveOutcome = (terminal: Terminal, verb: Command, outcome: OrderOutcome): void =>
  giveAnswer(terminal, verb, { data: outcome, text: outcomeText(outcome), foundSomething: outcome.waiting > 0 })
