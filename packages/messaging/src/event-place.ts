import { Envelope } from '@fundtrace/contracts'
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'

/** What tells an event from all others, and where it stands among those of its source and key. */
export type EventPlace = Static<typeof EventPlace>

const EventPlace = Type.Object({
  id: Envelope.properties.id,
  source: Envelope.properties.source,
  subject: Envelope.properties.subject,
  sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
})

/**
 * The place of a waiting message's event. Of a message that is no envelope, what can still be told is believed only as a whole
 * and under its own key: taken from a message that went astray, it would be the place of another event.
 */
export function placeOf(
  letter: Readonly<{
    key: string
    event_id: string | null
    source: string | null
    sequence: string | null
    message: string
  }>,
): EventPlace | undefined {
  const { event_id: id, source, key, sequence } = letter
  if (id !== null && source !== null && sequence !== null)
    return { id, source, subject: key, sequence: Number(sequence) }
  const place = parse(letter.message)
  return compiled.Check(place) && place.subject === key
    ? { id: place.id, source: place.source, subject: key, sequence: place.sequence }
    : undefined
}

const compiled = Compile(EventPlace)

function parse(message: string): unknown {
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}
