import { handler } from '@fundtrace/messaging'
import type { Json } from '../json.ts'

/** Whether a consumer that is bound to this schema takes the data: asked of what consumers really use. */
export function readerOf(schema: Json): (data: unknown) => boolean {
  const { isData } = handler(Object(schema) as object, () => Promise.resolve())
  return isData
}
