import { createKeyRing } from '@fundtrace/personal-data'
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { recordFunders } from '../../../test/qingcheng.ts'
import { countRegister } from '../../adapters/postgres/register/count-register.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import type { Ability, RegisterChange } from '../../domain/register/register-change.ts'
import { applyRegisterChanges } from './apply-register-changes.ts'
import { newestRevision, readReceivers } from './read-receivers.ts'

const RING = createKeyRing({ current: 'k1', keys: { k1: randomBytes(32) }, indexKey: randomBytes(32) })
const OFFICER = { subject: 'finance-441802-li', actingFor: null, correlationId: 'test' }
const AREA = '441802103'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
})
afterAll(() => allocation.close())

const tell = (changes: readonly RegisterChange[]) =>
  allocation.db.transaction((trx) => applyRegisterChanges(trx, RING, changes, OFFICER))

async function receivers(query: Partial<Parameters<typeof readReceivers>[1]> & { day: string }): Promise<Receiver[]> {
  const revision = query.revision ?? (await newestRevision(allocation.db))
  const all: Receiver[] = []
  const asked = {
    kind: 'household',
    areas: ['44'],
    itemKind: null,
    year: 2016,
    pageSize: 2,
    ...query,
    revision,
  } as const
  for await (const page of readReceivers(allocation.db, asked)) all.push(...page)
  return all
}

/** Each run has a county of its own. */
const areaOf = (run: number): string => `4419${10 + run}`

/** Six days; what is told holds from one of them until the next that is told of the same thing. */
const DAYS = ['2016-01-01', '2016-03-31', '2016-04-01', '2016-12-31', '2017-01-01', '2018-02-28'] as const
type Told =
  | Readonly<{ what: 'household'; household: number; day: number; income: number }>
  | Readonly<{ what: 'leaves'; household: number; day: number; grace: number | null }>
  | Readonly<{ what: 'returns' | 'removed'; household: number; day: number }>
  | Readonly<{ what: 'member'; person: number; household: number; day: number; ability: Ability }>
  | Readonly<{ what: 'gone'; person: number; day: number }>

const day = fc.nat(DAYS.length - 1)
const household = fc.nat(2)
const person = fc.nat(3)
const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({ what: fc.constant('household'), household, day, income: fc.nat(9) }),
  fc.record({ what: fc.constant('household'), household, day: fc.constant(0), income: fc.nat(9) }),
  fc.record({ what: fc.constant('leaves'), household, day, grace: fc.option(day) }),
  fc.record({ what: fc.constantFrom('returns', 'removed'), household, day }),
  fc.record({ what: fc.constant('member'), person, household, day, ability: fc.constantFrom('full', 'none') }),
  fc.record({ what: fc.constant('gone'), person, day }),
)
/** Said of one day again: the last word of it counts, of the ability and of the household. */
const CORRECTED: Told[] = [
  { what: 'household', household: 0, day: 0, income: 1 },
  { what: 'household', household: 1, day: 0, income: 2 },
  { what: 'member', person: 0, household: 0, day: 0, ability: 'full' },
  { what: 'member', person: 0, household: 0, day: 0, ability: 'none' },
  { what: 'member', person: 1, household: 0, day: 1, ability: 'full' },
  { what: 'gone', person: 1, day: 1 },
  { what: 'leaves', household: 1, day: 2, grace: 3 },
  { what: 'leaves', household: 1, day: 2, grace: 2 },
]

/** The plain model: what was said of each thing, per day, newest word only. A day is answered by looking back day by day. */
type Home = Readonly<{ standing: 'in' | 'left' | 'removed'; grace: number; income: number }>
type Seat = Readonly<{ household: number | null; ability: Ability }>
type Model = Readonly<{ homes: readonly (readonly (Home | null)[])[]; seats: readonly (readonly (Seat | null)[])[] }>
const EMPTY: Model = {
  homes: [0, 1, 2].map(() => DAYS.map(() => null)),
  seats: [0, 1, 2, 3].map(() => DAYS.map(() => null)),
}
const on = <State>(row: readonly (State | null)[] | undefined, at: number): State | null =>
  row?.slice(0, at + 1).findLast((state) => state !== null) ?? null
