import type { ErrorObject } from 'ajv'

/**
 * Of a choice between forms ajv reports every form that did not fit, then the choice. Told is what the author meant: of objects
 * the form that their literals (`kind`, `change`, `by`) name, else the one whose members fit best; of other values the form of their type.
 * Reads from the end, since what ajv says of the forms stands right before the choice: linear in the number of complaints.
 */
export function tellingComplaints(complaints: readonly ErrorObject[]): ErrorObject[] {
  const telling: ErrorObject[][] = []
  for (let last = complaints.length - 1; last >= 0; last -= 1) {
    const complaint = complaints[last]
    if (complaint === undefined || complaint.keyword === 'if') continue
    if (complaint.keyword !== 'anyOf' && complaint.keyword !== 'oneOf') {
      telling.push([complaint])
      continue
    }
    let first = last
    while (first > 0 && isWithin(complaints[first - 1], complaint)) first -= 1
    telling.push(ofChoice(complaint, complaints.slice(first, last)))
    last = first
  }
  return telling.toReversed().flat()
}

/** The same choice about the item before ends with its own complaint, which is not within. */
const isWithin = (complaint: ErrorObject | undefined, choice: ErrorObject): boolean =>
  complaint?.schemaPath.startsWith(`${choice.schemaPath}/`) ?? false

type Schema = Readonly<Record<string, unknown>>
type Form = Readonly<{ schema: Schema; complaints: readonly ErrorObject[] }>

function ofChoice(choice: ErrorObject, complaints: readonly ErrorObject[]): ErrorObject[] {
  const forms = formsOf(choice, complaints)
  const [only] = forms
  if (only !== undefined && forms.length === 1) return told(choice, only)
  const value: unknown = choice.data
  if (isRecord(value)) return ofObject(choice, value, forms.filter(isOfObjects))
  const fitting = forms.filter(({ schema }) => !isLiteral(schema) && hasType(schema, value))
  const [meant] = fitting.toSorted((left, right) => left.complaints.length - right.complaints.length)
  return told(choice, meant)
}

/** Every form but null, which only ever is "nothing". */
function formsOf(choice: ErrorObject, complaints: readonly ErrorObject[]): Form[] {
  const schemas: unknown = choice.parentSchema?.[choice.keyword]
  const ofForm = Map.groupBy(complaints, ({ schemaPath }) => schemaPath.slice(choice.schemaPath.length).split('/')[1])
  return (Array.isArray(schemas) ? schemas : []).flatMap((schema: unknown, index) =>
    isRecord(schema) && schema['type'] !== 'null' ? [{ schema, complaints: ofForm.get(String(index)) ?? [] }] : [],
  )
}

const told = (choice: ErrorObject, form: Form | undefined): ErrorObject[] =>
  form === undefined || form.complaints.length === 0 ? [choice] : tellingComplaints(form.complaints)

function ofObject(choice: ErrorObject, value: Schema, forms: readonly Form[]): ErrorObject[] {
  let named = forms
  for (const member of literalMembers(forms)) {
    if (named.length < 2) break
    const literals = named.flatMap((form) => literalsOf(form, member))
    const isNamed = (form: Form): boolean => literalsOf(form, member).includes(value[member])
    const isFree = (form: Form): boolean =>
      literalsOf(form, member).length === 0 && Object.hasOwn(propertiesOf(form), member)
    if (!Object.hasOwn(value, member)) {
      if (named.every((form) => literalsOf(form, member).length > 0 && requiredOf(form).includes(member)))
        return [missing(choice, member, { allowedValues: unique(literals) })]
    } else if (named.some(isNamed)) named = named.filter(isNamed)
    else if (named.some(isFree)) named = named.filter(isFree)
    else if (literals.length > 0) return [wrongLiteral(choice, member, value[member], unique(literals))]
  }
  return ofBestMatch(choice, value, named)
}

/** By how many forms they tell apart: `kind` of all before `by` of some. */
function literalMembers(forms: readonly Form[]): string[] {
  const counts = new Map<string, number>()
  for (const form of forms)
    for (const member of Object.keys(propertiesOf(form)))
      if (literalsOf(form, member).length > 0) counts.set(member, (counts.get(member) ?? 0) + 1)
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([member]) => member)
}

function ofBestMatch(choice: ErrorObject, value: Schema, forms: readonly Form[]): ErrorObject[] {
  const best = Math.max(...forms.map((form) => matchOf(form, value)))
  const matching = forms
    .filter((form) => matchOf(form, value) === best)
    .toSorted((left, right) => left.complaints.length - right.complaints.length)
  const [first, ...others] = matching.map((form) => onlyMissing(form, choice.instancePath))
  if (first !== undefined && others.length > 0 && others.every((other) => other !== undefined))
    return [missing(choice, first, { instead: unique(others).filter((other) => other !== first) })]
  return told(choice, matching[0])
}

/** Members that the form knows, less those that it lacks or does not know. */
function matchOf(form: Form, value: Schema): number {
  const names = Object.keys(value)
  const known = names.filter((name) => Object.hasOwn(propertiesOf(form), name)).length
  const lacking = requiredOf(form).filter((name) => !Object.hasOwn(value, name)).length
  return known - (names.length - known) - lacking
}

function onlyMissing({ complaints }: Form, instancePath: string): string | undefined {
  const [complaint, ...others] = complaints
  const member: unknown = complaint?.keyword === 'required' ? complaint.params['missingProperty'] : undefined
  return others.length === 0 && complaint?.instancePath === instancePath && typeof member === 'string'
    ? member
    : undefined
}

const missing = (choice: ErrorObject, member: string, params: Schema): ErrorObject => ({
  ...choice,
  keyword: 'required',
  params: { missingProperty: member, ...params },
})

const wrongLiteral = (choice: ErrorObject, member: string, data: unknown, allowedValues: unknown[]): ErrorObject => ({
  ...choice,
  instancePath: `${choice.instancePath}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  keyword: 'enum',
  params: { allowedValues },
  data,
})

const isOfObjects = (form: Form): boolean => form.schema['type'] === 'object' || 'properties' in form.schema

const propertiesOf = ({ schema }: Form): Schema => (isRecord(schema['properties']) ? schema['properties'] : {})

function requiredOf({ schema }: Form): string[] {
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : []
  return required.filter((name) => typeof name === 'string')
}

function literalsOf(form: Form, member: string): unknown[] {
  const properties = propertiesOf(form)
  const schema: unknown = Object.hasOwn(properties, member) ? properties[member] : undefined
  if (!isRecord(schema)) return []
  if ('const' in schema) return [schema['const']]
  return Array.isArray(schema['enum']) ? schema['enum'] : []
}

const isLiteral = (schema: Schema): boolean => 'const' in schema || 'enum' in schema

function hasType({ type }: Schema, value: unknown): boolean {
  if (Array.isArray(value)) return type === 'array'
  return type === 'integer' ? Number.isInteger(value) : type === typeof value
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const isRecord = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
