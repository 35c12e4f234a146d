import { deepStrictEqual, ok } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient, localTokens, passes, ProblemError } from '@fundtrace/cli'
import { LEDGER_POSTINGS } from '@fundtrace/contracts'
import { type Database, connect } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { shardOf } from '../../services/ledger/src/domain/shard.ts'
import type { House } from '../embedded/house.ts'
import { appRole, ownerRole } from '../postgres/provision.ts'
import { type Kills, startKilling } from './injector.ts'
import { type Place, type Round, type RoundEnd, inHouse, type TransportName } from './round.ts'
import { type PlannedKill, planKills, type Victim } from './schedule.ts'

/**
 * Two ledger processes under load from HTTP and from events, while the owners of shards, PostgreSQL and the broker are killed (-9): the other
 * process takes over, callers repeat what they got no answer to. In the end everything that was accepted stands there once, under the id that
 * was answered; nothing that was refused does; and the seal is whole.
 */
const FUNDS = Array.from({ length: 6 }, (_, index) => `faults-${index + 1}`)
const CALLERS = 12
const PER_BULK = 20
const PER_EVENT = 25
/** Answers that make a step of the schedule. */
const ANSWERS_PER_STEP = 40

export const postingVictims = (transport: TransportName): readonly Victim[] =>
  transport === 'kafka' ? ['ledger', 'ledger-2', 'postgres', 'kafka'] : ['ledger', 'ledger-2', 'postgres']

export const postingKillsOf = ({ transport, seed, draws }: Round): readonly PlannedKill[] =>
  planKills(seed, postingVictims(transport), draws)

export function runPostingRound(round: Round, place: Place): Promise<RoundEnd> {
  const beganAt = Date.now()
  const { transport } = round
  return inHouse({ transport, ledgers: 2 }, place, async (house, say) => {
    const owner = connect(house.databaseUrl('ledger', ownerRole('ledger')), {
      application: 'faults',
      connectionsMax: 2,
    })
    const sender = connect(house.databaseUrl('disbursement', appRole('disbursement')), {
      application: 'faults',
      connectionsMax: 2,
    })
    try {
      for (const victim of postingVictims(transport))
        ok(
          house.processes.some(({ name }) => name === victim),
          `${victim} is there to be killed`,
        )
      await openFunds(owner)
      const load = startLoad(await clientsOf(house), sender)
      const injector = startKilling(house.processes, postingKillsOf(round), say)
      load.onStep(injector.onStep)
      const everybodyWasKilled = (): boolean =>
        postingVictims(transport).every((victim) => injector.kills().has(victim))
      while (!everybodyWasKilled()) await Promise.race([pause(50), load.failed])
      await injector.stop()
      const told = await load.stop()
      say(`accepted ${told.accepted.size}, refused ${told.refused.size}, by event ${told.asked.size}`)
      await holdAgainstRows(owner, told)
      await askLedger(house)
      return { kills: injector.kills() satisfies Kills, jobs: 1, seconds: Math.round((Date.now() - beganAt) / 1_000) }
    } finally {
      await Promise.all([owner.destroy(), sender.destroy()])
    }
  })
}

/** A source that may be overdrawn, a target, and one that has nothing to give. */
async function openFunds(owner: Database): Promise<void> {
  await owner('funds').insert(
    FUNDS.map((id) => ({
      id,
      name: '断电演练',
      programme_id: 'faults',
      fiscal_year: 2016,
      area_code: '441802',
      funded: 'by_plan',
      shard: shardOf(id),
    })),
  )
  await owner('accounts').insert(
    FUNDS.flatMap((fund_id) =>
      ['source', 'target', 'poor'].map((name) => ({
        fund_id,
        code: `general:${name}`,
        kind: 'general',
        normal_side: 'credit',
        minimum: name === 'source' ? null : '0.00',
      })),
    ),
  )
}

/** As the two processes are reached: callers go to either, whoever has the shard. */
async function clientsOf(house: House): Promise<readonly Client[]> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const token = await tokenOf({ subject: 'treasury-faults', name: 'faults', roles: ['treasury'], areas: ['441802'] })
  const urls = [house.addresses.ledger, ...house.otherLedgers.map(({ url }) => url)]
  return urls.map((ledger) => createClient({ ...house.addresses, ledger }, token))
}

/** What callers were told: by key, the transaction that was posted; keys that were refused; keys that were asked for by event. */
type Told = Readonly<{
  accepted: ReadonlyMap<string, string>
  refused: ReadonlySet<string>
  asked: ReadonlySet<string>
}>

type Load = Readonly<{
  onStep: (step: () => void) => void
  /** Rejects with what no caller may be told. */
  failed: Promise<never>
  stop: () => Promise<Told>
}>

