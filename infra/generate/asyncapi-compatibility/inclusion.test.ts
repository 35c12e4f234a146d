import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRefusals } from './inclusion.ts'
import type { Json, JsonObject } from './json.ts'
import { readShape } from './shape.ts'
import { anyPair } from './test/any-pair.ts'
import { anyValueOf } from './test/any-value-of.ts'
import { readerOf } from './test/reader.ts'

const text = (rules: JsonObject = {}): JsonObject => ({ type: 'string', ...rules })
const record = (
  properties: JsonObject,
  required: string[] = Object.keys(properties),
  more: JsonObject = {},
): JsonObject => ({
  type: 'object',
  properties,
  required,
  ...more,
})
/** An envelope, and what an event says of its data. */
const event = (envelope: JsonObject, data: Json): JsonObject => ({ allOf: [envelope, record({ data }, [])] })
const closed = { additionalProperties: false }
const mapOf = (values: Json): JsonObject => ({ type: 'object', patternProperties: { '^.*$': values } })
const refusals = (sent: Json, read: Json): string[] =>
  findRefusals(readShape(sent), readShape(read)).map(({ path, reason }) => `${path}: ${reason}`)

describe('findRefusals', () => {
  it.each<[string, Json, Json]>([
    ['the same', record({ a: text({ pattern: '^x' }) }), record({ a: text({ pattern: '^x' }) })],
    ['a narrower text', text({ minLength: 2, maxLength: 3, format: 'date' }), text({ minLength: 1, maxLength: 4 })],
    ['a narrower number', { type: 'integer', minimum: 1, maximum: 2 }, { type: 'integer', minimum: 0 }],
    ['a shorter list', { type: 'array', items: text(), minItems: 1, maxItems: 2 }, { type: 'array', items: text() }],
    ['one of several', { const: 'b' }, { anyOf: [{ const: 'a' }, { type: 'string', const: 'b' }] }],
    [
      'the same ones in another order',
      { anyOf: [{ const: 'a' }, { const: 'b' }] },
      { anyOf: [{ const: 'b' }, { const: 'a' }] },
    ],
    ['what is not null', text(), { anyOf: [{ type: 'null' }, text()] }],
    ['a constant that the text allows', { const: 'Plan' }, text({ pattern: '^[A-Z]', maxLength: 4 })],
    ['anything by a reader of anything', { type: 'boolean' }, {}],
    ['words for people', text({ title: 'a', description: 'b', examples: ['c'] }), text()],
    ['a new member of an open record', record({ a: text(), b: text() }), record({ a: text() })],
    ['an old record without a new optional member', record({ a: text() }), record({ a: text(), b: text() }, ['a'])],
    [
      'a map beside an open record that the reader closes',
      { anyOf: [record({}), mapOf({ type: 'boolean' })] },
      { anyOf: [record({}, [], closed), mapOf({ type: 'boolean' })] },
    ],
    ['a schema that we cannot read, by itself', { type: 'number', multipleOf: 3 }, { multipleOf: 3, type: 'number' }],
  ])('proves that a reader accepts %s', (_what, sent, read) => {
    expect(refusals(sent, read)).toEqual([])
  })

  it.each<[Json, Json, string]>([
    [text({ maxLength: 5 }), text({ maxLength: 4 }), '/: the length may be 5, the reader takes no more than 4'],
    [text(), text({ maxLength: 4 }), '/: the length may be without limit, the reader takes no more than 4'],
    [text(), text({ minLength: 1 }), '/: the length may be 0, the reader takes no less than 1'],
    [text(), text({ pattern: '^a' }), '/: cannot be proved compatible: pattern none, the reader asks for ^a'],
    [
      text({ pattern: '^ab' }),
      text({ pattern: '^a' }),
      '/: cannot be proved compatible: pattern ^ab, the reader asks for ^a',
    ],
    [text(), text({ format: 'date' }), '/: cannot be proved compatible: format none, the reader asks for date'],
    [{ const: 'b' }, { const: 'a' }, "/: may be 'b', the reader takes only 'a'"],
    [{ const: 'b' }, text({ pattern: '^a' }), "/: may be 'b', which the reader is not proved to take"],
    [
      { const: '2016-06-30' },
      text({ format: 'date' }),
      "/: may be '2016-06-30', which the reader is not proved to take",
    ],
    [{ const: 'abc' }, text({ maxLength: 2 }), "/: may be 'abc', which the reader is not proved to take"],
    [
      { type: 'integer' },
      { type: 'integer', minimum: 1 },
      '/: the number may be without limit, the reader takes no less than 1',
    ],
    [
      { type: 'array', items: text(), minItems: 1 },
      { type: 'array', items: text(), minItems: 2 },
      '/: the count of items may be 1, the reader takes no less than 2',
    ],
    [
      { type: 'array', items: text() },
      { type: 'array', items: text({ maxLength: 1 }) },
      '/*: the length may be without limit, the reader takes no more than 1',
    ],
    [record({}), record({ a: text() }), '/a: is not sent, the reader requires it'],
    [record({ a: text() }, []), record({ a: text() }), '/a: may be left out, the reader requires it'],
    [record({ a: text() }), record({}, [], closed), '/a: may be sent, the reader refuses unknown members'],
    [
      record({ a: record({ b: { type: 'null' } }) }),
      record({ a: record({ b: text() }) }),
      '/a/b: may be null, the reader takes text',
    ],
    [{}, text(), '/: may be anything, the reader takes text'],
    [
      { anyOf: [{ const: 'a' }, { const: 'b' }] },
      { anyOf: [{ const: 'a' }] },
      "/: may be 'b', the reader knows no such alternative",
    ],
    [
      { anyOf: [record({ kind: { const: 'plan' }, n: text() })] },
      { anyOf: [record({ kind: { const: 'hold' } }), record({ kind: { const: 'plan' }, n: text({ maxLength: 9 }) })] },
      '/n: the length may be without limit, the reader takes no more than 9',
    ],
    [mapOf(text()), mapOf({ type: 'null' }), '/*: may be text, the reader takes null'],
    [
      { type: 'object', patternProperties: { '^a': text() } },
      { type: 'object', patternProperties: { '^b': text() } },
      '/: cannot be proved compatible: keys like ^a, the reader takes keys like ^b',
    ],
    [
      event(record({ data: {} }, []), { type: 'null' }),
      event(record({ data: {} }), { type: 'null' }),
      '/data: may be left out, the reader requires it',
    ],
    [
      event(record({ data: {} }), text()),
      event(record({ data: {} }), { type: 'null' }),
      '/data: may be text, the reader takes null',
    ],
    [
      event(record({ data: {} }), text()),
      event(record({ data: {} }, ['data'], closed), text()),
      '/: cannot be proved compatible: we have no rule for allOf together',
    ],
    [
      { type: 'number', minimum: 2 },
      { type: 'number', minimum: 1 },
      '/: cannot be proved compatible: we have no rule for minimum, type together',
    ],
    [
      { type: 'array', items: text(), uniqueItems: true },
      { type: 'array', items: text() },
      '/: cannot be proved compatible: we have no rule for items, type, uniqueItems together',
    ],
  ])('%j is not proved acceptable to %j', (sent, read, refusal) => {
    expect(refusals(sent, read)).toEqual([refusal])
  })

  // Beside an open record, which takes anything, a sender's slip would pass for a value that it may send.
  it.each<[Json]>([
    [{ type: 'null' }],
    [{ type: 'boolean' }],
    [{ type: 'integer', minimum: 1, maximum: 2 }],
    [text({ minLength: 1, maxLength: 2 })],
    [text({ pattern: '^a' })],
    [text({ format: 'date' })],
    [{ type: 'array', items: text(), minItems: 1 }],
    [mapOf({ type: 'boolean' })],
    [record({ a: text() }, [], closed)],
  ])('is tried with a sender of %j that keeps to it', (schema) => {
    fc.assert(
      fc.property(anyValueOf(schema), (value) => {
        expect(readerOf(schema)(value), JSON.stringify(value)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('proves nothing of what a reader refuses', () => {
    let proofs = 0
    fc.assert(
      fc.property(
        anyPair(2).filter(({ sent, read }) => refusals(sent, read).length === 0),
        fc.gen(),
        ({ sent, read }, generate) => {
          const value = generate(anyValueOf, sent)
          fc.pre(readerOf(sent)(value))
          proofs += 1
          expect(readerOf(read)(value), JSON.stringify(value)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
    expect(proofs).toBeGreaterThan(200)
  }, 60_000)
})
