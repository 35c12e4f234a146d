import { EACH_ENTRY } from '../record.ts'

type TakeEntry = (account: string, amount: string, balanceAfter: string, line: string) => void

/**
 * The entries of a list that fits RECORD already, texts as they are written there. Between its texts such a list has nothing but what
 * stands below, so where no text has an escape each is found by the quote that ends it: half the time of the regular expression.
 */
export function eachEntry(entries: string, take: TakeEntry): void {
  if (entries.includes('\\')) {
    for (const [, account = '', amount = '', balanceAfter = '', line = ''] of entries.matchAll(EACH_ENTRY))
      take(account, amount, balanceAfter, line)
    return
  }
  let at = 1
  while (entries.startsWith(ACCOUNT, at)) {
    const account = at + ACCOUNT.length
    const accountEnd = entries.indexOf('"', account + 1) + 1
    const amount = accountEnd + AMOUNT.length
    const amountEnd = entries.indexOf('"', amount)
    const balance = amountEnd + BALANCE.length
    const balanceEnd = entries.indexOf('"', balance)
    const line = balanceEnd + LINE.length
    const lineEnd = entries.indexOf('}', line)
    take(
      entries.slice(account, accountEnd),
      entries.slice(amount, amountEnd),
      entries.slice(balance, balanceEnd),
      entries.slice(line, lineEnd),
    )
    // The end of the entry and the comma or the bracket behind it.
    at = lineEnd + 2
  }
}

const ACCOUNT = '{"account":'
const AMOUNT = ',"amount":"'
const BALANCE = '","balance_after":"'
const LINE = '","line":'
