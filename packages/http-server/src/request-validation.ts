import { Ajv, type AnySchemaObject, type ErrorObject, type Options, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { invalidRequest, type RequestPart } from './request-invalid.ts'

/**
 * Bodies are taken as they are: nothing is converted, filled in or dropped. What stands in a path, a query or a header
 * is always text, so there "10" may become the number that the schema asks for, and defaults apply.
 */
export const compileValidator: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!isSchema(schema)) throw new Error('A JSON schema is an object')
  if (httpPart === 'body') return schema['format'] === 'binary' ? takeFile : checkBody(schema)
  if (httpPart === 'querystring') return checkText(closed(schema), 'query')
  return checkText(schema, httpPart === 'params' ? 'params' : 'headers')
}

/** A filter that is misspelt must not answer as if none had been asked for. */
const closed = (schema: AnySchemaObject): AnySchemaObject =>
  schema['type'] === 'object' && schema['additionalProperties'] === undefined
    ? { ...schema, additionalProperties: false }
    : schema

type Validator = ReturnType<FastifySchemaCompiler<unknown>>

const COMMON: Options = { strict: true, strictTypes: false, strictTuples: false, strictRequired: false, verbose: true }
const makeAjv = (options: Options): Ajv => {
  const ajv = new Ajv({ ...COMMON, ...options })
  addFormats.default(ajv)
  // OpenAPI's own words, which constrain nothing.
  return ajv.addVocabulary(['example', 'discriminator'])
}
const firstError = makeAjv({ allErrors: false })
const everyError = makeAjv({ allErrors: true })
const everyTextError = makeAjv({ allErrors: true, coerceTypes: 'array', useDefaults: true })

/** A body of more values than this gets only its first error: millions of them would fill the memory. */
const THOROUGH_VALUES_MAX = 20_000

function checkBody(schema: AnySchemaObject): Validator {
  const check = firstError.compile(schema)
  let checkThoroughly: ValidateFunction | undefined
  return (body: unknown) => {
    if (check(body)) return { value: body }
    if (!hasAtMost(THOROUGH_VALUES_MAX, body)) return refuse('body', check.errors)
    checkThoroughly ??= everyError.compile(schema)
    checkThoroughly(body)
    return refuse('body', checkThoroughly.errors)
  }
}

function checkText(schema: AnySchemaObject, part: RequestPart): Validator {
  const check = everyTextError.compile(schema)
  return (value: unknown) => (check(value) ? { value } : refuse(part, check.errors))
}

const takeFile: Validator = (body: unknown) => ({ value: body })

const refuse = (part: RequestPart, errors: ErrorObject[] | null | undefined) => ({
  error: invalidRequest(part, errors ?? []),
})

const isSchema = (schema: unknown): schema is AnySchemaObject => typeof schema === 'object' && schema !== null

/** Counts no further than it must. */
function hasAtMost(max: number, root: unknown): boolean {
  const waiting: unknown[] = [root]
  for (let seen = 1; waiting.length > 0; seen += 1) {
    const value = waiting.pop()
    const children: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : []
    if (seen + waiting.length + children.length > max) return false
    waiting.push(...children)
  }
  return true
}
