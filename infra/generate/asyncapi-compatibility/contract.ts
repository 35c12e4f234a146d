import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { readShape, type Shape } from './shape.ts'

/** What an AsyncAPI document of ours promises, in the form in which two versions can be compared. */
export type Contract = Readonly<{ version: string; topics: ReadonlyMap<string, TopicPromise> }>

export type TopicPromise = Readonly<{
  partitions: number
  cleanup: string
  /** Infinity: for ever. */
  retentionMs: number
  messageBytesMax: number
  /** 'ledger receives': who may do what. */
  rights: readonly string[]
  events: ReadonlyMap<string, EventPromise>
}>
type EventPromise = Readonly<{ payload: Shape; key: Shape }>

export function readContract(document: Json): Contract {
  const topics = Object.entries(objectAt(document, 'channels')).map(([channel, described]): [string, TopicPromise] => [
    textAt(described, 'address'),
    readTopic(document, channel, described),
  ])
  return { version: textAt(document, 'info', 'version'), topics: new Map(topics) }
}

function readTopic(document: Json, channel: string, described: Json): TopicPromise {
  const kafka = objectAt(described, 'bindings', 'kafka')
  const retentionMs = numberAt(kafka, 'topicConfiguration', 'retention.ms')
  return {
    partitions: numberAt(kafka, 'partitions'),
    cleanup: JSON.stringify(valueAt(kafka, 'topicConfiguration', 'cleanup.policy')),
    retentionMs: retentionMs === -1 ? Infinity : retentionMs,
    messageBytesMax: numberAt(kafka, 'topicConfiguration', 'max.message.bytes'),
    rights: Object.entries(objectAt(document, 'operations')).flatMap(([operation, { channel: on }]) =>
      textAt(on, '$ref') === `#/channels/${channel}` ? [operation.replace(`-${channel}`, '').replace('-', ' ')] : [],
    ),
    events: new Map(
      Object.entries(objectAt(described, 'messages')).map(([type, message]): [string, EventPromise] => [
        type,
        {
          payload: readShape(inline(document, valueAt(message, 'payload'))),
          key: readShape(inline(document, valueAt(message, 'bindings', 'kafka', 'key'))),
        },
      ]),
    ),
  }
}

/** Puts what a `$ref` points to in its place. */
function inline(document: Json, schema: Json, within: readonly string[] = []): Json {
  if (isList(schema)) return schema.map((item) => inline(document, item, within))
  if (!isObject(schema)) return schema
  const { $ref } = schema
  if (typeof $ref !== 'string')
    return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, inline(document, value, within)]))
  if (within.includes($ref)) throw new Error(`${$ref} contains itself: such schemas cannot be compared`)
  return inline(document, valueAt(document, ...$ref.replace('#/', '').split('/')), [...within, $ref])
}

function valueAt(document: Json | undefined, ...path: readonly string[]): Json {
  let value = document
  for (const name of path) value = isObject(value) ? value[name] : undefined
  if (value === undefined) throw new Error(`The AsyncAPI document has nothing at ${path.join('/')}`)
  return value
}

function objectAt(document: Json, ...path: readonly string[]): Readonly<Record<string, JsonObject>> {
  const value = valueAt(document, ...path)
  if (!isObject(value)) throw new Error(`${path.join('/')} is no object in the AsyncAPI document`)
  return value as Readonly<Record<string, JsonObject>>
}

function textAt(document: Json | undefined, ...path: readonly string[]): string {
  const value = valueAt(document, ...path)
  if (typeof value !== 'string') throw new Error(`${path.join('/')} is no text in the AsyncAPI document`)
  return value
}

function numberAt(document: Json, ...path: readonly string[]): number {
  const value = valueAt(document, ...path)
  if (typeof value !== 'number') throw new Error(`${path.join('/')} is no number in the AsyncAPI document`)
  return value
}
