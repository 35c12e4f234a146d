import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { countOpenDeadLetters, listDeadLetters, replayDeadLetters } from '@fundtrace/messaging'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  ask,
  AUDIT,
  CHECKER,
  COUNTY,
  type Disbursement,
  MAKER,
  makeBatch,
  openDisbursement,
  openFund,
  readBatch,
  submitBatch,
  TOWNSHIP,
  untilAsked,
} from '../../../test/disbursement-fixture.ts'
import {
  awardEvents,
  awardsOf,
  deliver,
  event,
  planApproved,
  posted,
  rejected,
  type Said,
} from '../../../test/incoming-events.ts'
import { ledgerConsumer } from './ledger-consumer.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement({ fundingWaitMs: 0, workWaitMs: 20_000 })
})
afterAll(() => closeProven(house))

const payable = async (fundId: string): Promise<unknown> => {
  const { body } = await ask(house, AUDIT, `GET /v1/awards?fund_id=${fundId}`)
  return (body as { awards: { id: string }[] }).awards.map(({ id }) => id).sort()
}

/** A fund with its plan, and two pages of awards that are still to be delivered. */
async function announce(fundId: string) {
  await deliver(house.db, event(fundId, 'PlanApproved', planApproved(fundId, COUNTY)))
  const awards = awardsOf(
    fundId,
    TOWNSHIP,
    Array.from({ length: 501 }, () => '1.00'),
  )
  return { awards, ...awardEvents(fundId, awards) }
}

describe('awards', () => {
  it('may be paid when the manifest has proven that every page is there, and not before', async () => {
    const { awards, pages, manifest } = await announce('proven')
    for (const page of pages) {
      await deliver(house.db, event('proven', 'AwardPage', page))
      expect(await payable('proven')).toEqual([])
      expect(await ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: 'proven' } })).toMatchObject({
        status: 422,
      })
      const body = { fund_id: 'proven', lines: [{ award_id: awards[0]?.award_id }] }
      expect(await ask(house, MAKER, 'POST /v1/batches', { body })).toMatchObject({ status: 422 })
    }
    await deliver(house.db, event('proven', 'AwardManifest', manifest))
    expect(await payable('proven')).toEqual(
      awards
        .map(({ award_id }) => award_id)
        .sort()
        .slice(0, 100),
    )
    expect(await ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: 'proven' } })).toMatchObject({
      status: 201,
      body: { count: 501, total: '501.00' },
    })
  })

  it('take effect once, however often plan, pages and manifest are delivered', async () => {
    const { pages, manifest } = await announce('twice')
    const events = [
      event('twice', 'PlanApproved', planApproved('twice', COUNTY)),
      ...pages.map((page) => event('twice', 'AwardPage', page)),
      event('twice', 'AwardManifest', manifest),
    ]
    for (const each of events) expect(await deliver(house.db, each)).toBe('handled')
    const before = await fingerprintTables(house.db)
    for (const each of [...events, ...events]) expect(await deliver(house.db, each)).toBe('duplicate')
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  type Announced = Awaited<ReturnType<typeof announce>>
  const pagesOf = ({ pages }: Announced): Said[] => pages.map((page) => ['AwardPage', page])
  it.each<[string, string, (announced: Announced) => Said[]]>([
    ['a page is missing', 'short', (all) => [...pagesOf(all).slice(0, 1), ['AwardManifest', all.manifest]]],
    [
      'the total is another by a fen',
      'total',
      (all) => [...pagesOf(all), ['AwardManifest', { ...all.manifest, total: '501.01' }]],
    ],
    [
      'the hash is another',
      'hash',
      (all) => [...pagesOf(all), ['AwardManifest', { ...all.manifest, hash: '0'.repeat(64) }]],
    ],
    ['no page came at all', 'none', ({ manifest }) => [['AwardManifest', manifest]]],
  ])('are not payable when %s: the manifest is a dead letter', async (_fact, fundId, said) => {
    const outcomes = []
    for (const each of said(await announce(fundId))) outcomes.push(await deliver(house.db, event(fundId, ...each)))
    expect(outcomes.at(-1)).toBe('poison')
    expect(await payable(fundId)).toEqual([])
    const letters = (await listDeadLetters(house.db, 'disbursement.payable-awards')).filter(({ key }) => key === fundId)
    expect(letters).toMatchObject([{ state: 'poison', reason: expect.stringMatching(/announced .* arrived /) }])
  })

  it('are not added to a run that its manifest has closed', async () => {
    const { pages, manifest } = await announce('closed')
    for (const page of pages) await deliver(house.db, event('closed', 'AwardPage', page))
    await deliver(house.db, event('closed', 'AwardManifest', manifest))
    const late = { ...pages[0]!, page: 3, awards: awardsOf('closed-late', TOWNSHIP, ['9.00']) }
    expect(await deliver(house.db, event('closed', 'AwardPage', late))).toBe('poison')
    expect(await house.db('awards').where({ beneficiary_id: 'closed-late-h00001' })).toEqual([])
  })

  it("are not added to another fund's run", async () => {
    const { pages } = await announce('own-run')
    await deliver(house.db, event('own-run', 'AwardPage', pages[0]!))
    await deliver(house.db, event('no-run', 'PlanApproved', planApproved('no-run', COUNTY)))
    expect(await deliver(house.db, event('no-run', 'AwardPage', { ...pages[1]!, fund_id: 'no-run' }))).toBe('poison')
  })

  it('are once (programme, period, beneficiary, line): announced again in another run, they are a dead letter', async () => {
    const fund = await openFund(house, ['4000.00'])
    const again = fund.awards.map((award) => ({ ...award, award_id: randomUUID() }))
    const { pages } = awardEvents(fund.id, again)
    expect(await deliver(house.db, event(fund.id, 'AwardPage', pages[0]!))).toBe('poison')
    expect(await payable(fund.id)).toEqual(fund.awards.map(({ award_id }) => award_id))
  })
})