const replace = <Item>(list: readonly Item[], index: number, item: Item): Item[] =>
  list.map((old, at) => (at === index ? item : old))

/** Null: the register must refuse it. */
function sayTo(model: Model, said: Told): Model | null {
  if (said.what === 'member' || said.what === 'gone') {
    const row = model.seats[said.person] ?? []
    const seat = on(row, said.day)
    const isIn = (home: number | null) =>
      home !== null && !['removed', null].includes(standingOf(model, home, said.day))
    if (said.what === 'gone') {
      if (seat === null) return null
      return seatIn(model, said.person, said.day, { ...seat, household: null })
    }
    const isElsewhere = seat !== null && seat.household !== said.household && isIn(seat.household)
    if (!isIn(said.household) || isElsewhere) return null
    return seatIn(model, said.person, said.day, { household: said.household, ability: said.ability })
  }
  const home = on(model.homes[said.household], said.day)
  const isIn = home !== null && home.standing !== 'removed'
  if (said.what === 'household')
    return homeIs(
      model,
      said,
      isIn ? { ...home, income: said.income } : { standing: 'in', grace: -1, income: said.income },
    )
  if (home === null) return null
  if (said.what === 'leaves') {
    if (!isIn || (said.grace !== null && said.grace < said.day)) return null
    return homeIs(model, said, { ...home, standing: 'left', grace: said.grace ?? -1 })
  }
  return homeIs(model, said, { ...home, standing: said.what === 'returns' ? 'in' : 'removed', grace: -1 })
}

const standingOf = (model: Model, home: number, at: number) => on(model.homes[home], at)?.standing ?? null
const seatIn = (model: Model, who: number, at: number, seat: Seat): Model => ({
  ...model,
  seats: replace(model.seats, who, say(model.seats[who] ?? [], at, seat)),
})
const homeIs = (model: Model, { household: id, day: at }: { household: number; day: number }, home: Home): Model => ({
  ...model,
  homes: replace(model.homes, id, say(model.homes[id] ?? [], at, home)),
})
/** What is so already on the day is not said again. */
const say = <State>(row: readonly (State | null)[], at: number, state: State): readonly (State | null)[] =>
  JSON.stringify(on(row, at)) === JSON.stringify(state) ? row : replace(row, at, state)

/** A registered household with members has exactly one head; here everybody may be it, so that only the first of them is. */
const hasHeads = (model: Model): boolean =>
  DAYS.every((_, at) =>
    model.homes.every((_home, id) => {
      if (standingOf(model, id, at) !== 'in') return true
      const there = model.seats.flatMap((row, who) => (on(row, at)?.household === id ? [who] : []))
      return there.length === 0 || there.filter((who) => who === 0).length === 1
    }),
  )

const payable = (model: Model, at: number) =>
  model.homes.flatMap((row, id) => {
    const home = on(row, at)
    if (home === null || home.standing === 'removed' || (home.standing === 'left' && home.grace < at)) return []
    const seats = model.seats.flatMap((seat) => {
      const there = on(seat, at)
      return there?.household === id ? [there.ability] : []
    })
    return [
      {
        household: id,
        status: home.standing === 'in' ? 'registered' : 'grace',
        income_per_person: `${home.income}.00`,
        members: seats.length === 0 ? 9 : seats.length,
        able_members: seats.length === 0 ? null : seats.filter((ability) => ability === 'full').length,
        abilities: seats.toSorted(),
      },
    ]
  })

