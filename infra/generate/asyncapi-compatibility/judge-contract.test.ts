import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readContract } from './contract.ts'
import { findBreaks } from './find-breaks.ts'
import { isObject, type Json } from './json.ts'
import { judgeContract } from './judge-contract.ts'
import { anyValueOf } from './test/any-value-of.ts'
import { dataOf, realDocument, valueAt, withChange } from './test/changed-contract.ts'
import { readerOf } from './test/reader.ts'

const released = withChange(realDocument(), 'info/version', () => '1.0.0')
const next = withChange(released, 'info/version', () => '1.1.0')
const breaksOf = (present: Json, before: Json = released): string[] =>
  findBreaks(readContract(before), readContract(present)).map(({ topic, event, path, reason }) =>
    [topic, event, path, reason].filter((part) => part !== undefined).join(' | '),
  )

const PLAN = dataOf('allocation.plans.v1', 'PlanApproved')
const REQUEST = dataOf('ledger.requests.v1', 'TransactionRequested')
const POSTED = dataOf('ledger.transactions.v1', 'TransactionPosted')
const PLANS = 'channels/allocation-plans-v1'
const KAFKA = `${PLANS}/bindings/kafka`
const ENVELOPE = 'components/schemas/Envelope'

const FORWARD = 'a reader of 1.0.0 may refuse what is sent now'
const BACKWARD = 'a reader may now refuse what 1.0.0 sent'
const text = { type: 'string' }
const without =
  (name: string) =>
  (list: Json | undefined): Json =>
    (list as Json[]).filter((item) => item !== name)
const and =
  (...more: Json[]) =>
  (list: Json | undefined): Json => [...(list as Json[]), ...more]
const to = (value: Json) => (): Json => value
const away = (): undefined => undefined

type Change = readonly [place: string, change: (before: Json | undefined) => Json | undefined]
const changed = (...changes: readonly Change[]): Json =>
  changes.reduce((document, [place, change]) => withChange(document, place, change), next)

