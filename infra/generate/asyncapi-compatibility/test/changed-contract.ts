import { describeContract } from '../../asyncapi.ts'
import { isList, isObject, type Json } from '../json.ts'

/** The contract of the code, as a document. */
export const realDocument = (): Json => JSON.parse(JSON.stringify(describeContract())) as Json

/** The document with another value at a place like 'info/version'; undefined takes it away. */
export function withChange(
  document: Json,
  place: string,
  change: (before: Json | undefined) => Json | undefined,
): Json {
  const [first, ...rest] = place.split('/')
  if (first === undefined || first === '') return document
  const before = childOf(document, first)
  if (rest.length > 0 && before === undefined) throw new Error(`Nothing at ${first} of ${place}`)
  const after = rest.length === 0 ? change(before) : withChange(before ?? null, rest.join('/'), change)
  if (isList(document))
    return document.flatMap((item, index) => (`${index}` === first ? (after === undefined ? [] : [after]) : [item]))
  const { [first]: _replaced, ...others } = Object(document) as Record<string, Json>
  return after === undefined ? others : { ...others, [first]: after }
}

export function valueAt(document: Json, place: string): Json | undefined {
  return place.split('/').reduce<Json | undefined>((value, name) => childOf(value, name), document)
}

/** Where the schema of an event's data stands in the document. */
export const dataOf = (topic: string, event: string): string =>
  `channels/${topic.replaceAll('.', '-')}/messages/${event}/payload/allOf/1/properties/data`

function childOf(value: Json | undefined, name: string): Json | undefined {
  if (isList(value)) return value[Number(name)]
  return isObject(value) ? value[name] : undefined
}
