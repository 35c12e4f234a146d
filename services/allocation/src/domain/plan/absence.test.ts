import { describe, expect, it } from 'vitest'
import type { Facts } from '../programme/facts.ts'
import type { ProgrammeText } from '../programme/programme-text.ts'
import { readProgramme } from '../programme/read-programme.ts'
import { absenceReasons, type Side, type Standing } from './absence.ts'
import type { Receiver } from './receiver.ts'

const HOME = '441802103'
const FACTS: Facts = { class: 'general', able_members: 2, income_per_person: '1000.00' }
const STANDING: Standing = { status: 'registered', graceUntil: null, recordedArea: HOME, area: HOME }
const RULE: Partial<ProgrammeText> = {
  where: {
    all: [
      { fact: 'class', is: ['general'] },
      { fact: 'able_members', at_least: 1 },
    ],
  },
}

const side = (changes: Partial<Side> = {}, rule = RULE, facts = FACTS, more: Partial<Receiver> = {}): Side => ({
  programme: readProgramme({
    id: 'any',
    name: '扶贫',
    document_number: '城区委办发〔2016〕11号',
    document_item: '五、（三）1',
    area_code: '441802',
    base: { of: 'households' },
    amount: { kind: 'per_unit', rate: '1.00' },
    funding: { kind: 'sole', funder: 'district' },
    ...rule,
  }),
  year: 2016,
  day: '2016-06-30',
  revision: 7,
  standing: STANDING,
  receiver: { id: 'h1', kind: 'household', areaCode: HOME, facts, members: [], items: [], supporters: [], ...more },
  ...changes,
})
const standing = (changes: Partial<Standing>): Side => side({ standing: { ...STANDING, ...changes }, receiver: null })

const PEOPLE: Partial<ProgrammeText> = { base: { of: 'people', where: { fact: 'ability', is: ['full'] }, at_least: 2 } }
const members = (...abilities: string[]): Partial<Receiver> => ({
  members: abilities.map((ability, place) => ({ id: `m${place}`, facts: { ability } })),
})
const TIERS: Partial<ProgrammeText> = {
  amount: {
    kind: 'tiers',
    by: 'income_per_person',
    rates: [{ below: '3000.00', rate: '5.00' }],
    otherwise: 'nothing',
  },
}

describe('a receiver who is new or gone', () => {
  it.each<[string, Side, Side, object[]]>([
    ['not registered yet', side(), side({ standing: null, receiver: null }), [{ kind: 'not_registered' }]],
    [
      'removed',
      side(),
      standing({ status: 'removed' }),
      [{ kind: 'removed', fact: 'status', before: 'registered', after: 'removed' }],
    ],
    [
      'out of poverty without grace',
      side(),
      standing({ status: 'left_poverty' }),
      [{ kind: 'left_poverty', fact: 'status', before: 'registered', after: 'left_poverty' }],
    ],
    [
      'out of poverty, its grace over the day before',
      side(),
      standing({ status: 'left_poverty', graceUntil: '2016-06-29' }),
      [{ kind: 'grace_over', fact: 'grace_until', before: null, after: '2016-06-29' }],
    ],
    [
      'in another county',
      side(),
      standing({ recordedArea: '441827101', area: '441827101' }),
      [{ kind: 'moved', fact: 'area', before: HOME, after: '441827101' }],
    ],
    [
      'in a township that was merged into another county',
      side(),
      standing({ area: '441827101' }),
      [{ kind: 'area_merged', fact: 'area', before: HOME, after: '441827101' }],
    ],
    [
      'where the new version does not reach',
      side(),
      side({}, { ...RULE, covers: ['441802106'] }),
      [{ kind: 'rule_changed' }],
    ],
    [
      'of another class: that condition alone is told',
      side(),
      side({}, RULE, { ...FACTS, class: 'five_guarantees', income_per_person: '9.00' }),
      [{ kind: 'condition', fact: 'class', before: 'general', after: 'five_guarantees' }],
    ],
    [
      'as before, by a stricter version',
      side(),
      side({}, { where: { fact: 'able_members', at_least: 3 } }),
      [{ kind: 'rule_changed' }],
    ],
    [
      'with one member who works no more',
      side({}, PEOPLE, FACTS, members('full', 'full')),
      side({}, PEOPLE, FACTS, members('full', 'none')),
      [
        { kind: 'counted', before: 2, after: 1 },
        { kind: 'condition', unit: 'm1', fact: 'ability', before: 'full', after: 'none' },
      ],
    ],
    [
      'in a tier that gives nothing',
      side({}, TIERS),
      side({}, TIERS, { ...FACTS, income_per_person: '3000.00' }),
      [{ kind: 'tier', fact: 'income_per_person', before: '1000.00', after: '3000.00' }],
    ],
    ['behind a limit that is used up', side(), side(), [{ kind: 'amount_nothing' }]],
  ])('is %s', (_case, there, absent, reasons) => {
    const gone = absenceReasons('gone', there, absent)
    expect(gone).toMatchObject(reasons)
    expect(gone).toHaveLength(reasons.length)
    for (const { words } of gone)
      expect([words.zh, words.en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.any(String)])
    // Seen from the other side before and after change places.
    const fresh = absenceReasons('new', there, absent)
    expect(fresh.map(({ before, after }) => [after, before])).toEqual(gone.map(({ before, after }) => [before, after]))
  })

  it('is told in words which condition fails, and by which values', () => {
    const [reason] = absenceReasons('gone', side(), side({}, RULE, { ...FACTS, class: 'five_guarantees' }))
    expect(reason?.words).toEqual({
      zh: '不符合条件“户类别为一般贫困户”：户类别前为一般贫困户，后为五保户',
      en: expect.stringContaining('registered poor household before, five-guarantees household after'),
    })
  })
})
