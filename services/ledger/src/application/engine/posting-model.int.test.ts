import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { formatFen } from '@fundtrace/money'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type EngineHouse, openEngineHouse, startEngine } from '../../../test/engine-fixture.ts'
import { faultsOf, silentLog } from '../../../test/ledger-fixture.ts'
import { explainAnswers, type Request } from '../../../test/explain-answers.ts'
import {
  ACCOUNTS,
  anyPostingStep,
  newPost,
  openingOf,
  type PostingStep,
  type Told,
  toCommand,
} from '../../../test/posting-intents.ts'
import { type PostingModel, rowsOfModel } from '../../../test/posting-model.ts'
import { verifyDatabase } from '../../../test/seal-fixture.ts'
import { shardOf } from '../../domain/shard.ts'
import { closeAccount } from '../close-account.ts'

let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse(() => undefined)
}, 60_000)
afterAll(() => house.close())

const STORIES = 12
const STEPS = 32
const BEGIN = Date.parse('2016-07-01T09:00:00+08:00')
const MINUTE = 60_000

/** When each shard was last written to: its time does not go back. */
const shardTimes = new Map<number, number>()
const outcomes = new Set<string>()

it('answers every story as a plain model does, in the order that its receipts tell, and leaves the same rows', async () => {
  const steps = fc.array(anyPostingStep, { minLength: STEPS, maxLength: STEPS, size: 'max' })
  await fc.assert(fc.asyncProperty(fc.boolean(), steps, tellStory), {
    numRuns: STORIES,
    interruptAfterTimeLimit: 45_000,
  })
  // Otherwise the stories have become dull, and prove little.
  expect([...outcomes]).toEqual(expect.arrayContaining(EVERY_OUTCOME))
  expect(await verifyDatabase(house.db)).toMatchObject({ ok: true, faults: [] })
})

it('refuses nothing out of a memory that another process has overtaken', async () => {
  const [fundId = ''] = fundIds(true)
  await openFund({ funds: new Map(), holds: new Map(), records: new Map() }, fundId)
  const ask = (engine: EngineHouse['engine'], debit: string, credit: string) => {
    const entries = [
      { account: `general:${debit}`, amount: 100n },
      { account: `general:${credit}`, amount: -100n },
    ]
    return engine.submit(fundId, [newPost({ fundId, entries })])
  }
  expect(await ask(house.engine, 'poor', 'source')).toMatchObject([{ refusal: { code: 'LEDGER_AVAILABLE_EXCEEDED' } }])

  const another = await startEngine(house.db, house.appUrl, { log: silentLog, announce: () => [] })
  try {
    await ask(another, 'source', 'poor')
    await expect(ask(house.engine, 'poor', 'source')).rejects.toMatchObject({ kind: 'unavailable' })
    expect(await ask(another, 'poor', 'source')).toMatchObject([{ isReplayed: false }])
  } finally {
    await another.close()
    await takeShardsAnew()
  }
})

async function tellStory(inOneShard: boolean, steps: readonly PostingStep[]): Promise<void> {
  const told: Told = { funds: fundIds(inOneShard), asked: [], recorded: [], holds: [], clock: BEGIN }
  let model: PostingModel = { funds: new Map(), holds: new Map(), records: new Map() }
  for (const fundId of told.funds) await openFund(model, fundId)
  vi.useFakeTimers({ toFake: ['Date'], now: told.clock })
  try {
    model = await askTogether(
      model,
      told,
      told.funds.map((fundId) => ({ commands: [openingOf(told, fundId)], linked: false })),
    )
    for (const step of steps) model = await takeStep(model, told, step)
  } finally {
    vi.useRealTimers()
  }
  expect(await rowsOf(told.funds)).toEqual(rowsOfModel(model))
  // No record of a close stands behind the months that were closed here.
  const faults = await faultsOf(house.db)
  expect(faults.filter((fault) => !fault.startsWith('closed_months_stay_closed: '))).toEqual([])
}

async function takeStep(model: PostingModel, told: Told, step: PostingStep): Promise<PostingModel> {
  if ('clock' in step) {
    told.clock += step.clock * MINUTE
    vi.setSystemTime(told.clock)
    return model
  }
  if ('takeover' in step) {
    await takeShardsAnew()
    return model
  }
  if ('closes' in step) return closeOne(model, told, step)

  const commands = step.intents.map((intent) => toCommand(told, intent))
  return askTogether(model, told, together(step.ask, commands))
}

async function askTogether(model: PostingModel, told: Told, requests: readonly Request[]): Promise<PostingModel> {
  const answers = await Promise.all(
    requests.map(async (request) => {
      const [{ fundId }] = request.commands
      return { ...request, results: await house.engine.submit(fundId, request.commands, { linked: request.linked }) }
    }),
  )
  const explained = explainAnswers(model, answers, (shard) => Math.max(told.clock, shardTimes.get(shard) ?? 0))
  for (const { fundId, receipt } of explained.recorded) {
    told.recorded.push({ fundId, id: receipt.id })
    shardTimes.set(receipt.shard, receipt.recordedAt)
  }
  for (const outcome of explained.outcomes) outcomes.add(outcome)
  // Some that have ended are asked for again.
  told.holds = told.holds.filter(({ id, amount }) => {
    const state = explained.model.holds.get(id)?.state
    return state === 'pending' || (state !== undefined && amount % 4n === 0n)
  })
  return explained.model
}

