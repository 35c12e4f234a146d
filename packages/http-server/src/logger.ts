import { isNativeError } from 'node:util/types'
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { isUnloggedKey } from './sensitive-names.ts'

export type { Logger } from 'pino'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type LoggerOptions = Readonly<{ name: string; level: LogLevel; destination?: DestinationStream }>

/** The one logger of a process, for its server, relay and consumers: JSON lines without secrets or personal numbers. */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    name,
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: (line: object) => withoutSecrets(line) },
    // What is bound to a child logger does not pass the formatter above.
    redact: { paths: BOUND_SECRETS, censor: HIDDEN },
    serializers: { err: describeError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

const HIDDEN = '[hidden]'
const BOUND_SECRETS = ['authorization', 'cookie', 'password', 'token', 'secret'].concat([
  'identity_number',
  'bank_account',
  'card_number',
  'account_number',
])
/** Lines are shallow; what lies deeper is somebody's document and has no place in a log. */
const DEPTH_MAX = 6

function withoutSecrets(line: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).map(([key, value]) => [key, hideSecrets(key, value, DEPTH_MAX)]))
}

function hideSecrets(key: string, value: unknown, depthLeft: number): unknown {
  if (isUnloggedKey(key)) return HIDDEN
  if (!isPlain(value)) return value
  if (depthLeft === 0) return '[too deep]'
  if (Array.isArray(value)) return value.map((item) => hideSecrets('', item, depthLeft - 1))
  return Object.fromEntries(
    Object.entries(value).map(([inner, innerValue]) => [inner, hideSecrets(inner, innerValue, depthLeft - 1)]),
  )
}

/** Errors, requests and other objects with a class are left to their serializers. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Array.isArray(value)
}

/**
 * An error without the values that broke it. The message is left out because knex writes the bound values into it, and
 * PostgreSQL's `detail` because it repeats the row. The stack opens with the message as it was before knex wrote.
 */
function describeError(error: unknown, depthLeft = 3): unknown {
  if (!isNativeError(error)) return typeof error
  const code = readText(error, 'code')
  const constraint = readText(error, 'constraint')
  const isQuoting = readText(error, 'severity') !== undefined && QUOTING_STATES.test(code ?? '')
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    stack: isQuoting ? error.stack?.match(/^ +at .*$/gm)?.join('\n') : error.stack,
    ...(error.cause !== undefined && depthLeft > 0 && { cause: describeError(error.cause, depthLeft - 1) }),
  }
}

/** Where PostgreSQL's own message quotes values and not only names: data exceptions, and what triggers raise. */
const QUOTING_STATES = /^(?:22|P0)/

function readText(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}
