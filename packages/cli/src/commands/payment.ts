import { type Command, Option } from 'commander'
import { type Payment, paymentTable } from '../batch.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { postOnceTo } from '../post-once.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addNoun, addReadingVerb } from '../verb.ts'
import { addPaymentCheckVerbs } from './payment-checks.ts'

const post = postOnceTo('disbursement')

const ID = '7c1d2e3f-0000-4000-8000-000000000001'

/** Single payments: what happened to them, and what officers decide of them. */
export function addPaymentCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'payment', '单笔付款 / single payments')
  addShow(noun, terminal)
  addReasoned(noun, terminal, 'withdraw', '撤出批次 / take it out of its batch for good', '已外迁')
  addReasoned(noun, terminal, 'correct', '标记已更正,待补发 / what made it fail is mended', '已更正账号')
  addPaymentCheckVerbs(noun, terminal)
  addObjection(noun, terminal)
  addDecision(noun, terminal)
  addClawback(noun, terminal)
  addAnswers(noun, terminal)
}

type PaymentHistory = Payment &
  Readonly<{
    moves: readonly Readonly<{
      from_state: string
      to_state: string
      moved_by: string
      reason: string
      moved_at: string
    }>[]
  }>

const paymentPath = (id: string): string => `/v1/payments/${encodeURIComponent(id)}`

const historyText = (payment: PaymentHistory): string =>
  [
    paymentTable([payment]),
    textTable(
      ['时间 at', '由 from', '至 to', '经办 by', '原因 why'],
      payment.moves.map(({ moved_at, from_state, to_state, moved_by, reason }) => [
        moved_at,
        from_state,
        to_state,
        moved_by,
        reason,
      ]),
    ),
  ].join('\n')

function addShow(noun: Command, terminal: Terminal): void {
  const verb = addReadingVerb(noun, 'show <payment>', {
    about: '付款及其经过 / a payment and everything that happened to it',
    example: `payment show ${ID}`,
  })
  verb.action(async (id: string) => {
    const services = await openServices(terminal, verb)
    const payment = await services.get<PaymentHistory>('disbursement', paymentPath(id))
    giveAnswer(terminal, verb, { data: payment, text: historyText(payment) })
  })
}

function addReasoned(noun: Command, terminal: Terminal, name: string, about: string, example: string): void {
  const verb = addCreatingVerb(noun, `${name} <payment>`, {
    about,
    example: `payment ${name} ${ID} --reason ${example}`,
  }).requiredOption('--reason <text>', '原因 / why')
  verb.action(async (id: string) => {
    const { reason } = verb.opts<{ reason: string }>()
    const payment = await post<PaymentHistory>(terminal, verb, `${paymentPath(id)}/${name}`, { reason })
    giveAnswer(terminal, verb, { data: payment, text: historyText(payment) })
  })
}

function addObjection(noun: Command, terminal: Terminal): void {
  const raise = addMakingVerb(noun, 'object <payment>', {
    about: '登记公示异议,该笔暂不支付 / write down an objection during the notice: the line is held',
    example: `payment object ${ID} --by 村民代表 --text 该户已购车`,
  })
    .requiredOption('--by <name>', '异议人 / who objects')
    .requiredOption('--text <text>', '内容 / what is said')
  raise.action(async (id: string) => {
    const { by, text } = raise.opts<{ by: string; text: string }>()
    const made = await post<{ objection_id: string }>(terminal, raise, `${paymentPath(id)}/objections`, { by, text })
    giveAnswer(terminal, raise, { data: made, text: made.objection_id, id: made.objection_id })
  })

  const decide = addCreatingVerb(noun, 'decide-objection <objection>', {
    about: '另一人处理异议 / another officer decides: upheld, the line is withdrawn; dismissed, it is paid',
    example: `payment decide-objection ${ID} --decision dismissed --answer 入户核实无误`,
  })
    .addOption(
      new Option('--decision <decision>', '成立或不成立').choices(['upheld', 'dismissed']).makeOptionMandatory(),
    )
    .requiredOption('--answer <text>', '答复 / the answer')
  decide.action(async (id: string) => {
    const { decision, answer } = decide.opts<{ decision: string; answer: string }>()
    const path = `/v1/objections/${encodeURIComponent(id)}/decide`
    const payment = await post<PaymentHistory>(terminal, decide, path, { decision, answer })
    giveAnswer(terminal, decide, { data: payment, text: historyText(payment) })
  })
}

