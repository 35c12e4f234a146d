import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { CHECKER, done, household, MAKER, project, register, TREASURY, YUANTAN } from '../../../test/qingcheng.ts'

const CITY: Who = { role: 'finance', area: '4418' }
const CITY_TREASURY: Who = { role: 'treasury', area: '4418' }
const ON = '2016-09-12'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
})
afterAll(() => allocation.close())

type Finding = Record<string, unknown> & { check: string }
async function findingsOf(id: string, on = ON, who = TREASURY): Promise<Finding[]> {
  const { payees } = await done(
    allocation.post<{ payees: { findings: Finding[] }[] }>(who, '/v1/payees/checks', { beneficiary_ids: [id], on }),
  )
  return payees[0]?.findings ?? []
}
const namesOf = async (id: string, on = ON) => (await findingsOf(id, on)).map(({ check }) => check)

let identities = 0
/** Made up, with a right check character; nobody's. */
function identityNumber(): string {
  identities += 1
  const first17 = `44180219700101${String(identities).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0)
  return `${first17}${'10X98765432'.charAt(sum % 11)}`
}

const FIELDS = { class: null, income_per_person: null, willing_to_work: null, registered_since: null, people: null }
const tell = (changes: readonly object[], who = CITY) =>
  done(allocation.post(who, '/v1/register/changes', { changes: changes.map((each) => ({ reason: '核查', ...each })) }))

type Member = Readonly<{ identity: string; name: string; relation: string }>
const member = (householdId: string, { identity, name, relation }: Member, from = '2016-01-01') => ({
  change: 'member_recorded',
  valid_from: from,
  household_id: householdId,
  identity_number: identity,
  member: { name, relation, ability: null, stage: null, health_cover: null },
})
let households = 0
/** A household of these people since the beginning of 2016, with an account of its own. */
async function enter(
  names: readonly string[],
  { area = YUANTAN, ...account }: { area?: string; bank_account?: string; account_owner?: string } = {},
): Promise<Readonly<{ id: string; members: readonly Member[] }>> {
  households += 1
  const id = `hu-${households}`
  const members = names.map((name, place) => ({
    identity: identityNumber(),
    name,
    relation: place === 0 ? 'head' : 'other',
  }))
  await tell([
    {
      change: 'household_entered',
      valid_from: '2016-01-01',
      household_id: id,
      synthetic: true,
      bank_account: `77001${String(households).padStart(8, '0')}`,
      ...account,
      household: { area_code: area, name: names[0] ?? '无名', ...FIELDS },
    },
    ...members.map((each) => member(id, each)),
  ])
  return { id, members }
}
async function personOf({ identity }: Member): Promise<string> {
  const body = { identity_number: identity }
  const { found } = await done(allocation.post<{ found: { person_id: string }[] }>(CITY, '/v1/register/search', body))
  return found[0]?.person_id ?? ''
}
const leave = async (who: Member, ended: string, from: string) => ({
  change: 'member_left',
  valid_from: from,
  person_id: await personOf(who),
  ended,
})

describe('who is paid', () => {
  it('is in the register on the day, or in his time of grace; else it says since when he is not', async () => {
    const { id } = await enter(['张三', '李四'])
    expect(await namesOf(id)).toEqual([])
    expect(await findingsOf(id, '2015-12-31')).toMatchObject([
      { check: 'left_register', status: 'not_yet', since: null },
    ])
    await tell([
      { change: 'household_left_poverty', valid_from: '2016-05-01', household_id: id, grace_until: '2016-09-12' },
      {
        change: 'household_corrected',
        valid_from: '2016-06-01',
        household_id: id,
        household: { willing_to_work: true },
      },
    ])
    expect(await namesOf(id, '2016-09-12')).toEqual([])
    expect(await findingsOf(id, '2016-09-13')).toEqual([
      { check: 'left_register', status: 'left_poverty', since: '2016-05-01' },
    ])
    await tell([{ change: 'household_removed', valid_from: '2016-10-01', household_id: id }])
    expect(await findingsOf(id, '2016-12-01')).toEqual([
      { check: 'left_register', status: 'removed', since: '2016-05-01' },
    ])
    expect(await namesOf(id, '2016-04-30'), 'a day before it').toEqual([])
  })

  it('is alive: the only member, or the head whose card nobody has changed since', async () => {
    const alone = await enter(['王一'])
    await tell([await leave(alone.members[0] as Member, 'deceased', '2016-09-01')])
    expect(await namesOf(alone.id, '2016-08-31')).toEqual([])
    expect(await findingsOf(alone.id)).toEqual([{ check: 'deceased', since: '2016-09-01' }])

    const two = await enter(['王二', '王三'])
    const [head, heir] = two.members as [Member, Member]
    await tell([
      await leave(head, 'deceased', '2016-09-01'),
      {
        change: 'member_changed',
        valid_from: '2016-09-01',
        person_id: await personOf(heir),
        member: { relation: 'head' },
      },
    ])
    expect(await findingsOf(two.id)).toEqual([{ check: 'deceased', since: '2016-09-01' }])
    const changes = `/v1/beneficiaries/${two.id}/card-changes`
    const order = { bank_account: '7700200000001', owner_name: '王三', reason: '户主去世' }
    const { change_id } = await done(allocation.post<{ change_id: string }>(MAKER, changes, order))
    expect(await namesOf(two.id), 'asked for, not approved').toEqual(['deceased'])
    await done(allocation.post(CHECKER, `${changes}/${change_id}/approve`))
    expect(await namesOf(two.id)).toEqual([])
  })

  it('is not a household that everybody has left', async () => {
    const { id, members } = await enter(['赵一', '赵二'])
    for (const [index, each] of members.toReversed().entries())
      await tell([await leave(each, 'moved', `2016-0${index + 6}-01`)])
    expect(await findingsOf(id)).toEqual([{ check: 'members_gone', since: '2016-07-01' }])
  })

  it('has an account of its own: equal ones are found without being opened, ids told where the areas reach', async () => {
    const shared = { bank_account: '7700300000001' }
    const one = await enter(['钱一'], shared)
    const two = await enter(['钱二'], shared)
    expect(await findingsOf(one.id)).toEqual([{ check: 'same_card', count: 2, beneficiary_ids: [one.id, two.id] }])
    const far = await enter(['钱三'], { ...shared, area: '441803101' })
    expect(await findingsOf(one.id)).toEqual([{ check: 'same_card', count: 3, beneficiary_ids: [one.id, two.id] }])
    expect(await findingsOf(one.id, ON, CITY_TREASURY)).toMatchObject([{ beneficiary_ids: [one.id, two.id, far.id] }])
    await tell(
      [two, far].map(({ id }) => ({ change: 'household_removed', valid_from: '2016-02-01', household_id: id })),
    )
    expect(await namesOf(one.id), 'removed ones are not paid any more').toEqual([])
  })

  it('finds equal accounts from before there was a hash of them', async () => {
    const shared = { bank_account: '7700400000001' }
    const one = await enter(['冯一'], shared)
    await enter(['冯二'], shared)
    await allocation.owner.transaction(async (trx) => {
      await trx.raw(
        'ALTER TABLE bank_accounts DISABLE TRIGGER bank_accounts_indexed_once, DROP CONSTRAINT bank_accounts_indexed',
      )
      await trx('bank_accounts').where({ beneficiary_id: one.id }).update({ account_index: null })
      await trx.raw('ALTER TABLE bank_accounts ENABLE TRIGGER bank_accounts_indexed_once')
    })
    expect(await namesOf(one.id)).toEqual(['same_card'])
  })

  it('owns the account, or somebody of the household does, however the name is written', async () => {
    const members = ['买买提·吐尔逊', '古丽']
    const owned = (owner: string) => enter(members, { account_owner: owner })
    for (const owner of ['买买提·吐尔逊', '买买提・吐尔逊 ', '买买提吐尔逊', '古丽'])
      expect([owner, await namesOf((await owned(owner)).id)]).toEqual([owner, []])
    expect(await findingsOf((await owned('周某')).id)).toEqual([{ check: 'owner_differs' }])
    const base = project('base-1', { name: '示例养殖基地', bank_account: '7700500000001' })
    await register(allocation, [{ ...base, account_owner: '别家公司', valid_from: '2016-01-01' } as typeof base])
    expect(await namesOf('base-1')).toEqual(['owner_differs'])
  })

  it('and nobody of it is in the list of another county in that year', async () => {
    const here = await enter(['孙一', '孙二'])
    const mover = here.members[1] as Member
    const there = await enter(['孙三'], { area: '441803101' })
    await tell([
      await leave(mover, 'moved', '2016-03-01'),
      member(there.id, { ...mover, relation: 'child' }, '2016-03-01'),
    ])
    const found = { check: 'other_county', counties: ['441803'], household_ids: [] }
    expect(await findingsOf(here.id)).toEqual([found])
    expect(await findingsOf(here.id, ON, CITY_TREASURY)).toEqual([{ ...found, household_ids: [there.id] }])
    expect(await findingsOf(there.id, ON, CITY_TREASURY)).toMatchObject([
      { check: 'other_county', counties: ['441802'] },
    ])
    expect(await namesOf(here.id, '2016-02-28'), 'before it').toEqual([])
    expect(await namesOf(here.id, '2017-01-01'), 'in the year after').toEqual([])
    const near = await enter(['孙四'], { area: '441802106' })
    const second = await enter(['孙五', '孙六'])
    const neighbour = second.members[1] as Member
    await tell([
      await leave(neighbour, 'moved', '2016-03-01'),
      member(near.id, { ...neighbour, relation: 'child' }, '2016-03-01'),
    ])
    expect(await namesOf(second.id), 'within the county').toEqual([])
  })

  it('has an account at all; a wrong check digit is told of what may be a card', async () => {
    await tell([
      {
        change: 'household_entered',
        valid_from: '2016-01-01',
        household_id: 'hu-bare',
        synthetic: true,
        bank_account: null,
        household: { area_code: YUANTAN, name: '无卡', ...FIELDS },
      },
    ])
    expect(await namesOf('hu-bare')).toEqual(['account_missing'])
    expect(await namesOf((await enter(['吴一'], { bank_account: '6222020000000012348' })).id)).toEqual([
      'account_digit',
    ])
    expect(await namesOf((await enter(['吴二'], { bank_account: '4111111111111111' })).id)).toEqual([])
    expect(await namesOf((await enter(['吴三'], { bank_account: '12345678' })).id)).toEqual([])
  })
})

describe('the checks of payees', () => {
  it('are refused as a whole where one of them is at home elsewhere or unknown', async () => {
    const [own, far] = [await enter(['郑一']), await enter(['郑二'], { area: '441803101' })]
    const asked = (ids: readonly string[]) =>
      allocation.post(TREASURY, '/v1/payees/checks', { beneficiary_ids: ids, on: ON })
    expect(await asked([own.id, far.id])).toMatchObject({ status: 403, body: { code: 'ACCESS_AREA_FORBIDDEN' } })
    expect(await asked([own.id, 'nobody'])).toMatchObject({ status: 404, body: { beneficiary_id: 'nobody' } })
  })

  it('need not be looked at again while neither the register nor an account has changed', async () => {
    const { id } = await enter(['郑三'])
    type Answer = { register_state: string; unchanged: boolean; payees: unknown[] }
    const look = (known_state?: string) =>
      done(allocation.post<Answer>(TREASURY, '/v1/payees/checks', { beneficiary_ids: [id], on: ON, known_state }))
    const first = await look()
    expect(first).toMatchObject({ unchanged: false, payees: [{ beneficiary_id: id, findings: [] }] })
    expect(await look(first.register_state)).toEqual({ ...first, unchanged: true, payees: [] })

    const changes = `/v1/beneficiaries/${id}/card-changes`
    const order = { bank_account: '7700200000002', owner_name: '郑四', reason: '换卡' }
    const { change_id } = await done(allocation.post<{ change_id: string }>(MAKER, changes, order))
    await done(allocation.post(CHECKER, `${changes}/${change_id}/approve`))
    const second = await look(first.register_state)
    expect(second).toMatchObject({ unchanged: false, payees: [{ findings: [{ check: 'owner_differs' }] }] })
    await enter(['郑五'])
    expect(await look(second.register_state)).toMatchObject({ unchanged: false, payees: [{}] })
  })

  it('tell of nobody by name or number, nor does the log; who was given names in clear is on record', async () => {
    const ids = Array.from({ length: households }, (_each, index) => `hu-${index + 1}`)
    const answer = await allocation.post(CITY_TREASURY, '/v1/payees/checks', { beneficiary_ids: ids, on: ON })
    expect(answer.status).toBe(200)
    const secrets = /[张李王赵钱冯孙吴郑周][一二三四五六某]|买买提|7700[1-5]|62220200|4418021970/u
    expect(answer.text).not.toMatch(secrets)
    expect(allocation.logLines().join('')).not.toMatch(secrets)
    await done(allocation.post(CITY_TREASURY, '/v1/payees/lookup', { beneficiary_ids: ids }))
    const reads = await allocation.db('unmasked_reads').orderBy('area_code')
    expect(reads).toMatchObject([
      { what: 'payee_accounts', reader: 'treasury-4418-li', area_code: '441802' },
      { area_code: '441803', people: 3 },
    ])
  })

  it('a household is not judged by who is nobody’s member', async () => {
    await register(allocation, [household(77)])
    expect(await namesOf('h-0077', '2099-01-01')).toEqual([])
  })
})
