import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import type { Submission } from '../../application/cluster/clustered-desk.ts'
import type { Command, CommandResult } from '../../domain/posting/command.ts'
import { answerWire, ForwardBody, ForwardReply, resultsOf, submissionOf, submissionWire } from './forwarded-posting.ts'

const FUND = 'foshan-2016'
const isBody = Compile(ForwardBody)
const isReply = Compile(ForwardReply)
const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

describe('commands on their way to another process', () => {
  it('arrive as they were sent, to the fen and to the byte', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 5 }), fc.boolean(), (commands, linked) => {
        const submission: Submission = { fundId: FUND, commands, linked }
        const wire = throughJson(submissionWire(submission))
        expect(isBody.Check({ submissions: [wire] })).toBe(true)
        expect(submissionOf(wire)).toEqual(submission)
      }),
    )
  })

  it('have an amount that is text of two places, and nothing else', () => {
    const wire = submissionWire({ fundId: FUND, linked: false, commands: [aPost] })
    for (const amount of [12.5, '12.5', '1e3', '12.500', '１２.50', null]) {
      const forged = { ...wire, commands: [{ ...wire.commands[0], entries: [{ account: 'general:a', amount }] }] }
      expect(isBody.Check({ submissions: [forged] }), String(amount)).toBe(false)
    }
  })
})

describe('answers on their way back', () => {
  it('arrive as they were given: receipts and refusals with their values', () => {
    const receipt = { id: 'a', number: 7, shard: 3, position: 2 ** 40, recordedAt: 1_467_336_600_123 }
    const refusal = aRefusal('refused')
    const results: CommandResult[] = [{ receipt, isReplayed: true }, { refusal }]
    const wire = throughJson(answerWire({ status: 'fulfilled', value: results }))

    expect(isReply.Check({ answers: [wire] })).toBe(true)
    const [first, second] = resultsOf(wire)
    expect(first).toEqual(results[0])
    expect(second).toMatchObject({ refusal: { code: refusal.code, kind: 'refused', values: refusal.values } })
  })

  it('say when nothing was decided, and by whose fault', () => {
    const thrownBy = (reason: unknown) => () => resultsOf(throughJson(answerWire({ status: 'rejected', reason })))
    expect(thrownBy(aRefusal('unavailable'))).toThrow(
      expect.objectContaining({ code: 'LEDGER_TEST', kind: 'unavailable' }),
    )
    expect(thrownBy(new Error('disk'))).toThrow(/failed: disk$/)
  })
})

const aRefusal = (kind: 'refused' | 'unavailable'): DomainError =>
  new DomainError({
    code: 'LEDGER_TEST',
    kind,
    title: { zh: '测试', en: 'A test' },
    detail: 'A test of it.',
    values: { amount: '12.50', accounts: ['general:a'] },
  })

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((array) => Buffer.from(array))
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const moment = maybe(fc.integer({ min: 0, max: 4_000_000_000_000 }))
const fen = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const about = {
  fundId: fc.constant(FUND),
  reference: text,
  contentHash: bytes,
  askedBy: maybe(text),
  eventId: maybe(fc.uuid()),
  documentNumber: maybe(text),
  metadata: maybe(text),
  privateDetails: maybe(fc.record({ hash: bytes, salt: bytes, sealed: bytes })),
}
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    ...about,
    kind: fc.constant('post' as const),
    effectiveAt: moment,
    entries: fc.array(fc.record({ account: fc.constant('general:a' as const), amount: fen }), { maxLength: 4 }),
    uses: fc.array(fc.record({ holdId: fc.uuid(), amount: fen }), { maxLength: 2 }),
  }),
  fc.record({ ...about, kind: fc.constant('reversal' as const), reverses: fc.uuid(), effectiveAt: moment }),
  fc.record({
    ...about,
    kind: fc.constant('hold' as const),
    holds: fc.array(fc.record({ holdId: fc.uuid(), account: fc.constant('general:a' as const), amount: fen })),
    expiresAt: moment,
  }),
  fc.record({ ...about, kind: fc.constant('void' as const), holdIds: fc.array(fc.uuid()) }),
  fc.record({ ...about, kind: fc.constant('expiry' as const), holdIds: fc.array(fc.uuid()) }),
)

const aPost: Command = {
  kind: 'post',
  fundId: FUND,
  reference: 'post:1',
  contentHash: Buffer.alloc(32),
  askedBy: null,
  eventId: null,
  documentNumber: null,
  metadata: null,
  privateDetails: null,
  effectiveAt: null,
  entries: [{ account: 'general:a', amount: 1250n }],
  uses: [],
}