function startLoad(clients: readonly Client[], sender: Database): Load {
  const accepted = new Map<string, string>()
  const refused = new Set<string>()
  const asked = new Set<string>()
  let isOver = false
  let answers = 0
  let step: () => void = () => undefined
  const answeredOne = (): void => {
    answers += 1
    if (answers % ANSWERS_PER_STEP === 0) step()
  }
  const untilAnswered = async <Reply>(path: string, body: unknown, key: string): Promise<Reply> => {
    for (let attempt = 0; ; attempt += 1) {
      const client = clients[(attempt + answers) % clients.length]
      try {
        const reply = await client?.post<Reply>('ledger', path, body, { idempotencyKey: key })
        if (reply !== undefined) return reply
      } catch (error) {
        if (!passes(error)) throw error
        await pause(100)
      }
    }
  }
  const postSingle = async (fund: string): Promise<void> => {
    const key = randomUUID()
    const isPoor = Math.random() < 0.1
    try {
      const reply = await untilAnswered<{ transaction_id: string }>(
        `/v1/funds/${fund}/transactions`,
        bodyOf(isPoor),
        key,
      )
      accepted.set(key, reply.transaction_id)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'LEDGER_AVAILABLE_EXCEEDED' || !isPoor) throw error
      refused.add(key)
    }
    answeredOne()
  }
  const postBulk = async (fund: string): Promise<void> => {
    const transactions = Array.from({ length: PER_BULK }, () => ({ key: randomUUID(), ...bodyOf(Math.random() < 0.1) }))
    const { results } = await untilAnswered<BulkReply>(
      `/v1/funds/${fund}/transactions/bulk`,
      { transactions },
      randomUUID(),
    )
    for (const { key, transaction } of results) {
      if (transaction === undefined) refused.add(key)
      else accepted.set(key, transaction.transaction_id)
    }
    answeredOne()
  }
  const askByEvent = async (fund: string): Promise<void> => {
    const postings = Array.from({ length: PER_EVENT }, () => ({
      key: randomUUID(),
      ...bodyOf(false),
      effective_at: null,
      document_number: null,
      metadata: null,
      holds: [],
    }))
    const data = { fund_id: fund, linked: false, postings }
    const origin = { service: 'disbursement', correlationId: randomUUID() }
    try {
      // Asked for when it is committed, like every event of the house; the relay of disbursement sends it.
      await sender.transaction((trx) =>
        appendToOutbox(trx, origin, LEDGER_POSTINGS, fund, [{ type: 'PostingsRequested', data }]),
      )
      for (const { key } of postings) asked.add(key)
    } catch {
      // Whether it was committed is not known, and so it is not counted either way.
      await pause(100)
    }
    answeredOne()
  }

  const calls = [postSingle, postSingle, postSingle, postBulk, askByEvent]
  const callOn = async (caller: number): Promise<void> => {
    for (let turn = caller; !isOver; turn += 1)
      await calls[turn % calls.length]?.(FUNDS[(turn + caller) % FUNDS.length] ?? '')
  }
  const running = Promise.all(Array.from({ length: CALLERS }, (_, caller) => callOn(caller)))
  const failed = running.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  return {
    onStep: (on) => {
      step = on
    },
    failed,
    stop: async () => {
      isOver = true
      await running
      return { accepted, refused, asked }
    },
  }
}

type BulkReply = Readonly<{
  results: readonly Readonly<{ key: string; status: string; transaction?: Readonly<{ transaction_id: string }> }>[]
}>

const bodyOf = (isPoor: boolean) => ({
  entries: [
    { account: isPoor ? 'general:poor' : 'general:source', amount: '0.01' },
    { account: 'general:target', amount: '-0.01' },
  ],
})

/** The rows are asked, as their owner: who was told what must be there once, or not at all. */
async function holdAgainstRows(owner: Database, { accepted, refused, asked }: Told): Promise<void> {
  ok(accepted.size > 0 && refused.size > 0 && asked.size > 0, 'every kind of call was made')
  const ids = new Map<string, string[]>()
  const read = async (): Promise<void> => {
    ids.clear()
    const rows: { id: string; reference: string }[] = await owner('transactions')
      .whereIn('fund_id', FUNDS)
      .select('id', 'reference')
    for (const { id, reference } of rows) {
      const key = reference.slice(reference.lastIndexOf(':') + 1)
      ids.set(key, [...(ids.get(key) ?? []), id])
    }
  }
  // Events are on their way for a while after the last kill.
  const deadline = Date.now() + 120_000
  do {
    await pause(500)
    await read()
  } while ([...asked].some((key) => !ids.has(key)) && Date.now() < deadline)
  deepStrictEqual(
    [...accepted].filter(([key, id]) => ids.get(key)?.join() !== id),
    [],
    'accepted, and not there once',
  )
  deepStrictEqual(
    [...refused].filter((key) => ids.has(key)),
    [],
    'refused, and there',
  )
  deepStrictEqual(
    [...asked].filter((key) => ids.get(key)?.length !== 1),
    [],
    'asked for by event, and not there once',
  )
}

/** Its own checks: integrity, the seal recomputed, every message delivered again. */
async function askLedger(house: House): Promise<void> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const token = await tokenOf({ subject: 'audit-faults', name: 'faults', roles: ['audit'], areas: ['44'] })
  const client = createClient(house.addresses, token)
  const deadline = Date.now() + 120_000
  for (;;) {
    try {
      const { checks } = await client.get<{ checks: { name: string; ok: boolean; detail: string }[] }>(
        'ledger',
        '/v1/checks',
      )
      const faults = checks.filter((check) => !check.ok)
      // What was asked for last may still be published or read.
      if (faults.length === 0) return
      if (Date.now() > deadline) throw new Error(faults.map(({ name, detail }) => `${name}: ${detail}`).join('\n'))
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error
    }
    await pause(500)
  }
}
