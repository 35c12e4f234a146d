import type { BilingualTitle } from '@fundtrace/problem'
import type { ErrorObject } from 'ajv'

/** What would be right, as the schema says it. */
export function expectation(complaint: ErrorObject): BilingualTitle {
  const { keyword, params, message, parentSchema } = complaint
  const example = exampleOf(parentSchema)
  const such = example === undefined ? '' : `，例如 ${example}`
  switch (keyword) {
    case 'required':
      return required(params)
    case 'additionalProperties':
      return { zh: '没有这个字段', en: 'is not a field of this request' }
    case 'enum':
      return oneOf(listed(params['allowedValues']))
    case 'const':
      return oneOf([JSON.stringify(params['allowedValue'])])
    case 'anyOf':
    case 'oneOf':
      return alternatives(parentSchema?.[keyword])
    case 'pattern':
      return pattern(complaint, example)
    case 'type':
      return type(complaint, such)
    default:
      return {
        zh: `${limitZh(keyword, params) ?? `不符合规则“${keyword}”`}${such}`,
        en: `${message ?? `breaks the rule "${keyword}"`}${hint(parentSchema)}`,
      }
  }
}

function type({ params, message, parentSchema }: ErrorObject, such: string): BilingualTitle {
  const en = message ?? 'is of another type'
  if (!isAmount(parentSchema)) return { zh: `须为${typeZh(params['type'])}${such}`, en: `${en}${hint(parentSchema)}` }
  const amount = amountWords(parentSchema)
  return { zh: `须为${amount.zh}`, en: `${en}${isDescribed(parentSchema) ? hint(parentSchema) : ` (${amount.en})`}` }
}

function required(params: ErrorObject['params']): BilingualTitle {
  const values = listed(params['allowedValues'])
  if (values.length > 0) {
    const { zh, en } = oneOf(values)
    return { zh: `必填，${zh}`, en: `is required, and ${en}` }
  }
  const instead = listed(params['instead']).join(', ')
  return instead === ''
    ? { zh: '必填', en: 'is required' }
    : { zh: `必填，或改填 ${instead}`, en: `is required, or instead of it ${instead}` }
}

const oneOf = (values: readonly string[]): BilingualTitle =>
  values.length === 1
    ? { zh: `须为 ${values.join()}`, en: `must be ${values.join()}` }
    : { zh: `须为其中之一：${values.join('、')}`, en: `must be one of ${values.join(', ')}` }

type Schema = Readonly<Record<string, unknown>>

/** The values and types that may stand here; of objects the literals that tell them apart. */
function alternatives(forms: unknown): BilingualTitle {
  const schemas = Array.isArray(forms) ? forms.filter((form: unknown) => isSchema(form)) : []
  const words = schemas.map(formWords)
  const zh = [...new Set(words.map((word) => word.zh))]
  const en = [...new Set(words.map((word) => word.en))]
  return { zh: oneOf(zh).zh, en: oneOf(en).en }
}

function formWords(schema: Schema): BilingualTitle {
  if ('const' in schema) return { zh: JSON.stringify(schema['const']), en: JSON.stringify(schema['const']) }
  if (Array.isArray(schema['enum'])) {
    const values = listed(schema['enum']).join(', ')
    return { zh: values, en: values }
  }
  const members = isSchema(schema['properties']) ? Object.entries(schema['properties']) : []
  const literal = members.find(([, member]) => isSchema(member) && 'const' in member)
  if (literal !== undefined) {
    const [name, member] = literal
    const written = `{${name}: ${JSON.stringify(isSchema(member) ? member['const'] : undefined)}, ...}`
    return { zh: written, en: written }
  }
  if (Array.isArray(schema['required']) && schema['required'].length > 0) {
    const written = `{${schema['required'].join(', ')}}`
    return { zh: written, en: written }
  }
  return { zh: typeZh(schema['type']), en: typeof schema['type'] === 'string' ? schema['type'] : 'another form' }
}

