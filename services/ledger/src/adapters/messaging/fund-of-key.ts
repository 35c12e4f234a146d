import { Slug } from '@fundtrace/contracts'
import type { IncomingEvent } from '@fundtrace/messaging'
import { Compile } from 'typebox/compile'

const isSlug = Compile(Slug)

/** Throws where the key is no possible fund: an answer could not say which fund it is about. */
export function fundOfKey(event: IncomingEvent): string {
  const fundId = event.subject
  if (!isSlug.Check(fundId)) throw new Error(`${event.subject} is not the id of a fund`)
  return fundId
}