describe('a contract', () => {
  it('has nothing in it that could not be compared', () => {
    const undecided = JSON.stringify(
      [...readContract(next).topics.values()].map(({ events }) => [...events.values()]),
      asPlain,
    )
    expect(undecided).not.toContain('undecided')
    expect(undecided).toContain('record')
  })

  it.each<[string, readonly Change[], readonly string[]]>([
    [
      'an event that an old reader never heard of',
      [[`${PLANS}/messages/PlanWithdrawn`, to(valueAt(next, `${PLANS}/messages/PlanApproved`) ?? null)]],
      ['allocation.plans.v1 | PlanWithdrawn | is new here: a reader of 1.0.0 takes an unknown type for poison'],
    ],
    [
      'an event that is gone',
      [[`${PLANS}/messages/PlanApproved`, away]],
      ['allocation.plans.v1 | PlanApproved | is gone; the topic keeps those that 1.0.0 sent'],
    ],
    [
      'a topic that is gone',
      [[PLANS, away]],
      ['allocation.plans.v1 | is gone; its messages are kept for ever, and outboxes may still hold some'],
    ],
    [
      'another count of partitions',
      [[`${KAFKA}/partitions`, to(16)]],
      ["allocation.plans.v1 | partitions was 8 and is 16: a key's later messages would overtake its earlier ones"],
    ],
    [
      'compaction',
      [[`${KAFKA}/topicConfiguration/cleanup.policy`, to(['compact'])]],
      ['allocation.plans.v1 | cleanup was ["delete"] and is ["compact"]: readers count on every message being there'],
    ],
    [
      'an end to keeping',
      [[`${KAFKA}/topicConfiguration/retention.ms`, to(1_000)]],
      ['allocation.plans.v1 | retention.ms was Infinity and is 1000: readers count on every message being there'],
    ],
    [
      'less room for a message',
      [[`${KAFKA}/topicConfiguration/max.message.bytes`, to(1_000)]],
      [expect.stringContaining('max.message.bytes was')],
    ],
    [
      'a reader who may no longer read',
      [['operations/disbursement-receives-allocation-plans-v1', away]],
      ['allocation.plans.v1 | no longer lets disbursement receives: the last version does it while an upgrade rolls'],
    ],
    [
      'another key',
      [[`${PLANS}/messages/PlanApproved/bindings/kafka/key/maxLength`, to(50)]],
      [
        `allocation.plans.v1 | PlanApproved | key | ${BACKWARD}: the length may be 100, the reader takes no more than 50`,
      ],
    ],
    [
      'a required member that is dropped',
      [
        [`${PLAN}/properties/total`, away],
        [`${PLAN}/required`, without('total')],
      ],
      [
        `allocation.plans.v1 | PlanApproved | /data/total | ${FORWARD}: is not sent, the reader requires it`,
        `allocation.plans.v1 | PlanApproved | /data/total | ${BACKWARD}: may be sent, the reader refuses unknown members`,
      ],
    ],
    [
      'a required member that becomes optional',
      [[`${PLAN}/required`, without('total')]],
      [`allocation.plans.v1 | PlanApproved | /data/total | ${FORWARD}: may be left out, the reader requires it`],
    ],
    [
      'a new optional member of a closed object',
      [[`${PLAN}/properties/remark`, to(text)]],
      [
        `allocation.plans.v1 | PlanApproved | /data/remark | ${FORWARD}: may be sent, the reader refuses unknown members`,
      ],
    ],
    [
      'a closed object that is opened, with a new member',
      [
        [`${PLAN}/additionalProperties`, away],
        [`${PLAN}/properties/remark`, to(text)],
      ],
      [
        `allocation.plans.v1 | PlanApproved | /data/remark | ${FORWARD}: may be sent, the reader refuses unknown members`,
      ],
    ],
    [
      'a longer text',
      [[`${PLAN}/properties/document_number/maxLength`, to(200)]],
      [
        `allocation.plans.v1 | PlanApproved | /data/document_number | ${FORWARD}: the length may be 200, the reader takes no more than 100`,
      ],
    ],
    [
      'a shorter text',
      [[`${PLAN}/properties/document_number/maxLength`, to(50)]],
      [
        `allocation.plans.v1 | PlanApproved | /data/document_number | ${BACKWARD}: the length may be 100, the reader takes no more than 50`,
      ],
    ],
    [
      'a number that may be larger',
      [[`${REQUEST}/anyOf/0/properties/fund/properties/fiscal_year/maximum`, to(9_999)]],
      [
        `ledger.requests.v1 | TransactionRequested | /data/fund/fiscal_year | ${FORWARD}: the number may be 9999, the reader takes no more than 2200`,
      ],
    ],
    [
      'more items',
      [[`${REQUEST}/anyOf/2/properties/awards/maxItems`, to(501)]],
      [
        `ledger.requests.v1 | TransactionRequested | /data/awards | ${FORWARD}: the count of items may be 501, the reader takes no more than 500`,
      ],
    ],
    [
      'another type deep inside',
      [[`${POSTED}/properties/transactions/items/properties/entries/items/properties/amount`, to({ type: 'integer' })]],
      [
        `ledger.transactions.v1 | TransactionPosted | /data/transactions/*/entries/*/amount | ${FORWARD}: may be integer, the reader takes text`,
        `ledger.transactions.v1 | TransactionPosted | /data/transactions/*/entries/*/amount | ${BACKWARD}: may be text, the reader takes integer`,
      ],
    ],
    [
      'another pattern, of which nothing can be proved',
      [[`${PLAN}/properties/plan_id/pattern`, to('^[0-9a-f-]{36}$')]],
      [
        expect.stringContaining(`/data/plan_id | ${FORWARD}: cannot be proved compatible: pattern`),
        expect.stringContaining(`/data/plan_id | ${BACKWARD}: cannot be proved compatible: pattern`),
      ],
    ],
    [
      'another format',
      [[`${REQUEST}/anyOf/1/properties/arrived_on/format`, to('date-time')]],
      [
        expect.stringContaining(`/data/arrived_on | ${FORWARD}: cannot be proved compatible: format`),
        expect.stringContaining(`/data/arrived_on | ${BACKWARD}: cannot be proved compatible: format`),
      ],
    ],
    [
      'a keyword that our contracts never used',
      [[`${PLAN}/properties/shares/uniqueItems`, to(true)]],
      [
        expect.stringContaining(`/data/shares | ${FORWARD}: cannot be proved compatible: we have no rule for`),
        expect.stringContaining(`/data/shares | ${BACKWARD}: cannot be proved compatible: we have no rule for`),
      ],
    ],
    [
      'a new kind of request',
      [[`${REQUEST}/anyOf`, and({ type: 'object', properties: { kind: { const: 'clawback' } }, required: ['kind'] })]],
      [
        `ledger.requests.v1 | TransactionRequested | /data | ${FORWARD}: may be record of kind 'clawback', the reader knows no such alternative`,
      ],
    ],
    [
      'a kind of request that is gone',
      [[`${REQUEST}/anyOf/4`, away]],
      [
        `ledger.requests.v1 | TransactionRequested | /data | ${BACKWARD}: may be record of kind 'release', the reader knows no such alternative`,
      ],
    ],
    [
      'a new value of a choice',
      [[`${POSTED}/properties/request/properties/kind/anyOf`, and({ type: 'string', const: 'clawback' })]],
      [
        `ledger.transactions.v1 | TransactionPosted | /data/request/kind | ${FORWARD}: may be 'clawback', the reader knows no such alternative`,
      ],
    ],
    [
      'an event under another name',
      [[`${PLANS}/messages/PlanApproved/payload/allOf/1/properties/type/const`, to('PlanAgreed')]],
      [
        expect.stringContaining(`/type | ${FORWARD}: may be 'PlanAgreed', the reader takes only 'PlanApproved'`),
        expect.stringContaining(`/type | ${BACKWARD}: may be 'PlanApproved', the reader takes only 'PlanAgreed'`),
      ],
    ],
  ])('does not bear %s', (_what, changes, breaks) => {
    expect(breaksOf(changed(...changes))).toEqual(breaks)
  })

  it('does not bear a new required member of the envelope, on any topic', () => {
    const present = changed([`${ENVELOPE}/properties/tenant`, to(text)], [`${ENVELOPE}/required`, and('tenant')])

    const findings = judgeContract(present, [released])

    expect(findings).toHaveLength(readContract(next).topics.size)
    expect(findings[0]).toBe(
      [
        'allocation.plans.v1',
        `PlanApproved, ArrivalRecorded, AwardPage, AwardManifest /tenant: ${BACKWARD}: is not sent, the reader requires it`,
        'Leave allocation.plans.v1 as it was. Publish the new form on allocation.plans.v2, and send both until no reader of allocation.plans.v1 is left.',
      ].join('\n  '),
    )
  })

  it.each<[string, readonly Change[]]>([
    ['no change but the version', []],
    [
      'other words',
      [
        [`${PLAN}/properties/plan_id/description`, to('the plan')],
        ['info/description', to('new')],
      ],
    ],
    ['an optional member of the envelope, which is open', [[`${ENVELOPE}/properties/remark`, to(text)]]],
    ['an optional member of the envelope that is no longer sent', [[`${ENVELOPE}/properties/causationid`, away]]],
    ['the alternatives in another order', [[`${REQUEST}/anyOf`, (kinds) => (kinds as Json[]).toReversed()]]],
    ['members in another order', [[`${PLAN}/required`, (names) => (names as Json[]).toReversed()]]],
    [
      'a new topic',
      [
        [
          'channels/allocation-plans-v2',
          () => withChange(valueAt(next, PLANS) ?? null, 'address', to('allocation.plans.v2')),
        ],
      ],
    ],
    [
      'a new reader',
      [
        [
          'operations/ledger-receives-allocation-plans-v1',
          () => valueAt(next, 'operations/disbursement-receives-allocation-plans-v1'),
        ],
      ],
    ],
    ['more room for a message', [[`${KAFKA}/topicConfiguration/max.message.bytes`, to(100_000_000)]]],
  ])('bears %s', (_what, changes) => {
    expect(judgeContract(changed(...changes), [released])).toEqual([])
  })

  it('never calls a change compatible that a reader of either version would refuse', () => {
    const places = placesIn(valueAt(next, 'channels') ?? null, 'channels').filter((place) =>
      /\/messages\/\w+\/payload\//.test(place),
    )
    let proofs = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...EDITS), fc.gen(), (place, edit, generate) => {
        const present = changed([place, edit])
        fc.pre(breaksOf(present).length === 0)
        for (const [sent, read] of [
          [present, released],
          [released, present],
        ] as const) {
          const message = place.split('/').slice(0, 4).join('/')
          const value = generate(anyValueOf, payloadAt(sent, message))
          fc.pre(readerOf(payloadAt(sent, message))(value))
          expect(readerOf(payloadAt(read, message))(value), JSON.stringify(value)).toBe(true)
          proofs += 1
        }
      }),
      { numRuns: 60, maxSkipsPerRun: 200 },
    )
    expect(proofs).toBeGreaterThan(50)
  }, 60_000)
})

