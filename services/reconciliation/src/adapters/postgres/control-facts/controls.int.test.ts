import { LEDGER_FUND_CHANGES, LEDGER_JOURNAL } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  arrivalPosted,
  arrivalRecorded,
  awardManifest,
  awardPage,
  batchApproved,
  fileReleased,
  idOf,
  movement,
  paymentReturned,
  paymentSettled,
  planApproved,
} from '../../../../test/facts.ts'
import {
  arrival,
  award,
  giveBack,
  hashOf,
  type JournalRecord,
  makeJournal,
  plan,
  release,
  settle,
} from '../../../../test/journal.ts'
import { createReconciliation, type TestReconciliation } from '../../../../test/reconciliation-service.ts'
import { breakInWords, runControl } from '../../../../test/run-control.ts'
import { type Fact, makeTeller } from '../../../../test/teller.ts'
import { SHIPPED_COPY_SOURCES } from './copy-sources.ts'

const SHARES = { guangdong: '600.00', foshan: '300.00', shanwei: '100.00' }

/** What the offices say of a fund: planned, arrived in full, awarded to two households, paid to one, sent back by the other's bank. */
const offices = (fund: string): Fact[] => [
  planApproved(fund, '441802', ['44'], { id: idOf(`plan of ${fund}`), shares: SHARES, total: '1000.00' }),
  ...Object.entries(SHARES).map(([funder, amount]) =>
    arrivalRecorded(fund, `${fund} ${funder}`, `DOC-${funder}`, amount, '2016-03-31', funder),
  ),
  awardPage(fund, [
    { award_id: idOf(`award ${fund}-a`), beneficiary_id: `household-${fund}-a`, amount: '400.00' },
    { award_id: idOf(`award ${fund}-b`), beneficiary_id: `household-${fund}-b`, amount: '300.00' },
  ]),
  awardManifest(fund, 2, '700.00'),
  batchApproved(fund, { [`${fund}-a`]: '400.00', [`${fund}-b`]: '300.00' }, `batch of ${fund}`),
  fileReleased(fund, `batch of ${fund}`),
  paymentSettled(fund, `${fund}-a`, '400.00', '2016-06-10'),
  paymentReturned(fund, `${fund}-b`, '300.00', '2016-06-12'),
]

/** The same as the ledger posts it. */
const records = (fund: string): JournalRecord[] => [
  plan(idOf(`plan of ${fund}`), SHARES, '1000.00'),
  ...Object.entries(SHARES).map(([funder, amount]) => arrival(idOf(`${fund} ${funder}`), funder, amount, '2016-03-31')),
  award(idOf(`award ${fund}-a`), `household-${fund}-a`, '400.00', '2016-05-01'),
  award(idOf(`award ${fund}-b`), `household-${fund}-b`, '300.00', '2016-05-01'),
  release(idOf(`${fund}-a`), `household-${fund}-a`, '400.00', '2016-06-09'),
  release(idOf(`${fund}-b`), `household-${fund}-b`, '300.00', '2016-06-09'),
  settle(idOf(`${fund}-a`), 'guangdong', '400.00', '2016-06-10'),
  giveBack(idOf(`${fund}-b`), `household-${fund}-b`, '300.00', '2016-06-12'),
]

const replaced = (fund: string, reference: string, by: JournalRecord | null): JournalRecord[] =>
  records(fund).flatMap((record) => (record.reference === reference ? (by ?? []) : [record]))

let service: TestReconciliation
let teller: ReturnType<typeof makeTeller>
beforeAll(async () => {
  service = await createReconciliation()
  teller = makeTeller(service.db)
})
afterAll(() => service.close())

const judged = async (name: string, fund: string, about: Parameters<typeof runControl>[2] = {}) =>
  (await runControl(service.db, name, { funds: [fund], ...about })).breaks.map(breakInWords).sort()

