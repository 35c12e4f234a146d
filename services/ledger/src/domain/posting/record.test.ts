import { canonicalJson } from '@fundtrace/seal'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RecordContent, type RecordPlace, sealedText } from './record.ts'

const awkwardText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '"',
      '\\',
      '/',
      '\n',
      '\t',
      '\b',
      '\u0000',
      '\u001f',
      '\u007f',
      '\u2028',
      '\ufeff',
      'é',
      '张',
      '😀',
      '﹏',
      '10',
    ),
    // No half of a surrogate pair: what cannot be written in UTF-8 is refused at the border.
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 3 })
const anyFen = fc.oneof(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(-120n, 120n))
const anyTime = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})
const anyCount = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
const anyHash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const anyMetadata = fc.dictionary(awkwardText, fc.oneof(awkwardText, fc.jsonValue()))

const anyRecord = fc.record({
  kind: fc.constantFrom('post', 'reversal', 'hold', 'void', 'expiry', 'release'),
  reference: awkwardText,
  askedBy: maybe(awkwardText),
  eventId: maybe(fc.uuid()),
  documentNumber: maybe(awkwardText),
  metadata: maybe(anyMetadata),
  privateHash: maybe(anyHash),
  reverses: maybe(fc.uuid()),
  paymentId: maybe(fc.uuid()),
  fund: awkwardText,
  number: maybe(anyCount),
  recordedAt: anyTime,
  /** Null: when it was recorded. */
  effectiveAt: maybe(anyTime),
  entries: fc.array(fc.record({ account: awkwardText, amount: anyFen, balanceAfter: anyFen, line: anyCount }), {
    maxLength: 5,
  }),
  holds: fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      account: awkwardText,
      amount: anyFen,
      posted: anyFen,
      state: fc.constantFrom('pending', 'posted', 'voided', 'expired'),
    }),
    { selector: ({ id }) => id, maxLength: 4 },
  ),
  id: fc.uuid(),
  shard: fc.nat(63),
  position: anyCount,
})
type AnyRecord = typeof anyRecord extends fc.Arbitrary<infer Value> ? Value : never

it('the sealed text of any record is its canonical JSON, whatever stands in its texts', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(sealedText(...asDecided(record))).toBe(canonicalJson(asSealed(record)))
    }),
    { numRuns: 300 },
  )
})

it('is this text', () => {
  const [content, place] = asDecided({
    kind: 'post',
    reference: 'post:"补" 1\n',
    askedBy: '李\\四',
    eventId: null,
    documentNumber: '粤财农〔2016〕12号',
    metadata: { b: '😀', a: 1 },
    privateHash: null,
    reverses: null,
    paymentId: null,
    fund: 'foshan-2016',
    number: 7,
    recordedAt: new Date('2016-07-01T01:30:00.005Z'),
    effectiveAt: null,
    entries: [
      { account: 'general:甲', amount: 5n, balanceAfter: -5n, line: 3 },
      { account: 'general:b', amount: -5n, balanceAfter: 125_005n, line: 1 },
    ],
    holds: [
      { id: 'b0000000-0000-4000-8000-000000000000', account: 'general:b', amount: 10n, posted: 5n, state: 'posted' },
      { id: 'a0000000-0000-4000-8000-000000000000', account: 'general:甲', amount: 100n, posted: 0n, state: 'voided' },
    ],
    id: '05000000-0000-8000-8000-000000000000',
    shard: 5,
    position: 9,
  })
  expect(sealedText(content, place)).toBe(
    String.raw`{"asked_by":"李\\四","document_number":"粤财农〔2016〕12号","effective_at":"2016-07-01T01:30:00.005Z",` +
      '"entries":[{"account":"general:甲","amount":"0.05","balance_after":"-0.05","line":3},' +
      '{"account":"general:b","amount":"-0.05","balance_after":"1250.05","line":1}],' +
      '"event_id":null,"fund":"foshan-2016","holds":[' +
      '{"account":"general:甲","amount":"1.00","hold_id":"a0000000-0000-4000-8000-000000000000","posted":"0.00","state":"voided"},' +
      '{"account":"general:b","amount":"0.10","hold_id":"b0000000-0000-4000-8000-000000000000","posted":"0.05","state":"posted"}],' +
      '"id":"05000000-0000-8000-8000-000000000000","kind":"post","metadata":{"a":1,"b":"😀"},"number":7,"payment_id":null,' +
      '"position":9,"private_hash":null,"recorded_at":"2016-07-01T01:30:00.005Z",' +
      String.raw`"reference":"post:\"补\" 1\n","reverses":null,"shard":5}`,
  )
})

/** As the format says it (packages/seal/README.md), with plain objects. */
const asSealed = (record: AnyRecord) => ({
  kind: record.kind,
  reference: record.reference,
  fund: record.fund,
  id: record.id,
  shard: record.shard,
  position: record.position,
  number: record.number,
  recorded_at: record.recordedAt.toISOString(),
  effective_at: (record.effectiveAt ?? record.recordedAt).toISOString(),
  asked_by: record.askedBy,
  event_id: record.eventId,
  document_number: record.documentNumber,
  metadata: record.metadata,
  private_hash: record.privateHash === null ? null : record.privateHash.toString('hex'),
  reverses: record.reverses,
  payment_id: record.paymentId,
  entries: record.entries.map(({ account, amount, balanceAfter, line }) => ({
    account,
    amount: yuan(amount),
    balance_after: yuan(balanceAfter),
    line,
  })),
  holds: record.holds
    .map(({ id, account, amount, posted, state }) => ({
      hold_id: id,
      account,
      amount: yuan(amount),
      posted: yuan(posted),
      state,
    }))
    .toSorted((one, other) => (one.hold_id < other.hold_id ? -1 : 1)),
})

function yuan(fen: bigint): string {
  const size = fen < 0n ? -fen : fen
  return `${fen < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

function asDecided(record: AnyRecord): [RecordContent, RecordPlace] {
  const { kind, reference, askedBy, eventId, documentNumber, metadata, privateHash, reverses, paymentId } = record
  const recordedAtMs = record.recordedAt.getTime()
  const account = (code: string) => ({ quotedCode: JSON.stringify(code) })
  return [
    {
      command: {
        kind,
        reference,
        askedBy,
        eventId,
        documentNumber,
        paymentId,
        metadata: metadata === null ? null : canonicalJson(metadata),
        privateDetails: privateHash === null ? null : { hash: privateHash },
        ...(reverses !== null && { reverses }),
      },
      fund: { quotedId: JSON.stringify(record.fund) },
      number: record.number,
      effectiveAt: record.effectiveAt?.getTime() ?? recordedAtMs,
      entries: record.entries.map((entry) => ({ ...entry, account: account(entry.account) })),
      holds: record.holds.map(({ id, amount, posted, state, account: code }) => ({
        hold: { id, amount },
        account: account(code),
        posted,
        state,
      })),
    },
    {
      id: record.id,
      shard: record.shard,
      position: record.position,
      recordedAt: record.recordedAt.toISOString(),
      recordedAtMs,
    },
  ]
}
