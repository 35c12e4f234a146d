import fc from 'fast-check'

/** Amounts that are none: floats, exponents, signs, grouping, other digits, numbers of JSON, beyond the range, finer than a fen. */
const anyBadAmount: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '0.00',
    '-0.00',
    '00.10',
    '1',
    '1.0',
    '1.000',
    '+1.00',
    '1e21',
    '1E2',
    '1.00e0',
    '0x10.00',
    'NaN',
    'Infinity',
  ),
  fc.constantFrom<unknown>(
    '1,250.00',
    '１.００',
    '1.00 ',
    ' 1.00',
    '1.00\n',
    '1.00\u0000',
    '١.٠٠',
    '¥1.00',
    '壹元',
    '',
    '-',
    '.50',
    '1.',
  ),
  fc.constantFrom<unknown>('1000000000000000000.01', `${'9'.repeat(40)}.00`, '1'.repeat(100_000)),
  fc.double(),
  fc.integer(),
  fc.constantFrom<unknown>(null, true, [], {}, ['1.00'], { amount: '1.00' }, 1e21, 0.1 + 0.2),
)
const anyBadAccount: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    'general:nowhere',
    'general:closed',
    'cash:foshan',
    'appropriation',
    'awarded:house-1',
    'in-transit:x',
    'unidentified',
  ),
  fc.constantFrom<unknown>(
    'general:',
    'general',
    'General:a',
    'general:A',
    'general:a b',
    'general:a\u0000',
    'general:甲',
    'general:a:b',
    ' general:a',
  ),
  fc.constantFrom<unknown>(
    'general:\ud800',
    "general:a'; DROP TABLE entries; --",
    `general:${'a'.repeat(64)}`,
    '__proto__',
    'constructor',
    '',
  ),
  fc.constantFrom<unknown>(null, 1, {}, []),
)
const anyBadText = fc.constantFrom<unknown>(
  '',
  '\u0000',
  'a\u0000b',
  'a\u0007',
  '\ud800',
  'a\udfffb',
  '\uFFFD',
  '长'.repeat(600),
  5,
  {},
  [],
  null,
)
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
const anyBadDetails = fc.oneof(
  fc.constantFrom<unknown>('text', 5, null, [], [1], { a: 1.5 }, { a: 1e21 }, { a: -0.1 }, nested(9), nested(200), {
    a: '长'.repeat(5000),
  }),
  anyBadText
    .filter((text) => typeof text === 'string' && text !== '' && text.length < 600)
    .map((text) => ({ a: text })),
  anyBadText
    .filter((text) => typeof text === 'string' && text !== '' && text.length < 600)
    .map((text) => ({ [String(text)]: 1 })),
  fc.constant({ list: Array.from({ length: 5000 }, (_, index) => index) }),
)
const anyBadMetadata = fc.oneof(
  anyBadDetails,
  fc.constantFrom<unknown>(
    { id: '441802199001011234' },
    { a: { b: ['卡 6222021234567890123'] } },
    { 6222021234567890: 1 },
  ),
)
const anyBadInstant = fc.constantFrom<unknown>(
  '2016-02-30T00:00:00Z',
  '2016-13-01T00:00:00Z',
  '2016-07-05',
  '2016-07-05T10:30:00',
  '2016-07-05T23:59:60Z',
  '0000-01-01T00:00:00Z',
  '+099999-01-01T00:00:00Z',
  '2016-07-05T10:30:00.1234Z',
  '2016-07-05 10:30:00Z',
  '2016-07-05T25:00:00Z',
  '2099-01-01T00:00:00Z',
  'now',
  '',
  0,
  null,
)
const anyBadId = fc.constantFrom<unknown>(
  'x',
  '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  '0B2F6A52-6A3B-4C57-9A0E-2F7D0A7B9A10',
  '',
  null,
  5,
  "' OR 1=1",
)

const ENTRIES = [
  { account: 'general:a', amount: '1.00' },
  { account: 'general:b', amount: '-1.00' },
]
const HOLDS = [{ account: 'general:a', amount: '1.00' }]
const withEntry = (entry: object) => ({ entries: [entry, ...ENTRIES.slice(1)] })

