import { formatMoney, formatRatio, type Money, parseAmount, parseRatio, type Ratio, split } from '@fundtrace/money'
import type { Command } from 'commander'
import { wan } from '../amount-text.ts'
import { countArgument } from '../arguments.ts'
import { remainderPartyMissing } from '../cli-problems.ts'
import { giveAnswer } from '../give-answer.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'
import { addLocalVerb } from '../verb.ts'

export function addSplitCommand(program: Command, terminal: Terminal): void {
  const verb = addLocalVerb(program, 'split', {
    about: '按比例分摊一笔金额,一分不差 / split an amount by a ratio, to the fen',
    example: 'split 7156万元 6:3:0.5：0.5',
  })
    .argument('<amount>', '金额 / amount: 71560000, 1,234.5, 49.7万元, 20亿元', parseAmount)
    .argument('<ratio>', '比例 / ratio: 6:3:1, 6：3：1', parseRatio)
    .option('--remainder-to <n>', '尾差归第 n 方 / all leftover fen to party n, from 1', countArgument(1, PARTIES_MAX))
    .option('--json', '只输出 JSON / JSON only')

  verb.action((total: Money, ratio: Ratio) => {
    const { remainderTo } = verb.opts<{ remainderTo?: number }>()
    const shares = split(total, ratio, remainderTo === undefined ? undefined : indexOfParty(remainderTo, ratio))
    giveAnswer(terminal, verb, {
      data: { total: formatMoney(total), ratio: ratio.parts, shares: shares.map(formatMoney) },
      text: textTable(
        ['', '比例 ratio', { right: '元 yuan' }, { right: '万元' }],
        [
          ...shares.map((share, index) => [
            String(index + 1),
            ratio.parts[index] ?? '',
            formatMoney(share),
            wan(formatMoney(share)),
          ]),
          ['合计 total', formatRatio(ratio), formatMoney(total), wan(formatMoney(total))],
        ],
      ),
    })
  })
}

/** As many as a ratio can have. */
const PARTIES_MAX = 100

/** People count parties from 1. */
function indexOfParty(party: number, ratio: Ratio): number {
  if (!ratio.weights[party - 1]) throw remainderPartyMissing(String(party), formatRatio(ratio))
  return party - 1
}