/** A request is of one fund. In a crowd all requests come at once, of one to three commands. */
function together(ask: string, commands: readonly Request['commands'][0][]): Request[] {
  const requests: Request[] = []
  for (const [index, command] of commands.entries()) {
    const last = requests.at(-1)
    const goesOn = ask === 'crowd' ? index % 3 !== 0 && command.fundId.length % 2 === 0 : true
    if (last !== undefined && goesOn && last.commands[0].fundId === command.fundId) last.commands.push(command)
    else requests.push({ commands: [command], linked: ask === 'linked' || (ask === 'crowd' && index % 5 === 0) })
  }
  return requests
}

async function closeOne(
  model: PostingModel,
  told: Told,
  { closes, fund: index, pick }: Extract<PostingStep, { closes: string }>,
): Promise<PostingModel> {
  const next = structuredClone(model)
  const fundId = told.funds[index] ?? ''
  const fund = next.funds.get(fundId)
  assert(fund)
  if (closes === 'month') {
    fund.openFrom = Math.max(fund.openFrom, told.clock - (pick % 2 === 0 ? 30 * 24 * 60 : 30) * MINUTE)
    await house
      .owner('funds')
      .where({ id: fundId })
      .update({ open_from: new Date(fund.openFrom).toISOString() })
    return next
  }
  const empty = [...fund.accounts].filter(
    ([, { balance, held, isClosed }]) => balance === 0n && held === 0n && !isClosed,
  )
  const among = pick % 3 > 0 && empty.length > 0 ? empty : [...fund.accounts]
  const [code = '', account] = among[pick % among.length] ?? []
  assert(account)
  const closed = house.db.transaction((trx) => closeAccount(trx, fundId, code, 'li'))
  const outcome = await closed.then(
    () => 'closed',
    (error: { code: string }) => error.code,
  )
  const isEmpty = account.balance === 0n && account.held === 0n
  const refusal = account.isClosed ? 'LEDGER_ACCOUNT_CLOSED' : 'LEDGER_ACCOUNT_NOT_EMPTY'
  expect(outcome, code).toBe(isEmpty && !account.isClosed ? 'closed' : refusal)
  account.isClosed ||= isEmpty
  return next
}

function fundIds(inOneShard: boolean): string[] {
  const first = `model-${randomUUID()}`
  for (;;) {
    const second = `model-${randomUUID()}`
    if ((shardOf(first) === shardOf(second)) === inOneShard) return [first, second]
  }
}

async function openFund(model: PostingModel, fundId: string): Promise<void> {
  await house.openFund(fundId)
  const accounts = Object.entries(ACCOUNTS)
  await house.owner('accounts').insert(
    accounts.map(([code, [side, minimum, maximum]]) => ({
      fund_id: fundId,
      code,
      kind: 'general',
      normal_side: side,
      minimum: minimum === null ? null : formatFen(minimum),
      maximum: maximum === null ? null : formatFen(maximum),
    })),
  )
  const empty = { isClosed: false, balance: 0n, held: 0n, lines: 0 }
  const opened = accounts.map(
    ([code, [side, minimum, maximum]]) => [code, { side, minimum, maximum, ...empty }] as const,
  )
  model.funds.set(fundId, { openFrom: Number.NEGATIVE_INFINITY, count: 0, accounts: new Map(opened) })
}

/** As another process does, and this one again. */
async function takeShardsAnew(): Promise<void> {
  const { rows } = await house.db.raw<{ rows: { shard: number; epoch: string }[] }>(
    'UPDATE shard_leases SET epoch = epoch + 1 RETURNING shard, epoch',
  )
  await house.db.raw('SELECT fence_shard(shard, epoch) FROM shard_leases')
  for (const { shard, epoch } of rows) house.engine.own(shard, epoch)
}

async function rowsOf(funds: readonly string[]): Promise<string[]> {
  const { rows } = await house.db.raw<{ rows: { line: string }[] }>(
    `SELECT 'fund ' || id || ': ' || transaction_count AS line FROM funds WHERE id = ANY(:funds)
     UNION ALL
     SELECT fund_id || ' ' || code || ': ' || balance || ', ' || held || ' held, ' || version FROM accounts WHERE fund_id = ANY(:funds)
     UNION ALL
     SELECT 'hold ' || id || ': ' || amount || ' of ' || account_code || ', ' || state || ' ' || posted FROM holds WHERE fund_id = ANY(:funds)
     UNION ALL
     SELECT fund_id || ' ' || reference || ': ' || id || ' ' || kind || ' ' || coalesce(number::text, 'null') || ' '
            || round(extract(epoch FROM effective_at) * 1000) || ' '
            || coalesce((SELECT string_agg(account_code || ' ' || amount, ', ' ORDER BY ordinal) FROM entry_lines e WHERE e.journal_id = t.journal_id), '')
       FROM transactions t WHERE fund_id = ANY(:funds)`,
    { funds: [...funds] },
  )
  return rows.map(({ line }) => line).toSorted()
}

const EVERY_OUTCOME = [
  ...['post', 'reversal', 'hold', 'void', 'expiry'].map((kind) => `${kind} posted`),
  'post replayed',
  ...['ACCOUNT_CLOSED', 'AVAILABLE_EXCEEDED', 'HOLD_ENDED', 'KEY_REUSED', 'LINKED_REFUSED', 'MAXIMUM_EXCEEDED'].map(
    (code) => `LEDGER_${code}`,
  ),
  'LEDGER_TRANSACTION_REVERSED',
]
