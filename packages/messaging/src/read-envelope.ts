import { Envelope } from '@fundtrace/contracts'
import { Compile } from 'typebox/compile'
import { dropBrokenTrace } from './trace-context.ts'
import type { LoggedMessage } from './transport.ts'

/** The event that a message carries. Throws, saying what is wrong, for anything that is not one. */
export function readEnvelope(message: Pick<LoggedMessage, 'key' | 'value'>): Envelope {
  const envelope = checkEnvelope(dropBrokenTrace(parseJson(message.value)))
  if (envelope.subject !== message.key)
    throw new Error(`the subject ${envelope.subject} is not the message's key ${message.key}`)
  return envelope
}

export function readOrNothing(message: Pick<LoggedMessage, 'key' | 'value'>): Envelope | undefined {
  try {
    return readEnvelope(message)
  } catch {
    return undefined
  }
}

// The parser's own error quotes the message, and the reason goes to people who may not read that.
function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    throw new Error('not an event envelope: not valid JSON')
  }
}

const compiled = Compile(Envelope)

export function checkEnvelope(value: unknown): Envelope {
  if (!compiled.Check(value)) {
    const first = compiled.Errors(value)[0]
    throw new Error(`not an event envelope: ${first?.instancePath || '/'} ${first?.message ?? ''}`)
  }
  // JSON has no largest number, a sequence has: beyond it two numbers look alike.
  if (!Number.isSafeInteger(value.sequence)) throw new Error(`not an event envelope: /sequence ${value.sequence}`)
  // PostgreSQL's text cannot hold it.
  if (value.subject.includes('\0')) throw new Error('not an event envelope: /subject holds NUL')
  return value
}