type Asked = Readonly<{ id: string; state: string }>
const askedText = ({ id, state }: Asked): string => `${id}  ${state}`

function addDecision(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'decide <payment>', {
    about: '结果不明的付款凭文件认定,待他人复核 / say on a document what became of an unknown payment; another agrees',
    example: `payment decide ${ID} --outcome paid --on 2016-09-12 --document 银行查询函17 --reason 银行书面答复已入账`,
  })
    .addOption(new Option('--outcome <outcome>', '结果').choices(['paid', 'failed', 'returned']).makeOptionMandatory())
    .requiredOption('--on <day>', '日期 YYYY-MM-DD / the day')
    .requiredOption('--document <number>', '依据 / the document')
    .requiredOption('--reason <text>', '说明 / why')
  verb.action(async (id: string) => {
    const { outcome, on, document, reason } = verb.opts<Record<'outcome' | 'on' | 'document' | 'reason', string>>()
    const body = { outcome, on, document_number: document, reason }
    const asked = await post<Asked>(terminal, verb, `${paymentPath(id)}/decisions`, body)
    giveAnswer(terminal, verb, { data: asked, text: askedText(asked), id: asked.id })
  })
}

function addClawback(noun: Command, terminal: Terminal): void {
  const verb = addMakingVerb(noun, 'claw-back <payment>', {
    about: '申请追回,待他人复核 / ask that a payment which was not due is claimed back; another agrees',
    example: `payment claw-back ${ID} --ground died --award cancelled --on 2016-11-30 --document 清财农〔2016〕88号 --reason 对象已去世`,
  })
    .addOption(
      new Option('--ground <ground>', '事由 / why it was not due')
        .choices(['not_eligible', 'died', 'paid_twice', 'wrong_payee', 'other'])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--award <fate>', '补助重付或终止 / its award')
        .choices(['payable_again', 'cancelled'])
        .makeOptionMandatory(),
    )
    .requiredOption('--on <day>', '日期 YYYY-MM-DD / the day')
    .requiredOption('--document <number>', '文号 / the document')
    .requiredOption('--reason <text>', '说明 / why')
  verb.action(async (id: string) => {
    const options = verb.opts<Record<'ground' | 'award' | 'on' | 'document' | 'reason', string>>()
    const { ground, award, on, document, reason } = options
    const body = { award, ground, clawed_back_on: on, document_number: document, reason }
    const asked = await post<Asked>(terminal, verb, `${paymentPath(id)}/claw-backs`, body)
    giveAnswer(terminal, verb, { data: asked, text: askedText(asked), id: asked.id })
  })
}

/** The second pair of eyes. */
function addAnswers(noun: Command, terminal: Terminal): void {
  for (const [what, path] of [
    ['decision', 'decisions'],
    ['claw-back', 'claw-backs'],
  ] as const)
    for (const [answer, word] of [
      ['approve', '同意'],
      ['reject', '不同意'],
    ] as const) {
      const verb = addCreatingVerb(noun, `${answer}-${what} <id>`, {
        about: `${word}他人的申请 / ${answer} what another asked for`,
        example: `payment ${answer}-${what} ${ID}`,
      })
      verb.action(async (id: string) => {
        const asked = await post<Asked>(terminal, verb, `/v1/${path}/${encodeURIComponent(id)}/${answer}`, undefined)
        giveAnswer(terminal, verb, { data: asked, text: askedText(asked) })
      })
    }
}
