import { type Command, Option } from 'commander'
import { batchPath } from '../batch.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import { progressBar } from '../progress-bar.ts'
import { sendingKey } from '../sending-key.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addCreatingVerb, addMakingVerb, addReadingVerb } from '../verb.ts'

const BATCH = '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10'
const PAYMENT = '7c1d2e3f-0000-4000-8000-000000000001'
const CHECKS = [
  'left_register',
  'deceased',
  'members_gone',
  'same_card',
  'owner_differs',
  'other_county',
  'account_digit',
  'duplicate',
] as const

type Check = Readonly<{
  payment_id: string
  reference: string
  beneficiary_id: string
  outcome: string
  checked_at: string
  findings: readonly Readonly<{ check: string; title_zh: string; title_en: string; overridden: boolean }>[]
}>
type Override = Readonly<{ id: string; check: string; reason: string; asked_by: string; approved_by: string | null }>
type Checked = Readonly<{ payment_id: string; checks: readonly Check[]; overrides: readonly Override[] }>

const checkTable = (checks: readonly Check[]): string =>
  textTable(
    ['付款 payment', '编号 reference', '对象 beneficiary', '结论 outcome', '发现 findings', '核对于 at'],
    checks.map(({ payment_id, reference, beneficiary_id, outcome, findings, checked_at }) => [
      payment_id,
      reference,
      beneficiary_id,
      outcome,
      findings
        .map(
          ({ title_zh, title_en, overridden }) => `${title_zh} ${title_en}${overridden ? '(已放行 overridden)' : ''}`,
        )
        .join('; '),
      checked_at,
    ]),
  )

const checkedText = ({ checks, overrides }: Checked): string =>
  [
    checkTable(checks),
    textTable(
      ['放行 override', '核对项 check', '申请 asked by', '复核 approved by', '理由 why'],
      overrides.map(({ id, check, asked_by, approved_by, reason }) => [
        id,
        check,
        asked_by,
        approved_by ?? '—',
        reason,
      ]),
    ),
  ].join('\n')

const paymentPath = (id: string): string => `/v1/payments/${encodeURIComponent(id)}`

/** What the register says against the lines of a batch. */
export function addBatchCheckVerbs(batch: Command, terminal: Terminal): void {
  const list = withPages(
    addReadingVerb(batch, 'checks <batch>', {
      about: '各笔核对结论 / the latest check of each payment, and what was found',
      example: `batch checks ${BATCH} --outcome block`,
    }).addOption(new Option('--outcome <outcome>', '只列此结论 / only these').choices(['ok', 'warn', 'block'])),
    'reference',
  )
  list.action(async (id: string) => {
    const services = await openServices(terminal, list)
    const { outcome } = list.opts<{ outcome?: string }>()
    const query = pageQuery(list, { outcome })
    const reply = await services.get<{ checks: Check[] }>('disbursement', `${batchPath(id)}/checks?${query}`)
    giveAnswer(terminal, list, { data: reply, text: checkTable(reply.checks) })
    sayIfMore(terminal, list, reply.checks.length, reply.checks.at(-1)?.reference)
  })

  const recheck = addCreatingVerb(batch, 'recheck <batch>', {
    about: '重新核对被拦下的各笔 / check what is held back again, after the register was corrected',
    example: `batch recheck ${BATCH}`,
  })
  recheck.action(async (id: string) => {
    const reply = await recheckAll(terminal, recheck, id)
    const text = `核对 ${reply.checked} 笔,仍拦下 ${reply.blocked} 笔 / ${reply.checked} checked, ${reply.blocked} still held back`
    giveAnswer(terminal, recheck, { data: reply, text })
  })
}

type Page = Readonly<{ checked: number; blocked: number; last: string | null }>

/** A page a request, each with a key of its own that follows from the first, so that the whole may be sent again. */
async function recheckAll(terminal: Terminal, verb: Command, id: string): Promise<Omit<Page, 'last'>> {
  const services = await openServices(terminal, verb)
  const key = sendingKey(terminal, verb)
  const bar = progressBar(terminal)
  let total = { checked: 0, blocked: 0 }
  let after: string | null = null
  try {
    for (let page = 1; ; page += 1) {
      const path = `${batchPath(id)}/checks${after === null ? '' : `?after=${encodeURIComponent(after)}`}`
      const idempotencyKey = `${key}-${page}`
      const reply: Page = await services.post('disbursement', path, undefined, { idempotencyKey })
      total = { checked: total.checked + reply.checked, blocked: total.blocked + reply.blocked }
      if (reply.last === null) return total
      after = reply.last
      bar.show({ step: '核对 / checking', done: total.checked, total: total.checked + 1 })
    }
  } finally {
    bar.end()
  }
}

/** The checks of one payment, and paying in spite of one. */
export function addPaymentCheckVerbs(payment: Command, terminal: Terminal): void {
  const show = addReadingVerb(payment, 'checks <payment>', {
    about: '一笔付款的核对与放行经过 / every check of a payment, and what was asked in spite of it',
    example: `payment checks ${PAYMENT}`,
  })
  show.action(async (id: string) => {
    const services = await openServices(terminal, show)
    const checked = await services.get<Checked>('disbursement', `${paymentPath(id)}/checks`)
    giveAnswer(terminal, show, { data: checked, text: checkedText(checked) })
  })

  const ask = addMakingVerb(payment, 'override <payment>', {
    about: '凭文件申请放行被拦下的一笔,待他人复核 / ask that it be paid in spite of a check; another approves',
    example: `payment override ${PAYMENT} --check same_card --document 清扶办〔2016〕17号 --reason 夫妻共用一卡通`,
  })
    .addOption(new Option('--check <check>', '核对项 / which check').choices(CHECKS).makeOptionMandatory())
    .requiredOption('--document <number>', '依据 / the document')
    .requiredOption('--reason <text>', '理由 / why')
  ask.action(async (id: string) => {
    const { check, document: document_number, reason } = ask.opts<Record<'check' | 'document' | 'reason', string>>()
    const services = await openServices(terminal, ask)
    const idempotencyKey = sendingKey(terminal, ask)
    const body = { check, document_number, reason }
    const path = `${paymentPath(id)}/overrides`
    const asked = await services.post<{ override_id: string }>('disbursement', path, body, { idempotencyKey })
    giveAnswer(terminal, ask, { data: asked, text: asked.override_id, id: asked.override_id })
  })

  const approve = addCreatingVerb(payment, 'approve-override <payment> <override>', {
    about: '复核他人的放行申请 / approve an override that another asked for',
    example: `payment approve-override ${PAYMENT} ${BATCH}`,
  })
  approve.action(async (id: string, override: string) => {
    const services = await openServices(terminal, approve)
    const idempotencyKey = sendingKey(terminal, approve)
    const path = `${paymentPath(id)}/overrides/${encodeURIComponent(override)}/approve`
    const checked = await services.post<Checked>('disbursement', path, undefined, { idempotencyKey })
    giveAnswer(terminal, approve, { data: checked, text: checkedText(checked) })
  })
}