describe('the register', () => {
  it('answers for any day, as known at any revision, whatever was told and corrected since', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 4, maxLength: 14 }), async (story) => {
        const own = run++
        const id = (number: number) => `run${own}-h${number}`
        const people = new Map<number, string>()
        let model = EMPTY
        const known: { revision: number; model: Model }[] = []
        for (const said of story) {
          const next = sayTo(model, said)
          const isRight = next !== null && hasHeads(next)
          const person = 'person' in said ? (people.get(said.person) ?? '00000000-0000-4000-8000-000000000000') : ''
          const answer = await tell([toChange(said, id, person, own)]).catch((error: unknown) => {
            expect({ story, said, isRight, error }).toMatchObject({ isRight: false })
            return null
          })
          expect({ story, said, isRight: answer !== null }).toEqual({ story, said, isRight })
          if (next === null || answer === null) continue
          model = next
          if (said.what === 'member' && !people.has(said.person))
            people.set(said.person, await newestPerson(id(said.household)))
          known.push({ revision: answer.revision, model })
        }
        for (const { revision, model: then } of known)
          for (const [at, date] of DAYS.entries()) {
            const mine = (await receivers({ areas: [areaOf(own)], day: date, revision, withMembers: true })).map(
              toModel,
            )
            expect({ story, revision, date, mine }).toEqual({ story, revision, date, mine: payable(then, at) })
          }
      }),
      { numRuns: 10, examples: [[CORRECTED]] },
    )
  })

  it('numbers the changes of two writers at once without a gap, and neither is lost', async () => {
    const before = await newestRevision(allocation.db)
    const writers = Array.from({ length: 8 }, (_, writer) => tell([entry(`writer-${writer}`, '2016-01-01', 1)]))
    const revisions = (await Promise.all(writers)).map((answer) => answer.revision)
    expect(revisions.toSorted((left, right) => left - right)).toEqual(writers.map((_, index) => before + index + 1))
    const there = await receivers({ day: '2016-01-01' })
    expect(there.filter((receiver) => receiver.id.startsWith('writer-'))).toHaveLength(8)
  })

  it('keeps what a revision holds: nothing is added to it later, no number is left out, none is changed', async () => {
    const revision = await newestRevision(allocation.db)
    const late = allocation.db.raw(
      `INSERT INTO household_versions (beneficiary_id, valid_from, revision, status, area_code, name_shown, name_sealed, reason)
       SELECT beneficiary_id, valid_from + 1, revision, status, area_code, name_shown, name_sealed, reason
         FROM household_versions WHERE revision = ?`,
      [revision],
    )
    await expect(late).rejects.toMatchObject({ constraint: 'register_revisions_complete' })
    const gap = allocation
      .db('register_revisions')
      .insert({ revision: revision + 2, kind: 'changes', reason: '核查', recorded_by: 'li' })
    await expect(gap).rejects.toMatchObject({ constraint: 'register_revisions_without_gap' })
  })

  it('gives with a receiver the bills of the year, the loans that run and those who stand by it, on that day', async () => {
    await tell([
      { change: 'unit_recorded', unit_id: 'unit-1', name: '清城区财政局', funder_id: 'district', reason: '结对' },
      { change: 'cadre_recorded', cadre_id: 'cadre-1', unit_id: 'unit-1', name: '李四', reason: '结对' },
      entry('with-all', '2016-01-01', 3),
      pairing('cadre-1', '2016-02-01', '200.00', true),
      pairing('cadre-1', '2017-01-01', '0.00', false),
      pairing('unit-1', '2016-06-01', '10000.00', true),
      bill('bill-1', '2016-03-01', '2016-03-01'),
      bill('bill-2', '2016-11-01', '2016-12-01'),
      bill('bill-0', '2015-12-31', null),
      loan('loan-1', '2015-06-01', '2016-01-01'),
      loan('loan-2', '2015-06-01', '2016-01-02'),
      loan('loan-3', '2016-12-31', '2018-12-31'),
    ])
    const at = await newestRevision(allocation.db)
    await tell([{ change: 'item_withdrawn', item_id: 'bill-1', reason: '重复' }])
    const items = async (query: { day: string; itemKind: 'medical_bill' | 'loan'; revision?: number }) =>
      (await receivers(query)).find((receiver) => receiver.id === 'with-all')?.items ?? []
    expect((await items({ day: '2016-12-31', itemKind: 'medical_bill', revision: at })).map(coverOf)).toEqual([
      ['bill-1', true],
      ['bill-2', false],
    ])
    expect((await items({ day: '2016-10-31', itemKind: 'medical_bill', revision: at })).map(coverOf)).toEqual([
      ['bill-1', true],
    ])
    expect((await items({ day: '2016-12-31', itemKind: 'medical_bill' })).map(coverOf)).toEqual([['bill-2', false]])
    expect((await items({ day: '2016-12-30', itemKind: 'loan' })).map((item) => item.id)).toEqual(['loan-2'])
    expect((await items({ day: '2016-12-31', itemKind: 'loan' })).map((item) => item.id)).toEqual(['loan-2', 'loan-3'])

    const supporters = async (date: string) =>
      (await receivers({ day: date, withSupporters: true }))
        .find((receiver) => receiver.id === 'with-all')
        ?.supporters.map(({ id, funderId, pledged }) => [id, funderId, String(pledged)])
    expect(await supporters('2016-05-31')).toEqual([['cadre-1', 'district', '200']])
    expect(await supporters('2016-06-01')).toEqual([
      ['cadre-1', 'district', '200'],
      ['unit-1', 'district', '10000'],
    ])
    expect(await supporters('2017-01-01')).toEqual([['unit-1', 'district', '10000']])
  })

  it('tells of a village, an enterprise and a project what a rule may ask of them', async () => {
    const village = { area_code: '441802103205', name: '积余村', key: true, poor: false, old_revolutionary_base: null }
    const newcomer = { valid_from: '2016-01-01', reason: '核查', synthetic: true, bank_account: null } as const
    await tell([
      {
        change: 'village_recorded',
        village_id: 'v-1',
        ...newcomer,
        village: { ...village, supported_by_county: false, households: 79, people: 261, collective_income: '31250.50' },
      },
      {
        change: 'enterprise_recorded',
        enterprise_id: 'e-1',
        ...newcomer,
        enterprise: { area_code: AREA, name: '示例制衣厂', filed_since: '2015-03-01', people: 20 },
      },
      {
        change: 'project_recorded',
        project_id: 'p-1',
        ...newcomer,
        project: { area_code: '441802', name: '基地', people: null },
      },
      { change: 'place_removed', beneficiary_id: 'p-1', valid_from: '2017-01-01', reason: '完工' },
    ])
    const facts = async (kind: Receiver['kind'], date: string) =>
      (await receivers({ kind, day: date })).map((one) => one.facts)
    expect(await facts('village', '2016-01-01')).toEqual([
      {
        key: true,
        poor: false,
        old_revolutionary_base: null,
        supported_by_county: false,
        households: 79,
        people: 261,
        collective_income: '31250.50',
        area: '441802103205',
      },
    ])
    expect(await facts('village', '2015-12-31')).toEqual([])
    expect(await facts('enterprise', '2016-01-01')).toEqual([{ filed_since: '2015-03-01', area: AREA }])
    expect(await facts('project', '2016-12-31')).toEqual([{ area: '441802' }])
    expect(await facts('project', '2017-01-01')).toEqual([])
  })

  it('is counted by standing, with the income of the people of whom it is known', async () => {
    const area = '441899101'
    await tell([
      entry('count-1', '2016-01-01', 3, { area_code: area, income_per_person: '1000.01', people: 3 }),
      entry('count-2', '2016-01-01', 3, { area_code: area, income_per_person: null, people: 2 }),
      entry('count-3', '2016-01-01', 3, { area_code: area, income_per_person: '13000.00', people: 1 }),
      {
        change: 'household_left_poverty',
        household_id: 'count-3',
        valid_from: '2017-01-01',
        grace_until: null,
        reason: '脱贫',
      },
    ])
    const revision = await newestRevision(allocation.db)
    expect(await countRegister(allocation.db, ['441899'], '2016-12-31', revision)).toEqual([
      { status: 'registered', households: 3, people: 6, people_with_income: 4, income: '16000.03' },
    ])
    expect(await countRegister(allocation.db, ['441899'], '2017-01-01', revision)).toEqual([
      { status: 'left_poverty', households: 1, people: 1, people_with_income: 1, income: '13000.00' },
      { status: 'registered', households: 2, people: 5, people_with_income: 3, income: '3000.03' },
    ])
  })
})