describe('the version of a contract', () => {
  it('rises with any change, even of words', () => {
    const reworded = withChange(released, 'info/title', to('Events'))
    expect(judgeContract(reworded, [released])).toEqual([
      'The contract differs from the released 1.0.0 and is called 1.0.0: raise CONTRACT_VERSION.',
    ])
    expect(judgeContract(withChange(reworded, 'info/version', to('0.9.9')), [released])).toHaveLength(1)
    expect(judgeContract(withChange(reworded, 'info/version', to('1.0.1')), [released])).toEqual([])
  })

  it('is counted, not spelled', () => {
    const ninth = withChange(released, 'info/version', to('1.9.0'))
    expect(judgeContract(withChange(released, 'info/version', to('1.10.0')), [ninth, released])).toEqual([])
    expect(judgeContract(withChange(released, 'info/version', to('1.8.0')), [ninth, released])).toHaveLength(1)
    expect(() => judgeContract(withChange(released, 'info/version', to('1.10')), [ninth])).toThrow(
      '1.10 is not a version',
    )
  })

  it('is no excuse for a break', () => {
    expect(judgeContract(withChange(released, 'info/version', to('2.0.0')), [released])).toEqual([
      expect.stringContaining('2.0.0 claims to break the readers of 1.0.0'),
    ])
  })

  it('is held to every release: a name that was once sent comes back only as what it was', () => {
    const withHint = withChange(released, `${ENVELOPE}/properties/hint`, to(text))
    const withoutHint = withChange(released, 'info/version', to('1.1.0'))
    const present = withChange(
      withChange(released, 'info/version', to('1.2.0')),
      `${ENVELOPE}/properties/hint`,
      to({ type: 'integer' }),
    )
    expect(judgeContract(present, [withoutHint])).toEqual([])
    expect(judgeContract(present, [withHint, withoutHint])[0]).toContain('/hint')
  })
})

/** Edits that mean something at some places; where they mean nothing the document stays as it was. */
const EDITS: readonly ((before: Json | undefined) => Json | undefined)[] = [
  away,
  to({}),
  to(text),
  (before) => (typeof before === 'number' ? before + 1 : before),
  (before) => (typeof before === 'number' ? before - 1 : before),
  (before) => (Array.isArray(before) ? before.toReversed() : before),
  (before) => (isObject(before) && 'type' in before ? { ...before, description: 'other words' } : before),
  (before) => (isObject(before) && 'properties' in before ? { ...before, additionalProperties: false } : before),
  (before) => (isObject(before) && 'type' in before ? { anyOf: [before, { type: 'null' }] } : before),
]

function placesIn(value: Json, at: string): string[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, child]) => placesIn(child as Json, `${at}/${name}`))]
}

function payloadAt(document: Json, message: string): Json {
  return withChange(valueAt(document, `${message}/payload`) ?? null, 'allOf/0', () => valueAt(document, ENVELOPE))
}

const asPlain = (_name: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)
