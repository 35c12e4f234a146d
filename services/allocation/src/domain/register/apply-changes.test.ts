import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { applyChanges } from './apply-changes.ts'
import type { KnownRegister } from './known-register.ts'
import type { HouseholdFields, MemberFields, RegisterChange } from './register-change.ts'
import type { RegisterWork } from './register-draft.ts'

const HOME: HouseholdFields = {
  area_code: '441802103',
  name: '张三丰',
  class: 'general',
  income_per_person: '3500.00',
  willing_to_work: true,
  registered_since: '2016-05-01',
  people: 4,
}
const HEAD: MemberFields = {
  name: '张三丰',
  relation: 'head',
  ability: 'full',
  stage: 'none',
  health_cover: 'resident',
}
const CHILD: MemberFields = { ...HEAD, name: '张小', relation: 'child', ability: 'none', stage: 'primary' }

type Told = Readonly<{ change: string; on?: string } & Record<string, unknown>>
const entered = (id: string, on = '2016-05-01', household: Partial<HouseholdFields> = {}): Told => ({
  change: 'household_entered',
  household_id: id,
  on,
  synthetic: true,
  bank_account: null,
  household: { ...HOME, ...household },
})
const joined = (id: string, person: string, member: MemberFields, on = '2016-05-01'): Told => ({
  change: 'member_recorded',
  household_id: id,
  identity_number: person,
  member,
  on,
})

describe('a household', () => {
  it('enters, leaves with a time of grace, returns and is removed', () => {
    const work = tell([
      entered('h-1'),
      { change: 'household_left_poverty', household_id: 'h-1', on: '2017-01-01', grace_until: '2017-12-31' },
      { change: 'household_returned', household_id: 'h-1', on: '2017-06-01' },
      { change: 'household_removed', household_id: 'h-1', on: '2018-01-01' },
    ])
    expect(standings(work)).toEqual([
      ['2016-05-01', 'registered', null],
      ['2017-01-01', 'left_poverty', '2017-12-31'],
      ['2017-06-01', 'registered', null],
      ['2018-01-01', 'removed', null],
    ])
    expect(work.beneficiaries).toEqual([{ id: 'h-1', kind: 'household', synthetic: true }])
  })

  it('keeps its standing and grace when only its facts are told anew', () => {
    const work = tell([
      entered('h-1'),
      { change: 'household_left_poverty', household_id: 'h-1', on: '2017-01-01', grace_until: '2017-12-31' },
      { ...entered('h-1', '2017-02-01', { income_per_person: '6000.00' }), change: 'household_recorded' },
      { change: 'household_corrected', household_id: 'h-1', on: '2017-03-01', household: { willing_to_work: false } },
    ])
    expect(standings(work).slice(2)).toEqual([
      ['2017-02-01', 'left_poverty', '2017-12-31'],
      ['2017-03-01', 'left_poverty', '2017-12-31'],
    ])
    expect(work.households.at(-1)?.value.state.fields).toEqual({
      ...HOME,
      income_per_person: '6000.00',
      willing_to_work: false,
    })
  })

  it('that is told as it stands writes nothing', () => {
    const work = tell([entered('h-1'), entered('h-1'), { ...entered('h-1'), change: 'household_recorded' }])
    expect([work.unchanged, work.households.length]).toEqual([2, 1])
  })

  it.each<[string, Told[], string]>([
    [
      'that nobody registered leaves',
      [{ change: 'household_left_poverty', household_id: 'h-9', grace_until: null }],
      'REGISTER_HOUSEHOLD_UNKNOWN',
    ],
    [
      'leaves before it came',
      [entered('h-1'), { change: 'household_removed', household_id: 'h-1', on: '2016-04-30' }],
      'REGISTER_HOUSEHOLD_UNKNOWN',
    ],
    [
      'is entered twice with other content',
      [entered('h-1'), entered('h-1', '2016-06-01', { people: 5 })],
      'HOUSEHOLD_ALREADY_REGISTERED',
    ],
    [
      'that was removed leaves poverty',
      [
        entered('h-1'),
        { change: 'household_removed', household_id: 'h-1' },
        { change: 'household_left_poverty', household_id: 'h-1', on: '2017-01-01', grace_until: null },
      ],
      'HOUSEHOLD_STATUS_WRONG',
    ],
    [
      'has a grace that ends before it begins',
      [
        entered('h-1'),
        { change: 'household_left_poverty', household_id: 'h-1', on: '2017-01-01', grace_until: '2016-12-31' },
      ],
      'HOUSEHOLD_GRACE_INVALID',
    ],
    [
      'is a village by now',
      [
        entered('h-1'),
        {
          change: 'project_recorded',
          project_id: 'h-1',
          synthetic: true,
          bank_account: null,
          project: { area_code: '441802', name: '基地', people: null },
        },
      ],
      'BENEFICIARY_KIND_DIFFERS',
    ],
    [
      'is made up and then real',
      [entered('h-1'), { ...entered('h-1'), synthetic: false }],
      'BENEFICIARY_SYNTHETIC_DIFFERS',
    ],
  ])('%s: refused', (_case, told, code) => expect(refusal(told)).toBe(`ALLOCATION_${code}`))
})

