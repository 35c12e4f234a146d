import { type CountUp, countFrom, follows, skipOne } from './count-up.ts'
import type { FaultList } from './faults.ts'
import type { RecordEntries, TellFault } from './follow-entries.ts'
import { followHolds } from './open-holds.ts'
import type { SeenTexts } from './seen-once.ts'

/** The records of one shard, in order: what they say must follow from what was said before. */
export type ShardRecords = Readonly<{
  /** A block begins: its records are positioned from `first` on. */
  startBlock: (height: number, first: number) => void
  /** `members` as RECORD captures them. All but its entries is followed at once; those are left to EntryBooks. */
  take: (members: RegExpExecArray, line: number) => RecordEntries
  /** A record that could not be read stands here. */
  skip: () => void
}>

/** What is known across shards. `funds` by the text that they are written with. */
export type AcrossShards = {
  readonly seen: SeenTexts
  readonly funds: Map<string, Readonly<{ shard: number; space: number }>>
}

export function followRecords(shard: number, across: AcrossShards, faults: FaultList): ShardRecords {
  const funds = new Map<string, Fund>()
  const holds = followHolds()
  let positions = countFrom(1)
  let height = 0

  const fundOf = (quotedId: string): Fund => {
    const known = funds.get(quotedId)
    if (known !== undefined) return known
    const quoted = ownCopy(quotedId)
    const other = across.funds.get(quoted)
    const space = other?.space ?? FUND_SPACES + across.funds.size
    if (other === undefined) across.funds.set(quoted, { shard, space })
    const fund = {
      quotedId: quoted,
      otherShard: other?.shard ?? null,
      space,
      numbers: countFrom(1),
      book: funds.size,
    }
    funds.set(quoted, fund)
    return fund
  }

  return {
    startBlock: (blockHeight, first) => {
      height = blockHeight
      positions = countFrom(first)
    },
    skip: () => skipOne(positions),
    take: (members, line) => {
      const record = readMembers(members)
      const position = Number(record.position)
      const fund = fundOf(record.fund)
      const tell: TellFault = (code, detail, account) =>
        faults.add(
          code,
          {
            line,
            shard,
            height,
            position,
            fund: unquoted(fund.quotedId),
            ...(account !== undefined && { account: unquoted(account) }),
          },
          detail,
        )

      if (Number(record.shard) !== shard)
        tell('RECORD_SHARD_WRONG', `It says shard ${record.shard}; it stands in shard ${shard}.`)
      const right = positions.next
      if (!follows(positions, position))
        tell('RECORD_POSITION_WRONG', `It has position ${position}; ${right} comes here.`)
      checkFund(fund, record, tell)
      checkOnce(fund, record, across.seen, tell)
      for (const fault of holds.take(record.fund, record.holds)) tell('HOLD_WRONG', fault.detail, fault.account)
      return { book: fund.book, entries: record.entries, tell }
    },
  }
}

type Fund = {
  readonly quotedId: string
  /** Where it was met before this shard, though a fund has one shard. */
  otherShard: number | null
  readonly space: number
  readonly numbers: CountUp
  /** Counts the funds of the shard. */
  readonly book: number
}

/** Members of a record as it writes them, texts with their quotes. */
type Members = Readonly<
  Record<'entries' | 'fund' | 'holds' | 'id' | 'number' | 'position' | 'reference' | 'reverses' | 'shard', string>
>

const readMembers = (captures: RegExpExecArray): Members => ({
  entries: captures[1] ?? '',
  fund: captures[2] ?? '',
  holds: captures[3] ?? '',
  id: captures[4] ?? '',
  number: captures[6] ?? '',
  position: captures[7] ?? '',
  reference: captures[8] ?? '',
  reverses: captures[9] ?? '',
  shard: captures[10] ?? '',
})

function checkFund(fund: Fund, { number, entries }: Members, tell: TellFault): void {
  if (fund.otherShard !== null) tell('FUND_SPLIT', `The fund is in shard ${fund.otherShard} already.`)
  fund.otherShard = null
  if ((number === 'null') !== (entries === '[]'))
    tell(
      'FUND_NUMBER_WRONG',
      `It has ${entries === '[]' ? 'no entries' : 'entries'} and number ${number}: what moves money has a number, and nothing else.`,
    )
  if (number === 'null') return
  const right = fund.numbers.next
  if (!follows(fund.numbers, Number(number)))
    tell('FUND_NUMBER_WRONG', `It is number ${number} of the fund; ${right} comes here.`)
}

function checkOnce(fund: Fund, { id, reference, reverses }: Members, seen: SeenTexts, tell: TellFault): void {
  if (!seen.add(ID_SPACE, id)) tell('RECORD_TWICE', `A transaction with the id ${id} is there already.`)
  if (!seen.add(fund.space, reference))
    tell('RECORD_TWICE', `The fund has a transaction with the reference ${reference} already.`)
  if (reverses === 'null') return
  if (!seen.isFull() && !seen.has(ID_SPACE, reverses))
    tell('REVERSAL_WRONG', `It reverses ${reverses}, which is not there before it.`)
  if (!seen.add(REVERSED_SPACE, reverses)) tell('REVERSAL_WRONG', `It reverses ${reverses}, which was reversed before.`)
}

const unquoted = (text: string): string => JSON.parse(text) as string

/** A text cut out of a line would keep the whole line in memory. */
const ownCopy = (text: string): string => Buffer.from(text).toString()

/** Ids, ids that were reversed, and the references of each fund are remembered apart. */
const ID_SPACE = 0
const REVERSED_SPACE = 1
const FUND_SPACES = 2
