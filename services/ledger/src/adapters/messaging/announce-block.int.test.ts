import { randomUUID } from 'node:crypto'
import { JournalPage, LEDGER_JOURNAL } from '@fundtrace/contracts'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf } from '../../../test/delivery.ts'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { post } from '../../../test/ledger-fixture.ts'
import { arrival, plan } from '../../../test/requests.ts'
import type { Command } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'
import { announceBlock } from './announce-block.ts'

const isPage = Compile(JournalPage)

/** The journal of one house is told of by both roads, and each test asks the rows themselves. */
describe('the announced journal', () => {
  let house: EngineHouse
  beforeAll(async () => {
    house = await openEngineHouse(() => undefined, { announce: announceBlock })
  })
  afterAll(() => house.close())

  const pagesOf = async (fundId: string): Promise<JournalPage[]> => {
    const told = await answersOf(house.db, fundId, LEDGER_JOURNAL.name)
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1))
    return told.map(({ data }) => {
      expect(isPage.Errors(data)).toEqual([])
      return data as JournalPage
    })
  }
  const rowsOf = async (fundId: string): Promise<unknown[]> => {
    const { rows } = await house.db.raw<{ rows: { record: unknown }[] }>(
      `SELECT json_strip_nulls(json_build_object(
                'transaction_id', t.id, 'position', t.journal_id & ((1::bigint << 48) - 1), 'number', t.number, 'kind', t.kind,
                'reference', t.reference, 'effective_at', t.effective_at, 'document_number', t.document_number, 'reverses', t.reverses,
                'entries', (SELECT coalesce(json_agg(json_build_object('account', e.account_code, 'amount', e.amount::text) ORDER BY e.ordinal), '[]')
                              FROM entry_lines e WHERE e.journal_id = t.journal_id),
                'block', b.height || ' ' || encode(b.hash, 'hex'), 'recorded_at', t.recorded_at)) AS record
         FROM transactions t
         JOIN blocks b ON b.shard = t.journal_id >> 48 AND t.journal_id & ((1::bigint << 48) - 1) BETWEEN b.first_position AND b.last_position
        WHERE t.fund_id = :fundId ORDER BY t.journal_id`,
      { fundId },
    )
    return rows.map(({ record }) => withMoments(record as Told))
  }
  const toldOf = async (fundId: string): Promise<unknown[]> =>
    (await pagesOf(fundId)).flatMap(({ height, block_hash: hash, recorded_at: recordedAt, records }) =>
      records.map(({ number, ...record }) =>
        withMoments({
          ...record,
          ...(number !== null && { number }),
          effective_at: record.effective_at ?? recordedAt,
          recorded_at: recordedAt,
          block: `${height} ${hash}`,
        }),
      ),
    )

  it('holds every record of both roads once, in its order and block, as it is written', async () => {
    const fund = 'both-2016'
    await post(house.db, fund, plan(fund, { province: '60.00', city: '40.00' }))
    await house.openAccounts(fund, 'a', 'b')
    const first = `post:test:${randomUUID()}`
    const [posted] = await house.engine.submit(fund, [
      {
        ...about(fund),
        kind: 'post',
        reference: first,
        documentNumber: '财指〔2016〕3号 "甲"',
        effectiveAt: 1_467_250_200_000,
        entries: entries('a', 'b'),
        uses: [],
      },
    ])
    await post(house.db, fund, arrival(fund, 'province', '60.00'))
    const holdId = randomUUID()
    await house.engine.submit(fund, [
      {
        ...about(fund),
        kind: 'hold',
        reference: 'hold:test:1',
        holds: [{ holdId, account: 'general:a', amount: 50n }],
        expiresAt: null,
      },
      { ...about(fund), kind: 'void', reference: 'void:test:1', holdIds: [holdId] },
      {
        ...about(fund),
        kind: 'post',
        reference: 'post:test:refused',
        effectiveAt: null,
        entries: entries('a', 'nowhere'),
        uses: [],
      },
    ])
    const reverses = posted !== undefined && 'receipt' in posted ? posted.receipt.id : ''
    await house.engine.submit(fund, [
      { ...about(fund), kind: 'reversal', reference: 'reversal:test:1', reverses, effectiveAt: null },
    ])

    const rows = await rowsOf(fund)
    expect(rows.map((row) => Reflect.get(Object(row), 'kind'))).toEqual([
      'plan',
      'post',
      'arrival',
      'hold',
      'void',
      'reversal',
    ])
    expect(await toldOf(fund)).toEqual(rows)
  })

  it('comes in pages of 500, one after the other, and apart for each fund of a block', async () => {
    const [one, other] = fundsOfOneShard()
    for (const fund of [one, other]) {
      await house.openFund(fund)
      await house.openAccounts(fund, 'a', 'b')
    }
    const commands = (fund: string, count: number): Command[] =>
      Array.from({ length: count }, (_, index) => ({
        ...about(fund),
        kind: 'post',
        reference: `post:test:${index}`,
        effectiveAt: null,
        entries: entries('a', 'b'),
        uses: [],
      }))
    // The first of them wait together while the engine connects, so that they share a block where they can.
    await Promise.all([
      house.engine.submit(one, commands(one, 501)),
      house.engine.submit(other, commands(other, 3)),
      house.engine.submit(one, commands(one, 2)),
    ])
    expect((await pagesOf(one)).map(({ page, pages, records }) => `${page}/${pages}: ${records.length}`)).toEqual([
      '1/2: 500',
      '2/2: 1',
    ])
    for (const fund of [one, other]) expect(await toldOf(fund)).toEqual(await rowsOf(fund))
  })
})

type Told = Readonly<Record<string, unknown>>
/** PostgreSQL writes moments in another way than we do. */
const withMoments = (record: Told): Told => ({
  ...record,
  effective_at: Date.parse(String(record['effective_at'])),
  recorded_at: Date.parse(String(record['recorded_at'])),
})

const about = (fundId: string) => ({
  fundId,
  contentHash: Buffer.alloc(32),
  askedBy: null,
  eventId: null,
  documentNumber: null,
  metadata: null,
  privateDetails: null,
})

const entries = (debit: string, credit: string) => [
  { account: `general:${debit}`, amount: 125_000n },
  { account: `general:${credit}`, amount: -125_000n },
]

function fundsOfOneShard(): readonly [string, string] {
  const one = 'pages-2016'
  for (let index = 0; ; index += 1) if (shardOf(`side-${index}`) === shardOf(one)) return [one, `side-${index}`]
}