describe('a member', () => {
  it.each<[string, Told[], string]>([
    [
      'is in one household at a time',
      [entered('h-1'), entered('h-2'), joined('h-1', 'li', HEAD), joined('h-2', 'li', HEAD, '2016-06-01')],
      'MEMBER_ELSEWHERE',
    ],
    [
      'joins no household that is not there yet',
      [entered('h-1', '2016-06-01'), joined('h-1', 'li', HEAD)],
      'REGISTER_HOUSEHOLD_UNKNOWN',
    ],
    [
      'does not come back from the dead',
      [
        entered('h-1'),
        joined('h-1', 'li', HEAD),
        joined('h-1', 'wang', CHILD),
        { change: 'member_left', person_id: 'wang', ended: 'deceased', on: '2016-07-01' },
        joined('h-1', 'wang', CHILD, '2016-08-01'),
      ],
      'MEMBER_DECEASED',
    ],
    [
      'who is nowhere does not change',
      [
        entered('h-1'),
        joined('h-1', 'li', HEAD),
        joined('h-1', 'wang', CHILD),
        { change: 'member_left', person_id: 'wang', ended: 'moved', on: '2016-07-01' },
        { change: 'member_changed', person_id: 'wang', on: '2016-08-01', member: { stage: 'none' } },
      ],
      'MEMBER_NOWHERE',
    ],
    [
      'leaves no household without a head',
      [
        entered('h-1'),
        joined('h-1', 'li', HEAD),
        joined('h-1', 'wang', CHILD),
        { change: 'member_left', person_id: 'li', ended: 'deceased', on: '2016-07-01' },
      ],
      'HOUSEHOLD_HEAD_MISSING',
    ],
    [
      'is no second head',
      [entered('h-1'), joined('h-1', 'li', HEAD), joined('h-1', 'wang', HEAD)],
      'HOUSEHOLD_HEADS_SEVERAL',
    ],
    [
      'is not the second head of a later day either',
      [entered('h-1'), joined('h-1', 'li', HEAD, '2016-07-01'), joined('h-1', 'wang', HEAD, '2016-06-01')],
      'HOUSEHOLD_HEADS_SEVERAL',
    ],
  ])('%s: refused', (_case, told, code) => expect(refusal(told)).toBe(`ALLOCATION_${code}`))

  it('moves when he leaves first, or when his old household was removed', () => {
    const work = tell([
      entered('h-1'),
      entered('h-2'),
      joined('h-1', 'li', HEAD),
      { change: 'member_left', person_id: 'li', ended: 'moved', on: '2016-07-01' },
      joined('h-2', 'li', HEAD, '2016-07-01'),
      { change: 'household_removed', household_id: 'h-2', on: '2016-08-01' },
      joined('h-1', 'li', HEAD, '2016-09-01'),
    ])
    expect(work.members.map(({ value }) => [value.validFrom, value.state.householdId])).toEqual([
      ['2016-05-01', 'h-1'],
      ['2016-07-01', 'h-2'],
      ['2016-09-01', 'h-1'],
    ])
  })

  it('becomes the head on the day on which the head dies, told in either order', () => {
    const family = [entered('h-1'), joined('h-1', 'li', HEAD), joined('h-1', 'wang', CHILD)]
    const death: Told = { change: 'member_left', person_id: 'li', ended: 'deceased', on: '2016-07-01' }
    const follows: Told = {
      change: 'member_changed',
      person_id: 'wang',
      on: '2016-07-01',
      member: { relation: 'head' },
    }
    expect(tell([...family, death, follows]).members).toHaveLength(4)
    expect(tell([...family, follows, death]).members).toHaveLength(4)
  })
})

describe('the areas that a change touches', () => {
  it('are told before anything else is said: where it is on the day, where it is now and where it goes', () => {
    const moved = {
      change: 'household_corrected',
      household_id: 'h-1',
      on: '2016-06-01',
      household: { area_code: '441802106' },
    }
    const seen: string[] = []
    const first = tell([entered('h-1'), { ...moved, on: '2016-07-01', household: { area_code: '441803101' } }])
    tell([moved], afterwards(first), (area) => seen.push(area))
    expect(seen).toEqual(['441802106', '441802103', '441803101'])
    expect(() =>
      tell(
        [{ change: 'household_left_poverty', household_id: 'h-1', on: '2016-01-01', grace_until: null }],
        afterwards(first),
        (area) => {
          throw new Error(`not yours: ${area}`)
        },
      ),
    ).toThrow('not yours: 441803101')
  })
})

const NOBODY: KnownRegister = {
  beneficiaries: new Map(),
  households: new Map(),
  members: new Map(),
  places: new Map(),
  pairings: new Map(),
  units: new Map(),
  cadres: new Map(),
  items: new Map(),
  supports: new Map(),
}

/** On 2016-05-01 where a change does not say when. An identity number is the person's id here. */
function tell(told: readonly Told[], known = NOBODY, onArea: (areaCode: string) => unknown = () => undefined) {
  const changes = told.map(({ on = '2016-05-01', ...change }) => ({ valid_from: on, reason: '核查', ...change }))
  return applyChanges(known, changes as unknown as RegisterChange[], {
    personOf: (identityNumber) => identityNumber,
    onArea: (areaCode) => void onArea(areaCode),
  })
}

const afterwards = (work: RegisterWork): KnownRegister => ({
  ...NOBODY,
  beneficiaries: new Map(
    work.beneficiaries.map(({ id, kind, synthetic }) => [id, { kind, synthetic, bankAccount: null }]),
  ),
  households: new Map([['h-1', work.households.map(({ value }) => value)]]),
})

const standings = (work: RegisterWork) =>
  work.households.map(({ value }) => [value.validFrom, value.state.status, value.state.graceUntil])

function refusal(told: readonly Told[]): string {
  try {
    tell(told)
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'nothing was refused'
}