describe('the shipped controls', () => {
  it('find nothing in a fund of which all say the same, and say again what they said when everything is told twice', async () => {
    const journal = makeJournal(1)
    const told = records('clean')
    await teller.tell(
      ...offices('clean'),
      journal.page('clean', told.slice(0, 4)),
      journal.page('clean', told.slice(4)),
    )
    const floors = [{ id: 'C5', kind: 'household_floor', amount: '300.00', register: 'c5' }]
    const registers = { c5: [{ beneficiary: 'household-clean-a' }, { beneficiary: 'household-clean-b' }] }
    const all = async () => ({
      plan: await judged('plan_against_ledger', 'clean'),
      ratio: await judged('arrivals_against_ratio', 'clean'),
      disbursement: await judged('ledger_against_disbursement', 'clean'),
      conservation: await judged('fund_conservation', 'clean'),
      three: await judged('three_way', 'clean').then((words) =>
        words.filter((each) => !each.includes('status_differs')),
      ),
      register: await judged('awarded_against_register', 'clean', { terms: { floors }, registers }),
      duplicates: await judged('duplicates_over_programmes', 'clean'),
      idle: await judged('idle_money', 'clean', { asOf: '2016-06-01', terms: { cash_days: 62 } }),
      sequence: await judged('sequence_and_seal', 'clean', { terms: { settle_minutes: 0 } }),
    })
    const nothing = {
      plan: [],
      ratio: [],
      disbursement: [],
      conservation: [],
      three: [],
      register: [],
      duplicates: [],
      idle: [],
      sequence: [],
    }
    expect(await all()).toEqual(nothing)
    expect((await runControl(service.db, 'plan_against_ledger', { funds: ['clean'] })).matches).toHaveLength(8)

    const before = await fingerprintTables(service.db)
    expect(new Set(await teller.tellEverythingAgain())).toEqual(new Set(['duplicate']))
    expect(await fingerprintTables(service.db)).toEqual(before)
  })

  it('find what plan and ledger disagree about: amounts, funders, days, what only one of them has', async () => {
    const journal = makeJournal(2)
    const [shanwei, foshan] = [idOf('plans shanwei'), idOf('plans foshan')]
    await teller.tell(
      ...offices('plans'),
      journal.page('plans', [
        plan(idOf('plan of plans'), { ...SHARES, shanwei: '100.01' }, '1000.01'),
        arrival(idOf('plans guangdong'), 'guangdong', '600.00', '2016-03-30'),
        arrival(foshan, 'shanwei', '300.00', '2016-04-01'),
        award(idOf('award plans-a'), 'somebody-else', '400.00', '2016-05-01'),
        award(idOf('unheard of'), 'household-x', '1.00', '2016-05-01'),
      ]),
    )
    expect(await judged('plan_against_ledger', 'plans')).toEqual(
      [
        `amount_differs/amount plan:${idOf('plan of plans')}:shanwei 0.01`,
        `date_out_of_window/on arrival:${idOf('plans guangdong')} 0.00`,
        `payee_mismatch/funder arrival:${foshan} 0.00`,
        `missing_left/key arrival:${shanwei} -100.00`,
        `payee_mismatch/beneficiary award:${idOf('award plans-a')} 0.00`,
        `missing_left/key award:${idOf('award plans-b')} -300.00`,
        `missing_right/key award:${idOf('unheard of')} 1.00`,
      ].sort(),
    )
    expect(await judged('plan_against_ledger', 'plans', { asOf: '2015-12-31' })).toEqual([])
  })

  it('hold a changed plan against what the ledger posted of the change, cut shares that had come included', async () => {
    const [fund, before, after] = ['changed', idOf('plan of changed'), idOf('changed plan')]
    const told = (id: string, shares: Readonly<Record<string, string>>, total: string) =>
      planApproved(fund, '441802', ['44'], { id, shares, total })
    const change = {
      kind: 'plan_changed',
      plan_id: after,
      replaces_plan_id: before,
      fund_id: fund,
      document_number: 'DOC',
      total: '650.00',
      shares: [],
      reason: '调整',
    }
    const journal = makeJournal(6)
    await teller.tell(
      told(before, SHARES, '1000.00'),
      told(after, { guangdong: '350.00', foshan: '300.00' }, '650.00'),
      {
        topic: LEDGER_FUND_CHANGES,
        key: fund,
        type: 'FundChangeRequested',
        data: { ...change, shares: [shareOf('guangdong', '350.00')] },
      },
      journal.page(fund, [
        plan(before, SHARES, '1000.00'),
        {
          kind: 'plan',
          reference: `plan:${after}`,
          on: '2016-06-01',
          entries: [
            ['appropriation', '349.99'],
            ['due:guangdong', '-100.00'],
            ['refund:guangdong', '-150.00'],
            ['due:shanwei', '-99.99'],
          ],
        },
      ]),
    )
    expect(await judged('plan_against_ledger', fund)).toEqual([`amount_differs/amount plan:${after}:shanwei 0.01`])
    expect(await judged('fund_conservation', fund)).toEqual([
      'not_conserved/appropriated changed:appropriated -0.01',
      'not_conserved/promised changed:promised -0.01',
    ])
  })

  it('find who is off the ratio, overpaid, and underfunded once all is due', async () => {
    const journal = makeJournal(3)
    const fund = 'ratio'
    const arrivals: [string, string, string][] = [
      ['r1', 'guangdong', '300.00'],
      ['r2', 'foshan', '301.00'],
    ]
    await teller.tell(
      planApproved(fund, '441802', ['44'], { id: idOf('plan of ratio'), shares: SHARES, total: '1000.00' }),
      journal.page(fund, [
        plan(idOf('plan of ratio'), SHARES, '1000.00'),
        ...arrivals.map(([name, funder, amount]) => arrival(idOf(name), funder, amount, '2016-07-15')),
        // Unspent money that went back was brought all the same.
        {
          kind: 'refund',
          reference: 'refund:unspent',
          on: '2016-08-01',
          entries: [
            ['appropriation', '5.00'],
            ['refund:guangdong', '-5.00'],
            ['refund:guangdong', '5.00'],
            ['cash:guangdong', '-5.00'],
          ],
        },
      ]),
    )
    expect(await judged('arrivals_against_ratio', fund, { asOf: '2016-09-30' })).toEqual([
      'overpaid/share overpaid:ratio:foshan 1.00',
      'ratio_break/ratio share:ratio:foshan 120.70',
      'ratio_break/ratio share:ratio:guangdong -60.60',
      'ratio_break/ratio share:ratio:shanwei -60.10',
    ])
    expect(await judged('arrivals_against_ratio', fund)).toEqual(
      expect.arrayContaining([
        'underfunded/share underfunded:ratio:guangdong -300.00',
        'underfunded/share underfunded:ratio:shanwei -100.00',
      ]),
    )
  })

  it('find payments of which ledger and disbursement tell another state, amount or owner', async () => {
    const journal = makeJournal(4)
    await teller.tell(
      ...offices('payments'),
      journal.page('payments', [
        ...replaced('payments', `return:${idOf('payments-b')}`, null).filter(
          ({ kind }) => kind !== 'settle' && kind !== 'award',
        ),
        award(idOf('award payments-a'), 'household-payments-a', '400.00', '2016-05-01'),
        settle(idOf('payments-a'), 'guangdong', '399.00', '2016-06-10'),
        release(idOf('nobody asked'), 'household-x', '5.00', '2016-06-09'),
      ]),
    )
    expect(await judged('ledger_against_disbursement', 'payments')).toEqual(
      [
        `amount_differs/amount payment:${idOf('payments-a')} 1.00`,
        `missing_left/state payment:${idOf('nobody asked')} 0.00`,
        `returned_unposted/state payment:${idOf('payments-b')} 0.00`,
      ].sort(),
    )
  })

  it('hold payments against each other as they stood on the day of the run', async () => {
    const fund = 'days'
    await teller.tell(
      planApproved(fund, '441802'),
      batchApproved(fund, { 'd-1': '10.00', 'd-2': '20.00', 'd-3': '30.00' }),
      fileReleased(fund),
      makeJournal(13).page(fund, [
        release(idOf('d-1'), 'household-d-1', '10.00', '2016-06-09'),
        release(idOf('d-3'), 'household-d-3', '30.00', '2016-06-09'),
        settle(idOf('d-1'), 'guangdong', '10.00', '2016-07-01'),
        settle(idOf('d-3'), 'guangdong', '30.00', '2016-07-05'),
        giveBack(idOf('d-3'), 'household-d-3', '30.00', '2016-11-12'),
      ]),
      paymentSettled(fund, 'd-1', '10.00', '2016-06-30'),
      paymentSettled(fund, 'd-2', '20.00', '2016-11-10'),
      paymentSettled(fund, 'd-3', '30.00', '2016-07-05'),
      paymentReturned(fund, 'd-3', '30.00', '2016-11-12'),
    )
    const on = (asOf: string) => judged('ledger_against_disbursement', fund, { asOf })
    for (const asOf of ['2015-01-01', '2016-06-20', '2016-06-30', '2016-07-31', '2016-11-09'])
      expect(await on(asOf)).toEqual([])
    expect(await on('2016-11-12')).toEqual([`missing_right/state payment:${idOf('d-2')} 20.00`])
  })

  it('find at which level a fund is not conserved', async () => {
    const journal = makeJournal(5)
    await teller.tell(
      ...offices('levels'),
      journal.page(
        'levels',
        replaced(
          'levels',
          `award:${idOf('award levels-b')}`,
          award(idOf('award levels-b'), 'household-levels-b', '300.01', '2016-05-01'),
        ),
      ),
      journal.page('levels', [
        {
          kind: 'post',
          reference: 'post:leak',
          on: '2016-07-01',
          entries: [
            ['cash:foshan', '-1.00'],
            ['general:elsewhere', '0.99'],
          ],
        },
      ]),
    )
    expect(await judged('fund_conservation', 'levels')).toEqual([
      'not_conserved/awarded levels:awarded -0.01',
      'not_conserved/books levels:books -0.01',
      'not_conserved/cash levels:cash -1.00',
    ])
  })

  it('find money that stands still, with its oldest day', async () => {
    const { breaks } = await runControl(service.db, 'idle_money', {
      funds: ['clean'],
      asOf: '2016-06-30',
      terms: { awarded_days: 10 },
    })
    expect(breaks.map((each) => `${breakInWords(each)} ${JSON.stringify(each.detail['oldest'])}`)).toEqual([
      'stalled/awarded clean:awarded 300.00 "2016-06-12"',
      'stalled/cash clean:cash:foshan 300.00 "2016-03-31"',
      'stalled/cash clean:cash:guangdong 200.00 "2016-03-31"',
      'stalled/cash clean:cash:shanwei 100.00 "2016-03-31"',
    ])
  })

  it('hold floors against the auditors own register, each kind in its way', async () => {
    const terms = {
      year: 2016,
      floors: [
        { id: 'B1', kind: 'village_average', amount: '351.00', register: 'villages' },
        { id: 'B4', kind: 'pair_floor', amount: '500.00', register: 'pairs' },
        { id: 'C5', kind: 'household_floor', amount: '400.00', register: 'households' },
        { id: 'E1', kind: 'rate_floor', percent: '70', programmes: 'clean', register: 'bills' },
        { id: 'F1', kind: 'household_floor', amount: '1.00', register: 'never sent' },
      ],
    }
    // Whom the register names and who is at home elsewhere was given nothing, as far as this office may know.
    expect(
      await judged('awarded_against_register', 'clean', {
        areaCode: '4403',
        terms: { floors: [{ id: 'C5', kind: 'household_floor', amount: '1.00', register: 'r' }] },
        registers: { r: [{ beneficiary: 'household-clean-a' }] },
      }),
    ).toEqual(['below_floor/household_floor C5:household-clean-a -1.00'])
    const both = [{ beneficiary: 'household-clean-a' }, { beneficiary: 'household-clean-b' }]
    const registers = {
      villages: both,
      pairs: [
        { beneficiary: 'household-clean-a', unit: 'guangdong' },
        { beneficiary: 'household-clean-a', unit: 'foshan' },
      ],
      households: [{ beneficiary: 'household-clean-a' }, { beneficiary: 'household-clean-b', other_support: '50.00' }],
      bills: [
        { beneficiary: 'household-clean-b', person: 'p-1', amount: '333.33' },
        { beneficiary: 'household-clean-b', person: 'p-2', amount: '200.00' },
      ],
    }
    const { breaks } = await runControl(service.db, 'awarded_against_register', { terms, registers })
    expect(breaks.map(breakInWords)).toEqual([
      'below_floor/village_average B1:average of 2 -2.00',
      'below_floor/pair_floor B4:household-clean-a:foshan -500.00',
      'below_floor/pair_floor B4:household-clean-a:guangdong -100.00',
      'below_floor/household_floor C5:household-clean-b -50.00',
      'below_floor/rate_floor E1:household-clean-b -73.34',
      'statement_incomplete/register register:never sent:F1 0.00',
    ])
  })

  it('find what is given twice over programmes and counties, and who is in a register of doubt', async () => {
    const awards = (fund: string, area: string, names: readonly string[]) =>
      awardPage(
        fund,
        names.map((name) => ({
          award_id: idOf(`${fund} ${name}`),
          beneficiary_id: name,
          amount: '100.00',
          area_code: area,
        })),
        'living',
      )
    await teller.tell(
      planApproved('county-a', '441802', ['44'], { programme: 'living' }),
      planApproved('county-b', '441803', ['44'], { programme: 'living' }),
      awards('county-a', '441802103201', ['h-1', 'h-2', 'h-3']),
      awards('county-b', '441803103201', ['h-1', 'h-9', 'h-dead', 'h-later']),
    )
    const registers = {
      households: [
        { beneficiary: 'h-2', identity_number: '11010519491231002x' },
        { beneficiary: 'h-9', identity_number: ' 11010519491231002Ｘ' },
        { beneficiary: 'h-dead', identity_number: 'D' },
        { beneficiary: 'h-later', identity_number: 'E' },
      ],
      deceased: [
        { identity_number: 'd', since: '2016-01-05' },
        { identity_number: 'e', since: '2016-12-05' },
      ],
    }
    const terms = { registers: [{ name: 'deceased', ground: 'deceased' }] }
    const words = await judged('duplicates_over_programmes', 'county-a', {
      funds: ['county-a', 'county-b'],
      terms,
      registers,
    })
    expect(words.map((each) => each.replace(/deceased:\S+/u, 'deceased:*')).sort()).toEqual(
      [
        `duplicate/award award:${idOf('county-a h-1')} 100.00`,
        `duplicate/identity award:${idOf('county-a h-2')} 100.00`,
        'ineligible/deceased deceased:* 100.00',
      ].sort(),
    )
    const { facts } = await runControl(service.db, 'duplicates_over_programmes', { terms, registers })
    expect(JSON.stringify(facts)).not.toContain('110105')
  })

  it('take a journal as it comes and find what is missing in it, comes twice, forks or is not what was sealed', async () => {
    const journal = makeJournal(9)
    const kept = (number: number): JournalRecord => ({
      kind: 'post',
      reference: `post:${number}`,
      on: '2016-06-01',
      entries: [
        ['general:a', '1.00'],
        ['general:b', '-1.00'],
      ],
    })
    const fund = 'gaps'
    await teller.tell(planApproved(fund, '441802'), planApproved('lost', '441802'), planApproved('sealed', '441802'))
    await teller.tell(journal.page(fund, [kept(1), kept(2)]))
    // Never announced, though the topic's own count goes on: its block and its records are missing.
    journal.page(fund, [kept(3)])
    await teller.tell(journal.page(fund, [kept(4)]))
    await teller.tell(
      journal.page(fund, [kept(5)], (page) => ({
        ...page,
        records: page.records.map((record) => ({ ...record, number: 4, reference: 'post:other' })),
      })),
      {
        topic: LEDGER_JOURNAL,
        key: fund,
        type: 'JournalPage',
        data: { ...forkOf(journal.page(fund, [kept(6)])), height: 1 },
      },
    )
    const sequence = await judged('sequence_and_seal', fund, { terms: { settle_minutes: 0 } })
    expect(sequence).toEqual(
      expect.arrayContaining([
        'sequence_gap/number_missing number_missing:gaps:3 0.00',
        'seal_broken/number_twice number_twice:gaps:4 0.00',
        'sequence_gap/blocks_missing blocks_missing:9:2 0.00',
        'seal_broken/block_forked block_forked:9:1 0.00',
      ]),
    )

    // A page of the block never came; the pages of an award run neither.
    await teller.tell(
      journal.page(fund, [kept(7), kept(8)], (page) => ({ ...page, pages: 2, records: page.records.slice(0, 1) })),
      awardManifest(fund, 3, '3.00'),
    )
    expect(await judged('sequence_and_seal', fund, { terms: { settle_minutes: 0 } })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^sequence_gap\/records_missing records_missing:9:\d 0\.00$/),
        `sequence_gap/awards_incomplete awards_incomplete:gaps:${idOf('awards of gaps')} 0.00`,
      ]),
    )

    const other = makeJournal(10)
    const first = other.page('lost', [kept(1)])
    await teller.tell(first)
    teller.lose(other.page('lost', [kept(2)]))
    expect(await teller.tell(other.page('lost', [kept(3)]))).toEqual(['poison'])
    expect(await judged('sequence_and_seal', 'lost', { terms: { settle_minutes: 0 } })).toEqual([
      'sequence_gap/waiting waiting:lost:reconciliation.journal-copies 0.00',
    ])

    const third = makeJournal(11)
    await teller.tell(third.page('sealed', [kept(1)]), arrivalPosted('sealed', 'told once only', '5.00', '2016-06-01'))
    const shards = [{ ...third.head(), head: hashOf(12, 1) }]
    await service.db('checkpoint_copies').insert({
      number: 1,
      hash: 'a'.repeat(64),
      made_at: '2016-06-02T00:00:00Z',
      key_id: '0'.repeat(16),
      checkpoint: { checkpoint: { body: { shards } }, keys: [] },
      kept_by: 'auditor',
    })
    expect(await judged('sequence_and_seal', 'sealed', { terms: { settle_minutes: 0 } })).toEqual([
      'seal_broken/head head:11:1 0.00',
      'sequence_gap/topics_differ topics_differ:sealed:1 0.00',
    ])
  })

  it('miss the end of a journal, or all of it, once what was answered has had time to settle', async () => {
    const fund = 'tail'
    await teller.tell(
      planApproved(fund, '441802'),
      arrivalPosted(fund, 'tail 1', '5.00', '2016-06-01'),
      arrivalPosted(fund, 'tail 2', '6000.00', '2016-06-02'),
    )
    const gaps = (minutes: number) => judged('sequence_and_seal', fund, { terms: { settle_minutes: minutes } })
    const second = `sequence_gap/topics_differ topics_differ:${fund}:2 0.00`
    expect(await gaps(0)).toEqual([`sequence_gap/topics_differ topics_differ:${fund}:1 0.00`, second])
    expect(await gaps(60)).toEqual([])
    expect(await judged('fund_conservation', fund)).not.toEqual([])
    await teller.tell(makeJournal(14).page(fund, [arrival(idOf('tail 1'), 'guangdong', '5.00', '2016-06-01')]))
    expect(await gaps(0)).toContain(second)
  })

  it('show one fund in three views at once', async () => {
    const fund = 'three'
    await teller.tell(
      planApproved(fund, '441802'),
      arrivalPosted(fund, 'undocumented', '5000.00', '2016-06-01'),
      batchApproved(fund, { t1: '1000.00', t2: '2000.00' }),
      fileReleased(fund),
      movement(fund, 'release', { t1: '1000.00', t2: '2000.00' }, '2016-06-09'),
      movement(fund, 'settle', { t1: '1000.00', t2: '2000.00' }, '2016-06-10'),
      paymentSettled(fund, 't1', '1000.00', '2016-06-10'),
    )
    await statement(fund, '2016-06-01', '2016-06-30', '0.00', [
      ['PAY-T1', '1000.00'],
      ['PAY-T1', '1000.00'],
    ])
    await statement(fund, '2016-07-02', '2016-07-31', '-2000.00', [['PAY-?', '1.00']])
    const words = await judged('three_way', fund)
    expect(words).toEqual(
      [
        `missing_left/document arrival:${idOf('undocumented')}:document 0.00`,
        `missing_left/missing_in_statement arrival:${idOf('undocumented')} -5000.00`,
        `missing_left/missing_in_statement payment:${idOf('t2')} 2000.00`,
        `duplicate/duplicate_in_statement payment:${idOf('t1')} -1000.00`,
        `status_conflict/status_differs payment:${idOf('t2')} -2000.00`,
        `missing_right/missing_in_ledger line:${idOf('three 2016-07-02')}:2 -1.00`,
        `statement_incomplete/days statement:${idOf('three 2016-06-01')} 0.00`,
      ].sort(),
    )
  })

  it('read our copies as sides of matching jobs, signed as the account sees them', async () => {
    const scope = {
      jobId: 'job',
      areaCode: '44',
      funds: ['clean', 'three'],
      // Rows of just after the last day and of before the first one: which side they are out on is not for the extract to say.
      asOf: '2016-06-09',
      from: '2016-06-11',
      terms: {},
    }
    const extracts = await service.db.transaction(async (trx) => {
      const found: Record<string, string[]> = {}
      for (const { name, read } of SHIPPED_COPY_SOURCES) {
        const words: string[] = []
        const source = { trx, readRegister: async () => null, hash: () => '' }
        for await (const { row, amount, fields } of read(source, scope))
          words.push(`${row} ${fields['fund']} ${formatFen(amount)} ${fields['reference'] ?? ''}`.trimEnd())
        found[name] = words
      }
      return found
    })
    expect(extracts['disbursement_payments']).toEqual(['1 clean -400.00 PAY-CLEAN-A', '2 three -1000.00 PAY-T1'])
    expect(extracts['ledger_payments']).toEqual(['1 clean -400.00'])
    expect(extracts['ledger_cash']).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/clean 600\.00 DOC-guangdong$/),
        expect.stringMatching(/clean -400\.00 PAY-CLEAN-A$/),
      ]),
    )
    expect(extracts['ledger_cash']).toHaveLength(4)
    expect(extracts['plan_shares']).toEqual(expect.arrayContaining([expect.stringMatching(/clean 600\.00$/)]))
    expect(extracts['ledger_plans']).toHaveLength(3)
    expect(extracts['awards']).toHaveLength(2)
    expect(extracts['statement_lines']).toEqual([
      '1 three -1000.00 PAY-T1',
      '2 three -1000.00 PAY-T1',
      '3 three -1.00 PAY-?',
    ])
    expect(extracts['statement_payments']).toHaveLength(3)
  })
})