describe("the ledger's answer", () => {
  /** Approved; `parcel` is what the ledger knows it by. */
  const approved = async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, ['1.00'])))
    expect(await ask(house, CHECKER, `POST /v1/batches/${batch.id}/approve`)).toMatchObject({ status: 202 })
    const [parcel = ''] = await untilAsked(house, batch.id)
    return { ...batch, parcel }
  }

  it('that does not come in time leaves the batch approved, 202; it is found by asking later', async () => {
    const batch = await approved()
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'approved' })
    expect(await deliver(house.db, posted(batch.fund_id, 'hold', batch.parcel))).toBe('handled')
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'funded' })
  })

  it.each([
    ['funds', posted],
    ['refuses', rejected],
  ] as const)('that %s a batch does so once, however often it is delivered', async (_verb, answer) => {
    const batch = await approved()
    const event = answer(batch.fund_id, 'hold', batch.parcel)
    expect(await deliver(house.db, event)).toBe('handled')
    const before = await fingerprintTables(house.db)
    for (let again = 0; again < 3; again += 1) expect(await deliver(house.db, event)).toBe('duplicate')
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('in several pages funds the batch at the last of them', async () => {
    const batch = await approved()
    for (const page of [1, 2]) {
      expect(await deliver(house.db, posted(batch.fund_id, 'hold', batch.parcel, page, 3))).toBe('handled')
      expect(await readBatch(house, batch.id)).toMatchObject({ state: 'approved' })
    }
    expect(await deliver(house.db, posted(batch.fund_id, 'hold', batch.parcel, 3, 3))).toBe('handled')
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'funded' })
  })

  it('to a plan, an arrival or awards is not for disbursement', async () => {
    const before = await fingerprintTables(house.db, ['consumed_events'])
    for (const kind of ['plan', 'arrival', 'awards'] as const) {
      expect(await deliver(house.db, posted(`asked-${kind}`, kind, randomUUID()))).toBe('handled')
      expect(await deliver(house.db, rejected(`asked-${kind}`, kind, randomUUID()))).toBe('handled')
    }
    expect(await fingerprintTables(house.db, ['consumed_events'])).toBe(before)
  })

  it('that holds a batch which was refused is a dead letter: the two disagree', async () => {
    const batch = await approved()
    await deliver(house.db, rejected(batch.fund_id, 'hold', batch.parcel))
    expect(await deliver(house.db, posted(batch.fund_id, 'hold', batch.parcel))).toBe('poison')
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'refused' })
  })

  it.each(['release', 'settle', 'return'] as const)(
    'that refuses to %s is a dead letter and parks its fund; other funds go on',
    async (kind) => {
      const batch = await approved()
      await deliver(house.db, posted(batch.fund_id, 'hold', batch.parcel))
      const waiting = await countOpenDeadLetters(house.db)
      expect(await deliver(house.db, rejected(batch.fund_id, kind, batch.parcel))).toBe('poison')

      const [later, elsewhere] = [randomUUID(), await approved()]
      expect(await deliver(house.db, posted(batch.fund_id, 'hold', later))).toBe('parked')
      expect(await deliver(house.db, posted(elsewhere.fund_id, 'hold', elsewhere.parcel))).toBe('handled')
      expect(await readBatch(house, elsewhere.id)).toMatchObject({ state: 'funded' })
      expect(await countOpenDeadLetters(house.db)).toBe(waiting + 2)
      const letters = (await listDeadLetters(house.db, ledgerConsumer.name)).filter(({ key }) => key === batch.fund_id)
      expect(letters).toMatchObject([
        { state: 'poison', reason: expect.stringContaining(`refuses to ${kind} batch ${batch.parcel}: LEDGER_`) },
        { state: 'parked' },
      ])
      expect(await replayDeadLetters(house.db, ledgerConsumer, batch.fund_id)).toBe(0)
    },
  )
})
