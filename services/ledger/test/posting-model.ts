import { formatFen } from '@fundtrace/money'
import type { Command, PostCommand } from '../src/domain/posting/command.ts'

/**
 * What the posting engine should do, said as plainly as can be: every command is tried on a copy of everything, and the copy is kept when no
 * rule is broken by it. No undo, no batches, no memory beside it. Shares no code with decide.ts.
 */
export type PostingModel = Readonly<{
  funds: Map<string, ModelFund>
  holds: Map<string, ModelHold>
  /** By '<fund> <reference>'. */
  records: Map<string, ModelRecord>
}>
export type ModelFund = { openFrom: number; count: number; accounts: Map<string, ModelAccount> }
export type ModelAccount = {
  side: 'debit' | 'credit'
  minimum: bigint | null
  maximum: bigint | null
  isClosed: boolean
  balance: bigint
  held: bigint
  lines: number
}
type ModelHold = {
  fundId: string
  account: string
  amount: bigint
  expiresAt: number | null
  state: string
  posted: bigint
}
type ModelRecord = Readonly<{
  id: string
  fundId: string
  content: string
  kind: string
  askedBy: string | null
  number: number | null
  effectiveAt: number
  reverses: string | null
  entries: readonly Entry[]
}>
type Entry = Readonly<{ account: string; amount: bigint }>

export type Expected =
  | Readonly<{ posted: number | null }>
  | Readonly<{ replayed: string }>
  | Readonly<{ refused: string }>
/** What the engine may not have heard of yet: then it may find another reason to refuse, and must still refuse. */
export type Unheard = Readonly<{ closedAccounts?: boolean; closedMonths?: boolean }>
/** `now` as the shard's clock says, which never goes back; `id` as the record will be called if there is one. */
export type Moment = Readonly<{ now: number; id: string; unheard?: Unheard }>

/** The model after the command, the same object if it changes nothing. */
export function askModel(model: PostingModel, command: Command, moment: Moment): [PostingModel, Expected] {
  const key = `${command.fundId} ${command.reference}`
  const content = command.contentHash.toString('hex')
  const before = model.records.get(key)
  if (before !== undefined)
    return [model, before.content === content ? { replayed: before.id } : { refused: 'LEDGER_KEY_REUSED' }]

  const next = structuredClone(model)
  const fund = next.funds.get(command.fundId)
  if (fund === undefined) return [model, { refused: 'LEDGER_FUND_UNKNOWN' }]
  const told = tell(next, fund, command, moment)
  if (typeof told === 'string') return [model, { refused: `LEDGER_${told}` }]
  const moves = told.entries.length > 0
  if (moves) fund.count += 1
  const { fundId, kind, askedBy } = command
  const number = moves ? fund.count : null
  const reverses = kind === 'reversal' ? command.reverses : null
  next.records.set(key, { ...told, id: moment.id, fundId, content, kind, askedBy, number, reverses })
  return [next, { posted: number }]
}

/** All or none: a refusal of one is the end of all. */
export function askModelLinked(
  model: PostingModel,
  commands: readonly Command[],
  moments: readonly Moment[],
): [PostingModel, Expected[]] {
  let next = model
  const answers: Expected[] = []
  for (const [index, command] of commands.entries()) {
    const isTwin = commands.slice(0, index).some((other) => other.reference === command.reference)
    const [after, answer] = askModel(next, command, moments[index] ?? NEVER)
    const refused = isTwin ? 'LEDGER_KEY_REUSED' : 'refused' in answer ? answer.refused : null
    if (refused !== null)
      return [model, commands.map((_, at) => ({ refused: at === index ? refused : 'LEDGER_LINKED_REFUSED' }))]
    next = after
    answers.push(answer)
  }
  return [next, answers]
}

type Told = Readonly<{ effectiveAt: number; entries: readonly Entry[] }>

/** What happens, or the rule that is broken. */
function tell(model: PostingModel, fund: ModelFund, command: Command, moment: Moment): Told | string {
  const { now } = moment
  switch (command.kind) {
    case 'post':
      return tellEntries(model, fund, command, command.entries, moment)
    case 'reversal': {
      const records = [...model.records.values()]
      const before = records.find(({ id, fundId }) => id === command.reverses && fundId === command.fundId)
      if (before === undefined) return 'TRANSACTION_UNKNOWN'
      if (before.kind !== 'post') return 'TRANSACTION_NOT_REVERSIBLE'
      if (before.askedBy !== null && before.askedBy === command.askedBy) return 'REVERSAL_SAME_PERSON'
      if (records.some(({ reverses }) => reverses === before.id)) return 'TRANSACTION_REVERSED'
      const turned = before.entries.map(({ account, amount }) => ({ account, amount: -amount }))
      return tellEntries(model, fund, { ...command, uses: [] }, turned, moment)
    }
    case 'hold': {
      const { fundId, expiresAt } = command
      if (expiresAt !== null && expiresAt <= now) return 'HOLD_EXPIRY_PAST'
      for (const { holdId, account: code, amount } of command.holds) {
        const account = fund.accounts.get(code)
        if (account === undefined) return 'ACCOUNT_UNKNOWN'
        if (account.isClosed && moment.unheard?.closedAccounts !== true) return 'ACCOUNT_CLOSED'
        account.held += amount
        const fault = boundBroken(account, account.balance)
        if (fault !== null) return fault
        model.holds.set(holdId, { fundId, account: code, amount, expiresAt, state: 'pending', posted: 0n })
      }
      return { effectiveAt: now, entries: [] }
    }
    case 'void':
    case 'expiry':
      for (const holdId of command.holdIds) {
        const hold = model.holds.get(holdId)
        if (hold === undefined || hold.fundId !== command.fundId) return 'HOLD_UNKNOWN'
        const isOver = hold.expiresAt !== null && now >= hold.expiresAt
        if (hold.state !== 'pending' || isOver !== (command.kind === 'expiry')) return 'HOLD_ENDED'
        end(fund, hold, command.kind === 'void' ? 'voided' : 'expired', 0n)
      }
      return { effectiveAt: now, entries: [] }
  }
}