/** A transaction that is wrong in one place, or in its shape. */
export const anyBadTransaction: fc.Arbitrary<unknown> = fc.oneof(
  anyBadAmount.map((amount) => withEntry({ account: 'general:a', amount })),
  fc
    .constantFrom('0.01', '1.01', '-1.00', '1000000000000000000.00')
    .map((amount) => withEntry({ account: 'general:a', amount })),
  anyBadAccount.map((account) => withEntry({ account, amount: '1.00' })),
  anyBadMetadata.map((metadata) => ({ entries: ENTRIES, metadata })),
  anyBadDetails.map((details) => ({ entries: ENTRIES, private: details })),
  anyBadText.map((document_number) => ({ entries: ENTRIES, document_number })),
  anyBadInstant.map((effective_at) => ({ entries: ENTRIES, effective_at })),
  anyBadId.map((hold_id) => ({ entries: ENTRIES, holds: [{ hold_id, amount: '1.00' }] })),
  anyBadAmount.map((amount) => ({
    entries: ENTRIES,
    holds: [{ hold_id: '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10', amount }],
  })),
  fc.constantFrom<unknown>(
    null,
    [],
    'text',
    5,
    true,
    {},
    { entries: null },
    { entries: [] },
    { entries: ENTRIES.slice(1) },
    { entries: 'x' },
  ),
  fc.constantFrom<unknown>(
    { entries: Array.from({ length: 21 }, () => ENTRIES[0]) },
    { entries: Array.from({ length: 10_000 }, () => ENTRIES[0]) },
  ),
  fc.constantFrom<unknown>(
    { entries: ENTRIES, more: 1 },
    { entries: [{ ...ENTRIES[0], more: 1 }, ENTRIES[1]] },
    { entries: ENTRIES, constructor: 1 },
  ),
)

/** Of the other routes: what is sent, and where to. */
export const anyBadRequest: fc.Arbitrary<Readonly<{ path: string; body: unknown }>> = fc.oneof(
  { weight: 6, arbitrary: anyBadTransaction.map((body) => ({ path: '/transactions', body })) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        anyBadAmount.map((amount) => ({ holds: [{ account: 'general:a', amount }] })),
        anyBadAccount.map((account) => ({ holds: [{ account, amount: '1.00' }] })),
        anyBadInstant.filter((at) => at !== '2099-01-01T00:00:00Z').map((expires_at) => ({ holds: HOLDS, expires_at })),
        anyBadMetadata.map((metadata) => ({ holds: HOLDS, metadata })),
        fc.constantFrom<unknown>({}, { holds: [] }, { holds: [{ account: 'general:poor', amount: '0.01' }] }),
      )
      .map((body) => ({ path: '/holds', body })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyBadId, anyBadText, fc.constantFrom('reversal', 'void')).map(([id, reason, verb]) => ({
      path: `/${verb === 'void' ? 'holds' : 'transactions'}/${encodeURIComponent(String(id))}/${verb}`,
      body: { reason },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        anyBadAccount.map((code) => ({ code, normal_side: 'debit' })).filter(({ code }) => code !== 'general:nowhere'),
        fc.constantFrom('x', null, 5).map((normal_side) => ({ code: 'general:new', normal_side })),
        anyBadAmount
          .filter((amount) => amount !== null && amount !== '0.00')
          .map((minimum) => ({ code: 'general:new', normal_side: 'debit', minimum })),
        anyBadText.map((name) => ({ code: 'general:new', normal_side: 'debit', name })),
      )
      .map((body) => ({ path: '/accounts', body })),
  },
)

/** Bytes that are no JSON, or JSON that poisons. */
export const BAD_BYTES: readonly string[] = [
  '',
  ' ',
  '{',
  '{"entries":[{"account":"general:a"',
  '{"entries":[],}',
  'null',
  '\u0000',
  '{"entries":[{"account":"general:a","amount":"1.00"},{"account":"general:b","amount":"-1.00"}],"__proto__":{"x":1}}',
  '{"entries":[{"account":"general:a","amount":"1.00"},{"account":"general:b","amount":"-1.00"}],"metadata":{"__proto__":{"x":1}}}',
  '{"entries":[{"account":"general:a","amount":"1.00"},{"account":"general:b","amount":"-1.00"}],"metadata":{"constructor":{"prototype":{"x":1}}}}',
  '{"entries":[{"account":"general:a","amount":1.00},{"account":"general:b","amount":-1.00}]}',
  '{"entries":[{"account":"general:a","amount":"1.00"},{"account":"general:b","amount":"-1.00"}],"metadata":{"a":1e999}}',
  `{"entries":[],"metadata":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
  `${'['.repeat(200_000)}`,
]
