import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { AskedEntry, Command, PostCommand } from '../src/domain/posting/command.ts'

/** What somebody wants, in numbers that pick among what there is by then; most of it can be done. */
export type PostingIntent = Readonly<{
  kind: 'post' | 'use' | 'reversal' | 'hold' | 'void' | 'expiry' | 'again'
  fund: number
  picks: readonly number[]
  fen: readonly bigint[]
}>
export type PostingStep =
  | Readonly<{ ask: 'single' | 'bulk' | 'linked' | 'crowd'; intents: readonly PostingIntent[] }>
  | Readonly<{ clock: number }>
  | Readonly<{ closes: 'account' | 'month'; fund: number; pick: number }>
  | Readonly<{ takeover: true }>

const LARGEST = 10n ** 20n
const pick = fc.nat(999)
const anyFen = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt(1n, 900n) },
  { weight: 1, arbitrary: fc.constantFrom(1n, LARGEST - 500n, LARGEST) },
)
const anyIntent: fc.Arbitrary<PostingIntent> = fc.record({
  kind: fc.constantFrom(
    'post',
    'post',
    'post',
    'use',
    'use',
    'reversal',
    'hold',
    'hold',
    'void',
    'expiry',
    'expiry',
    'again',
  ),
  fund: fc.constantFrom(0, 0, 0, 1, 1, 1, 1),
  picks: fc.array(pick, { minLength: 8, maxLength: 8 }),
  fen: fc.array(anyFen, { minLength: 4, maxLength: 4 }),
})
const intents = (minLength: number, maxLength: number) => fc.array(anyIntent, { minLength, maxLength, size: 'max' })

export const anyPostingStep: fc.Arbitrary<PostingStep> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ ask: fc.constant('single' as const), intents: intents(1, 1) }) },
  { weight: 3, arbitrary: fc.record({ ask: fc.constant('bulk' as const), intents: intents(2, 8) }) },
  { weight: 3, arbitrary: fc.record({ ask: fc.constant('linked' as const), intents: intents(2, 4) }) },
  { weight: 4, arbitrary: fc.record({ ask: fc.constant('crowd' as const), intents: intents(4, 14) }) },
  // Minutes: the clocks of machines are set back now and then.
  { weight: 3, arbitrary: fc.record({ clock: fc.constantFrom(1, 11, 11, 30, -5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ closes: fc.constantFrom('account', 'account', 'month'), fund: fc.nat(1), pick }),
  },
  { weight: 1, arbitrary: fc.constant({ takeover: true as const }) },
)

/** General accounts of every kind of bound; debit-normal, floor, ceiling, in fen. */
export const ACCOUNTS: Readonly<
  Record<string, readonly [side: 'credit' | 'debit', min: bigint | null, max: bigint | null]>
> = {
  'general:source': ['credit', null, null],
  'general:treasury': ['debit', 0n, null],
  'general:poor': ['credit', 0n, null],
  'general:in-debt': ['credit', -500n, null],
  'general:capped': ['credit', 0n, 1_000n],
  'general:spare': ['debit', null, 700n],
  'general:once': ['credit', null, null],
}
const CODES = Object.keys(ACCOUNTS)

/** What a story knows of itself: whatever it asked for, and where that went. */
export type Told = {
  readonly funds: readonly string[]
  readonly asked: Command[]
  /** The ids of what was recorded, of all kinds. */
  readonly recorded: { fundId: string; id: string }[]
  /** Also of holds that were refused, until its story forgets them. */
  holds: { fundId: string; id: string; account: string; amount: bigint; expiresAt: number | null }[]
  /** Milliseconds since 1970. */
  clock: number
}