/** A pattern says little to people; where the schema says it in words, they stand alone. */
function pattern({ parentSchema, message }: ErrorObject, example: string | undefined): BilingualTitle {
  const described = isDescribed(parentSchema)
  const en = described
    ? `must be ${hint(parentSchema).slice(2, -1)}`
    : `${message ?? 'is malformed'}${hint(parentSchema)}`
  if (isAmount(parentSchema)) {
    const amount = amountWords(parentSchema)
    return { zh: `须为${amount.zh}`, en: described ? en : `must be ${amount.en}` }
  }
  const zh = refusesBlanksOnly(parentSchema) ? '须有文字，不能只有空白' : '格式不符'
  return { zh: `${zh}${example === undefined ? '' : `，例如 ${example}`}`, en }
}

/** The one shape of an amount on the wire: two places, no more and no fewer. */
function isAmount(schema: Schema | undefined): boolean {
  const text = schema?.['pattern']
  if (typeof text !== 'string') return false
  const shape = new RegExp(text, 'u')
  return shape.test('1250.00') && !['1250', '1250.0', '1250.000', '1,250.00', 'x.00'].some((other) => shape.test(other))
}

function refusesBlanksOnly(schema: Schema | undefined): boolean {
  const text = schema?.['pattern']
  if (typeof text !== 'string') return false
  const shape = new RegExp(text, 'u')
  return shape.test('核 a-1') && !shape.test(' ')
}

function amountWords(schema: Schema | undefined): BilingualTitle {
  const shape = new RegExp(String(schema?.['pattern']), 'u')
  const example = exampleOf(schema) ?? '"3000.00"'
  const [zh, en] = shape.test('-1250.00')
    ? ['', '']
    : shape.test('0.00')
      ? ['不小于零，', ', zero or more']
      : ['大于零，', ', more than zero']
  return {
    zh: `以元为单位、带两位小数的文本，${zh}例如 ${example}`,
    en: `yuan as text with two places${en}, such as ${example}`,
  }
}

const TYPES_ZH: Readonly<Record<string, string>> = {
  string: '文本',
  integer: '整数',
  number: '数字',
  boolean: 'true 或 false',
  object: '对象',
  array: '列表',
  null: '空值',
}

function typeZh(type: unknown): string {
  const types: unknown[] = Array.isArray(type) ? type : [type]
  return types.map((each) => (typeof each === 'string' ? (TYPES_ZH[each] ?? each) : '其他形式')).join('或')
}

const FORMATS_ZH: Readonly<Record<string, string>> = {
  date: '须为日期（年-月-日）',
  'date-time': '须为带时区的日期时间',
  uuid: '须为 UUID',
}

function limitZh(keyword: string, { limit, format, multipleOf }: ErrorObject['params']): string | undefined {
  switch (keyword) {
    case 'minimum':
      return `不得小于 ${limit}`
    case 'maximum':
      return `不得大于 ${limit}`
    case 'exclusiveMinimum':
      return `须大于 ${limit}`
    case 'exclusiveMaximum':
      return `须小于 ${limit}`
    case 'multipleOf':
      return `须为 ${multipleOf} 的倍数`
    case 'minLength':
      return `不得少于 ${limit} 个字符`
    case 'maxLength':
      return `不得多于 ${limit} 个字符`
    case 'minItems':
      return `至少 ${limit} 项`
    case 'maxItems':
      return `至多 ${limit} 项`
    case 'uniqueItems':
      return '不得有重复的项'
    case 'minProperties':
      return `至少 ${limit} 个字段`
    case 'maxProperties':
      return `至多 ${limit} 个字段`
    case 'format':
      return FORMATS_ZH[String(format)] ?? `格式须为 ${format}`
    default:
      return undefined
  }
}

const listed = (values: unknown): string[] =>
  Array.isArray(values) ? values.map((value: unknown) => JSON.stringify(value)) : []

function exampleOf(schema: Schema | undefined): string | undefined {
  const examples = schema?.['examples']
  return Array.isArray(examples) && examples.length > 0 ? JSON.stringify(examples[0]) : undefined
}

/** What the schema says in words, and its first example. */
function hint(schema: Schema | undefined): string {
  const example = exampleOf(schema)
  const description = typeof schema?.['description'] === 'string' ? schema['description'] : undefined
  const parts = [description, example && `for example ${example}`].filter((part) => part !== undefined)
  return parts.length > 0 ? ` (${parts.join('; ')})` : ''
}

const isDescribed = (schema: Schema | undefined): boolean => typeof schema?.['description'] === 'string'

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
