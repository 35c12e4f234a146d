import { yuanFigures } from '../parts/money-text.ts'
import { BATCH_STATES, OUTCOME_WORDS, PAYMENT_STATES } from './batch-words.ts'

/** What the service says about a finding, in Chinese: its sentence on the left (services/disbursement/src/domain/bank-word.ts, packages/bank-formats/src/read), its values by name. */
const SENTENCES: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^Payment (?<ref>\S+) is of another fund$/u, '{ref} 是另一笔资金的付款'],
  [
    /^Payment (?<ref>\S+) is of batch (?<id>[\da-f-]+): give/u,
    '{ref} 属于批次 {id}，请把文件导入那个批次，或在“银行来文”里导入',
  ],
  [/^Payment (?<ref>\S+) is (?<state>\w+) and was never sent$/u, '{ref} 现为“{state}”，从未发给银行'],
  [/^The file says (?<outcome>\w+) of payment (?<ref>\S+) twice$/u, '{ref} 在文件里出现两次，都是“{outcome}”'],
  [
    /^The file says (?<outcome>\w+) and then (?<later>\w+) of payment (?<ref>\S+)$/u,
    '{ref} 在文件里先是“{outcome}”，后是“{later}”',
  ],
  [
    /^The amount of payment (?<ref>\S+) is (?<amount>[\d.]+), (?<sent>[\d.]+) was sent$/u,
    '{ref} 银行写 {amount} 元，我方发出 {sent} 元',
  ],
  [/^The day (?<day>\S+) of payment (?<ref>\S+) is yet to come$/u, '{ref} 的日期 {day} 还没有到'],
  [/^The result "(?<word>.*)" of payment (?<ref>\S+) is not known$/u, '{ref} 的结果“{word}”不在约定之内'],
  [
    /^The bank says (?<outcome>\w+) on (?<day>\S+) of payment (?<ref>\S+), which it cannot have had before (?<sent>\S+)$/u,
    '银行说 {ref} 于 {day} “{outcome}”，而这笔 {sent} 才发出',
  ],
  [
    /^Payment (?<ref>\S+) is (?<state>\w+), now the bank says (?<outcome>\w+)$/u,
    '{ref} 已是“{state}”，银行又说“{outcome}”',
  ],
  [
    /^Payment (?<ref>\S+) was paid on (?<day>\S+) and cannot come back on (?<back>\S+)$/u,
    '{ref} 于 {day} 支付，不可能在 {back} 退回',
  ],
  [/^Payment (?<ref>\S+) is being claimed back, now/u, '{ref} 正在追回，银行又说已退回'],
  [
    /^Payment (?<ref>\S+) of (?<amount>[\d.]+) is (?<state>\w+), and by the bookings (?<out>-?[\d.]+) is out/u,
    '{ref} 金额 {amount} 元，现为“{state}”；按记账明细，账上支出了 {out} 元',
  ],
  [/^What stands for a reference is no payment/u, '这一行的付款编号不是我方的编号'],
  [/^(?<ref>\S+) is no payment that is known here$/u, '没有编号为 {ref} 的付款'],
  [/^The bank answers for (?<name>.+), which was not sent for this fund$/u, '银行答复的 {name} 不是这笔资金发出的'],
  [/^The bank answers for (?<name>.+), which is of batch (?<id>[\da-f-]+)$/u, '银行答复的 {name} 属于批次 {id}'],
  [
    /^The bank answers for (?<count>\d+) payments of (?<amount>[\d.]+) as (?<name>.+); (?<sent>\d+) of (?<total>[\d.]+) were sent$/u,
    '{name}：银行答复 {count} 笔 {amount} 元，我方发出 {sent} 笔 {total} 元',
  ],
  [
    /^The file states (?<figure>.+?) (?<amount>\S+), it holds (?<found>\S+)$/u,
    '文件写明的{figure}是 {amount}，实际是 {found}',
  ],
  [/^The file has no line of control figures/u, '文件末尾没有控制数，可能被截断；已读到的行照常处理'],
  [/^The file ends in the middle/u, '文件在中途断了；断之前的内容已处理'],
  [/^The statement has no closing balance/u, '对账单没有期末余额，可能被截断；已读到的记账照常处理'],
  [/^The statement has no opening or no closing balance/u, '对账单缺少期初或期末余额'],
  [/^The opening balance cannot be read/u, '期初余额读不出来'],
  [/^From here on the file is no XML/u, '从这一行起文件已损坏'],
  [/^The row has (?<count>\d+) cells, (?<width>\d+) were to be read/u, '这一行有 {count} 格，应有 {width} 格'],
  [/^A spreadsheet has destroyed a cell/u, '这一行有的格被电子表格改坏了（长数字变成了科学记数）'],
  [/^The row has no reference or no result/u, '这一行缺付款编号或处理结果'],
  [/^A transaction without its reference or its status/u, '有一笔缺付款编号或处理结果'],
  [/^The amount is not one of yuan and fen/u, '金额不是到分的人民币金额'],
  [/^The amount is in (?<word>\w+), not in CNY/u, '金额币种是 {word}，不是人民币'],
  [/^The day is not one of the calendar/u, '日期写得不对'],
  [/^A booking without its amount or direction/u, '有一笔记账缺金额或借贷方向'],
  [/^A booking without its day/u, '有一笔记账缺日期'],
  [/^The :61: line has not the form/u, '这一行（:61:）不是记账的格式'],
  [/^The PmtInfs of the booking are not the booking together/u, '记账下的各包合计与记账总额不符'],
]

/** The finding in Chinese; undefined where its sentence is not known, which is then shown as technical information. */
export function findingInChinese(detail: string): string | undefined {
  for (const [pattern, zh] of SENTENCES) {
    const { groups } = pattern.exec(detail) ?? {}
    if (groups === undefined && !pattern.test(detail)) continue
    return zh.replaceAll(/\{(\w+)\}/gu, (_, name: string) => valueInWords(name, groups?.[name] ?? ''))
  }
  return undefined
}

const FIGURES: Readonly<{ [figure: string]: string }> = {
  count: '笔数',
  sum: '合计',
  total: '合计',
  'closing balance': '期末余额',
  balance: '余额',
}
const SHORT_ID = 8

function valueInWords(name: string, value: string): string {
  switch (name) {
    case 'state':
      return wordOf(PAYMENT_STATES, value) ?? wordOf(BATCH_STATES, value) ?? value
    case 'outcome':
    case 'later':
      return (OUTCOME_WORDS as Readonly<Record<string, { zh: string }>>)[value]?.zh ?? value
    case 'amount':
    case 'total':
    case 'out':
    case 'found':
      return figure(value)
    case 'sent':
      return figure(value)
    case 'figure':
      return FIGURES[value] ?? value
    case 'id':
      return value.slice(0, SHORT_ID)
    default:
      return value
  }
}

const figure = (value: string): string => (/^-?\d+\.\d{2}$/u.test(value) ? yuanFigures(value) : value)
const wordOf = (states: Readonly<Record<string, { text: { zh: string } }>>, value: string): string | undefined =>
  states[value]?.text.zh