const coverOf = (item: Receiver['items'][number]) => [item.id, item.facts['is_covered']]

const toModel = (receiver: Receiver) => ({
  household: Number(receiver.id.at(-1)),
  status: receiver.facts['status'],
  income_per_person: receiver.facts['income_per_person'],
  members: receiver.facts['members'],
  able_members: receiver.facts['able_members'],
  abilities: receiver.members.map((member) => member.facts['ability']).toSorted(),
})

function toChange(said: Told, id: (number: number) => string, person: string, run: number): RegisterChange {
  const dated = { valid_from: DAYS[said.day] ?? '', reason: '核查' }
  switch (said.what) {
    case 'household':
      return {
        ...entry(id(said.household), dated.valid_from, said.income, { area_code: areaOf(run) }),
        change: 'household_recorded',
      }
    case 'leaves':
      return {
        ...dated,
        change: 'household_left_poverty',
        household_id: id(said.household),
        grace_until: said.grace === null ? null : (DAYS[said.grace] ?? null),
      }
    case 'returns':
      return { ...dated, change: 'household_returned', household_id: id(said.household) }
    case 'removed':
      return { ...dated, change: 'household_removed', household_id: id(said.household) }
    case 'member':
      return {
        ...dated,
        change: 'member_recorded',
        household_id: id(said.household),
        identity_number: `run ${run} person ${said.person}`,
        member: {
          name: `样本${said.person}`,
          relation: said.person === 0 ? 'head' : 'child',
          ability: said.ability,
          stage: null,
          health_cover: null,
        },
      }
    case 'gone':
      return { ...dated, change: 'member_left', person_id: person, ended: 'moved' }
  }
}

