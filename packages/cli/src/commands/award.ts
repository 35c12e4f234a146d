import type { Command } from 'commander'
import { readAreaOption } from '../area-option.ts'
import { giveAnswer } from '../give-answer.ts'
import { openServices } from '../open-services.ts'
import { pageQuery, sayIfMore, withPages } from '../page.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addNoun, addReadingVerb } from '../verb.ts'

type PayableAward = Readonly<{
  id: string
  beneficiary_id: string
  area_code: string
  period: string
  line: string
  amount: string
  payment_state: string | null
}>

export function addAwardCommands(program: Command, terminal: Terminal): void {
  const noun = addNoun(program, 'award', '补助 / awards at the treasury')

  const list = withPages(
    addReadingVerb(noun, 'list', {
      about: '可支付的补助及支付进度 / what a fund may pay, and how far each award has come',
      example: 'award list --fund qingcheng-households-2016 --area 441802103',
    })
      .requiredOption('--fund <fund>', '资金 / fund')
      .option('--area <code>', '行政区划代码 / area code'),
    'id',
  )
  list.action(async () => {
    const { fund, area } = list.opts<{ fund: string; area?: string }>()
    const area_code = await readAreaOption(area)
    const services = await openServices(terminal, list)
    const path = `/v1/awards?${pageQuery(list, { fund_id: fund, area_code })}`
    const reply = await services.get<{ awards: PayableAward[] }>('disbursement', path)
    giveAnswer(terminal, list, { data: reply, text: awardTable(reply.awards) })
    sayIfMore(terminal, list, reply.awards.length, reply.awards.at(-1)?.id)
  })
}

const awardTable = (awards: readonly PayableAward[]): string =>
  textTable(
    [
      '补助 award',
      '受益对象 beneficiary',
      '区划 area',
      '期间 period',
      '款项 line',
      { right: '元 yuan' },
      '支付 payment',
    ],
    awards.map(({ id, beneficiary_id, area_code, period, line, amount, payment_state }) => [
      id,
      beneficiary_id,
      area_code,
      period,
      line,
      amount,
      payment_state ?? '待付 waits',
    ]),
  )
