import { addMoney, formatMoney, negateMoney, parseMoney } from '@fundtrace/money'

const HEADER = '记账日期,银行流水号,付款编号,摘要,支出,收入,余额'

type Entry = Readonly<{ on: string; reference: string } & ({ out: string } | { in: string })>

/** A bank's statement: the lines in order, each with the balance after it. The first entry stands on line 2. */
export function bankFile(opening: string, entries: readonly Entry[], header = HEADER): string {
  let balance = parseMoney(opening)
  const lines = entries.map((entry, index) => {
    const amount = parseMoney('out' in entry ? entry.out : entry.in)
    balance = addMoney(balance, 'out' in entry ? negateMoney(amount) : amount)
    const sides = 'out' in entry ? `${entry.out},` : `,${entry.in}`
    return `${entry.on},B${index + 1},${entry.reference},扶贫补助 张三 6222020000001234567,${sides},${formatMoney(balance)}`
  })
  return `${[header, ...lines].join('\r\n')}\r\n`
}
