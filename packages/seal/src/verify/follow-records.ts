import { formatFen } from '@fundtrace/money'
import { EACH_ENTRY } from '../record.ts'
import { type FundAccounts, followAccountLines } from './account-lines.ts'
import { type CountUp, countFrom, follows, skipOne } from './count-up.ts'
import type { FaultCode, FaultList } from './faults.ts'
import { fenOf } from './fen.ts'
import { followHolds } from './open-holds.ts'
import type { SeenTexts } from './seen-once.ts'

/** The records of one shard, in order: what they say must follow from what was said before. */
export type ShardRecords = Readonly<{
  /** A block begins: its records are positioned from here. */
  startBlock: (height: number, first: number) => void
  /** `members` as RECORD captures them. */
  take: (members: RegExpExecArray, line: number) => void
  /** A record that could not be read. */
  skip: () => void
}>

/** What is known across shards. */
export type AcrossShards = {
  readonly seen: SeenTexts
  readonly shardOfFund: Map<string, number>
  entries: number
}

export function followRecords(shard: number, across: AcrossShards, faults: FaultList): ShardRecords {
  const funds = new Map<string, Fund>()
  const accountLines = followAccountLines()
  const holds = followHolds()
  let positions = countFrom(1)
  let height = 0

  const fundOf = (quotedId: string): Fund => {
    const known = funds.get(quotedId)
    if (known !== undefined) return known
    const fund = { id: JSON.parse(quotedId) as string, space: across.shardOfFund.size, numbers: countFrom(1), accounts: new Map<string, number>() }
    funds.set(JSON.stringify(fund.id), fund)
    return fund
  }

  return {
    startBlock: (blockHeight, first) => {
      height = blockHeight
      positions = countFrom(first)
    },
    skip: () => skipOne(positions),
    take: (members, line) => {
      const [, entries = '', quotedFund = '', heldText = '', id = '', , number = '', positionText = '', reference = '', reverses = '', shardText = ''] = members
      const position = Number(positionText)
      const fund = fundOf(quotedFund)
      const add = (code: FaultCode, detail: string, account?: string): void =>
        faults.add(code, { line, shard, height, position, fund: fund.id, ...(account !== undefined && { account: JSON.parse(account) as string }) }, detail)

      if (Number(shardText) !== shard) add('RECORD_SHARD_WRONG', `It says shard ${shardText}; it stands in shard ${shard}.`)
      const expected = positions.next
      if (!follows(positions, position)) add('RECORD_POSITION_WRONG', `It has position ${position}; ${expected} comes here.`)
      checkFund(fund, number, entries === NO_ENTRIES)
      checkOnce()
      let sum = 0n
      EACH_ENTRY.lastIndex = 0
      for (let entry = EACH_ENTRY.exec(entries); entry !== null; entry = EACH_ENTRY.exec(entries)) {
        const [, account = '', amountText = '', balanceText = '', lineText = ''] = entry
        const amount = fenOf(amountText)
        sum += amount
        across.entries += 1
        const fault = accountLines.take(fund.accounts, { account, line: Number(lineText), amount, balanceAfter: fenOf(balanceText) })
        if (fault !== null) add(fault.code, fault.detail, account)
      }
      if (sum !== 0n) add('ENTRIES_UNBALANCED', `Its entries add up to ${formatFen(sum)}.`)
      for (const fault of holds.take(quotedFund, heldText)) add('HOLD_WRONG', fault.detail, fault.account)

      function checkFund({ numbers, id: fundId }: Fund, numberText: string, movesNothing: boolean): void {
        const ofShard = across.shardOfFund.get(fundId)
        if (ofShard === undefined) across.shardOfFund.set(fundId, shard)
        else if (ofShard !== shard) add('FUND_SPLIT', `Fund ${fundId} is in shard ${ofShard} too.`)
        if (movesNothing || numberText === 'null') {
          if (!movesNothing || numberText !== 'null')
            add('FUND_NUMBER_WRONG', `It has ${movesNothing ? 'no entries and number ' : 'entries and number '}${numberText}: what moves money has a number, nothing else.`)
          return
        }
        const right = numbers.next
        if (!follows(numbers, Number(numberText))) add('FUND_NUMBER_WRONG', `It is number ${numberText} of the fund; ${right} comes here.`)
      }

      function checkOnce(): void {
        if (!across.seen.add(ID_SPACE, id)) add('RECORD_TWICE', `A transaction with the id ${id} was there before.`)
        if (!across.seen.add(FUND_SPACES + fund.space, reference)) add('RECORD_TWICE', `The fund has a transaction with the reference ${reference} already.`)
        if (reverses === 'null') return
        if (!across.seen.isFull() && !across.seen.has(ID_SPACE, reverses)) add('REVERSAL_WRONG', `It reverses ${reverses}, which is not there before it.`)
        if (!across.seen.add(REVERSED_SPACE, reverses)) add('REVERSAL_WRONG', `It reverses ${reverses}, which was reversed before.`)
      }
    },
  }
}

type Fund = { readonly id: string; readonly space: number; readonly numbers: CountUp; readonly accounts: FundAccounts }

const NO_ENTRIES = '[]'

/** Ids, ids that were reversed, and the references of each fund are remembered apart. */
const ID_SPACE = 0
const REVERSED_SPACE = 1
const FUND_SPACES = 2