function tellEntries(
  model: PostingModel,
  fund: ModelFund,
  command: Pick<PostCommand, 'fundId' | 'uses' | 'effectiveAt'>,
  entries: readonly Entry[],
  { now, unheard }: Moment,
): Told | string {
  const effectiveAt = command.effectiveAt ?? now
  if (effectiveAt < fund.openFrom && unheard?.closedMonths !== true) return 'PERIOD_CLOSED'
  if (effectiveAt > now + 300_000) return 'EFFECTIVE_IN_FUTURE'
  if (entries.map(({ amount }) => amount).reduce((one, other) => one + other) !== 0n) return 'TRANSACTION_UNBALANCED'

  for (const [index, { holdId, amount }] of command.uses.entries()) {
    const hold = model.holds.get(holdId)
    if (hold === undefined || hold.fundId !== command.fundId) return 'HOLD_UNKNOWN'
    if (hold.state !== 'pending' || (hold.expiresAt !== null && now >= hold.expiresAt)) return 'HOLD_ENDED'
    if (amount > hold.amount) return 'HOLD_EXCEEDED'
    const usedOfAccount = command.uses
      .slice(0, index + 1)
      .filter((use) => model.holds.get(use.holdId)?.account === hold.account)
    const used = usedOfAccount.reduce((sum, use) => sum + use.amount, 0n)
    const side = fund.accounts.get(hold.account)?.side
    const moved = entries.reduce((sum, entry) => (entry.account === hold.account ? sum + entry.amount : sum), 0n)
    if ((side === 'credit' ? moved : -moved) < used) return 'HOLD_NOT_USED'
    end(fund, hold, 'posted', amount)
  }

  const lines: bigint[] = []
  for (const { account: code, amount } of entries) {
    const account = fund.accounts.get(code)
    if (account === undefined) return 'ACCOUNT_UNKNOWN'
    if (account.isClosed && unheard?.closedAccounts !== true) return 'ACCOUNT_CLOSED'
    account.balance += account.side === 'debit' ? amount : -amount
    account.lines += 1
    lines.push(account.balance)
  }
  for (const [index, { account: code }] of entries.entries()) {
    const account = fund.accounts.get(code)
    const fault = account === undefined ? null : boundBroken(account, lines[index] ?? 0n)
    if (fault !== null) return fault
  }
  return { effectiveAt, entries }
}

function end(fund: ModelFund, hold: ModelHold, state: string, posted: bigint): void {
  hold.state = state
  hold.posted = posted
  const account = fund.accounts.get(hold.account)
  if (account !== undefined) account.held -= hold.amount
}

/** One quintillion yuan either way. */
const LARGEST = 100_000_000_000_000_000_000n

function boundBroken({ minimum, maximum, balance, held }: ModelAccount, line: bigint): string | null {
  if (minimum !== null && balance < minimum + held) return 'AVAILABLE_EXCEEDED'
  if (maximum !== null && balance > maximum) return 'MAXIMUM_EXCEEDED'
  return line > LARGEST || line < -LARGEST || held > LARGEST ? 'BALANCE_OUT_OF_RANGE' : null
}

const NEVER: Moment = { now: 0, id: '' }

/** Account by account, hold by hold, record by record, as the rows are read for comparison. */
export function rowsOfModel({ funds, holds, records }: PostingModel): string[] {
  const lines = [...funds].flatMap(([id, fund]) => [
    `fund ${id}: ${fund.count}`,
    ...[...fund.accounts].map(
      ([code, { balance, held, lines }]) => `${id} ${code}: ${formatFen(balance)}, ${formatFen(held)} held, ${lines}`,
    ),
  ])
  for (const [id, { account, amount, state, posted }] of holds)
    lines.push(`hold ${id}: ${formatFen(amount)} of ${account}, ${state} ${formatFen(posted)}`)
  for (const [key, { id, kind, number, effectiveAt, entries }] of records) {
    const moved = entries.map(({ account, amount }) => `${account} ${formatFen(amount)}`).join(', ')
    lines.push(`${key}: ${id} ${kind} ${number} ${effectiveAt} ${moved}`)
  }
  return lines.toSorted()
}