/** Something on every account that may not be below zero. */
export function openingOf(told: Told, fundId: string): Command {
  const command = post(aboutOf(told, fundId, 0), null, [
    { account: 'general:treasury', amount: 3_000n },
    { account: 'general:poor', amount: -2_000n },
    { account: 'general:capped', amount: -500n },
    { account: 'general:source', amount: -500n },
  ])
  told.asked.push(command)
  return command
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export function toCommand(told: Told, { kind, fund, picks, fen }: PostingIntent): Command {
  const [first = 0, second = 0, third = 0, fourth = 0] = picks
  // Now and then a fund that is not there.
  const fundId = first === 999 ? 'nowhere' : (told.funds[fund] ?? '')
  const command = ((): Command => {
    const hold = pickOf(mostlyOf(told.holds, fundId, second), first)
    const about = aboutOf(told, fundId, fourth)
    const effectiveAt = [-MINUTE, -3 * DAY, -40 * DAY, 4 * MINUTE, 6 * MINUTE][third % 12] ?? null
    const at = effectiveAt === null ? null : told.clock + effectiveAt
    switch (kind) {
      case 'again': {
        const before = pickOf(told.asked, first)
        if (before === undefined) return post(about, null, entriesOf(picks, fen))
        // Of another content, or as it was; in another fund it is something else.
        if (second % 3 === 0) return { ...before, contentHash: hashOf(`other than ${before.reference}`) }
        // A hold's id is made of its fund and reference.
        return second % 7 === 1 && before.kind !== 'hold' ? { ...before, fundId } : before
      }
      case 'reversal': {
        const before = pickOf(mostlyOf(told.recorded, fundId, second), first)
        return {
          ...about,
          kind,
          reference: `reversal:${next()}`,
          reverses: before?.id ?? randomUUID(),
          effectiveAt: at,
        }
      }
      case 'hold': {
        const expiresAt =
          [null, null, 10 * MINUTE, 10 * MINUTE, 10 * MINUTE, DAY, -MINUTE][third % 20 === 0 ? 6 : third % 6] ?? null
        const holds = fen.slice(0, 1 + (second % 2)).map((amount, index) => ({
          holdId: randomUUID(),
          account: codeOf(picks[index + 4] ?? 0),
          amount,
        }))
        const until = expiresAt === null ? null : told.clock + expiresAt
        for (const { holdId: id, account, amount } of holds)
          told.holds.push({ fundId, id, account, amount, expiresAt: until })
        return { ...about, kind, reference: `hold:${next()}`, holds, expiresAt: until }
      }
      case 'void':
      case 'expiry': {
        const over = told.holds.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= told.clock)
        const ended = (kind === 'expiry' ? pickOf(mostlyOf(over, fundId, second), first) : undefined) ?? hold
        if (ended === undefined) return post(about, at, entriesOf(picks, fen))
        const other = second % 4 === 0 ? pickOf(told.holds, third)?.id : undefined
        const id = fourth % 20 === 0 ? randomUUID() : ended.id
        const holdIds = [...new Set(other === undefined ? [id] : [id, other])]
        return { ...about, kind, reference: `${kind}:${next()}`, holdIds }
      }
      case 'use': {
        if (hold === undefined) return post(about, at, entriesOf(picks, fen))
        const amount =
          [hold.amount, (hold.amount + 1n) / 2n, hold.amount, hold.amount + 1n][second % 10 === 0 ? 3 : second % 3] ??
          1n
        const taken = ACCOUNTS[hold.account]?.[0] === 'debit' ? -amount : amount
        const moved = third % 14 === 0 ? -taken : taken
        const entries = [
          { account: hold.account, amount: moved },
          { account: codeOf(fourth), amount: -moved },
        ]
        return { ...post(about, null, entries), uses: [{ holdId: hold.id, amount }] }
      }
      case 'post':
        return post(about, at, entriesOf(picks, fen))
    }
  })()
  told.asked.push(command)
  return command
}

/** Two to five entries; one time in twenty they do not add up to zero. */
function entriesOf(picks: readonly number[], fen: readonly bigint[]): AskedEntry[] {
  const count = 2 + ((picks[3] ?? 0) % 4)
  const entries = fen.slice(0, count - 1).map((amount, index) => {
    const code = codeOf(picks[index + 4] ?? 0)
    return { account: code, amount: (picks[index] ?? 0) % 3 === 0 ? -amount : amount }
  })
  const sum = entries.reduce((total, { amount }) => total + amount, 0n)
  const rest = -sum + ((picks[2] ?? 0) % 20 === 0 ? 1n : 0n)
  // Most of what is spent comes from where there is no floor.
  const last = (picks[1] ?? 0) % 2 === 0 ? 'general:source' : codeOf(picks[0] ?? 0)
  if (rest === 0n) return entries
  // No entry is of more than there can be.
  if (rest > LARGEST || rest < -LARGEST) return [...entries.slice(0, 1), { account: last, amount: -(fen[0] ?? 0n) }]
  return [...entries, { account: last, amount: rest }]
}

/** A post and nothing besides. */
export const newPost = ({ fundId, entries }: Pick<PostCommand, 'fundId' | 'entries'>): Command =>
  post({ ...aboutOf({ asked: [] }, fundId, 0), documentNumber: null }, null, entries)

const post = (
  about: ReturnType<typeof aboutOf>,
  effectiveAt: number | null,
  entries: readonly AskedEntry[],
): PostCommand => ({
  ...about,
  kind: 'post',
  reference: `post:${next()}`,
  effectiveAt,
  entries,
  uses: [],
})

const aboutOf = (told: Pick<Told, 'asked'>, fundId: string, pick: number) => ({
  fundId,
  contentHash: hashOf(`${told.asked.length} ${fundId}`),
  askedBy: [null, 'li', 'wang'][pick % 3] ?? null,
  eventId: null,
  documentNumber: pick % 5 === 0 ? '粤财农〔2016〕12号 "补"' : null,
  metadata: pick % 5 === 1 ? '{"note":"退\\n回 😀"}' : null,
  privateDetails: null,
})

const mostlyOf = <Item extends { fundId: string }>(items: readonly Item[], fundId: string, pick: number) =>
  pick % 10 === 0 ? items : items.filter((item) => item.fundId === fundId)
const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  // The latest are asked for more often.
  items[items.length - 1 - (pick % Math.min(Math.max(items.length, 1), pick % 4 === 0 ? 1_000 : 5))]
const codeOf = (pick: number): string => (pick % 40 === 39 ? 'general:nobody' : (CODES[pick % CODES.length] ?? ''))
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
let references = 0
const next = (): number => (references += 1)