const shareOf = (funder: string, amount: string) => ({
  funder_id: funder,
  funder_name: funder,
  funder_area: null,
  amount,
})

const forkOf = (fact: Fact): object => ({ ...(fact.data as object), block_hash: 'f'.repeat(64) })

async function statement(
  fund: string,
  from: string,
  to: string,
  opening: string,
  paid: readonly (readonly [string, string])[],
): Promise<void> {
  const id = idOf(`${fund} ${from}`)
  const total = paid.reduce((sum, [, amount]) => sum + Number(amount.replace('.', '')), 0)
  const yuan = (fen: number) =>
    `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
  const closing = yuan(Number(opening.replace('.', '')) - total)
  await service.db('statements').insert({
    id,
    fund_id: fund,
    first_day: from,
    last_day: to,
    opening,
    paid_out: yuan(total),
    received: '0.00',
    closing,
    line_count: paid.length,
    sha256: idOf(id).replaceAll('-', '').padEnd(64, '0'),
    uploaded_by: 'auditor',
  })
  for (const [index, [reference, amount]] of paid.entries())
    await service.db('statement_lines').insert({
      statement_id: id,
      line: index + 2,
      booking_date: from.replace(/..$/, '10'),
      bank_reference: `B${index}`,
      reference,
      paid_out: amount,
      balance: '0.00',
    })
}