/** Whoever was recorded in the household last. */
async function newestPerson(householdId: string): Promise<string> {
  const { rows } = await allocation.owner.raw<{ rows: { person_id: string }[] }>(
    `SELECT person_id FROM member_versions WHERE household_id = ? ORDER BY revision DESC LIMIT 1`,
    [householdId],
  )
  return rows[0]?.person_id ?? ''
}

function entry(id: string, validFrom: string, income: number, fields: object = {}) {
  return {
    change: 'household_entered',
    household_id: id,
    valid_from: validFrom,
    reason: '核查',
    synthetic: true,
    bank_account: null,
    household: {
      area_code: AREA,
      name: '欧阳样本',
      class: 'general',
      income_per_person: `${income}.00`,
      willing_to_work: true,
      registered_since: null,
      people: 9,
      ...fields,
    },
  } as const
}

const pairing = (supporter_id: string, valid_from: string, pledged: string, active: boolean): RegisterChange => ({
  change: 'pairing_recorded',
  supporter_id,
  beneficiary_id: 'with-all',
  valid_from,
  pledged,
  active,
  reason: '结对',
})

const bill = (item_id: string, incurred_on: string, covered_from: string | null): RegisterChange => ({
  ...item(item_id, 'medical_bill'),
  facts: { incurred_on, cost: '100.00', insurance_paid: '30.00', covered_from },
})

const loan = (item_id: string, drawn_on: string, due_on: string): RegisterChange => ({
  ...item(item_id, 'loan'),
  facts: {
    drawn_on,
    due_on,
    principal: '50000.00',
    annual_rate: '4.35',
    unsecured: true,
    term_months: 7,
    purpose: null,
  },
})

const item = <Kind extends 'medical_bill' | 'loan'>(item_id: string, kind: Kind) =>
  ({
    change: 'item_recorded',
    item_id,
    kind,
    beneficiary_id: 'with-all',
    person_id: null,
    ended_on: null,
    reason: '核查',
  }) as const
