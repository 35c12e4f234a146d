import { actingOtherwise } from './console-errors.ts'
import type { Officer } from './session.ts'

/** Says for whom the page takes itself to act, percent-encoded; empty: for whoever is signed in. */
const HEADER = 'x-fundtrace-acting-for'
const CHANGES_NOTHING = ['GET', 'HEAD', 'OPTIONS']

/**
 * One cookie serves all tabs: what a page sends that was drawn before another tab chose to act for somebody else must not be done in that one's name.
 * A page that does not say for whom it acts is believed to know.
 *
 * @throws DomainError CONSOLE_ACTING_OTHERWISE
 */
export function requireSameActing(
  {
    method,
    headers,
  }: Readonly<{ method: string; headers: Readonly<Record<string, string | readonly string[] | undefined>> }>,
  { actingFor }: Pick<Officer, 'actingFor'>,
): void {
  const said = headers[HEADER]
  if (typeof said !== 'string' || CHANGES_NOTHING.includes(method)) return
  const wanted = said === '' ? null : decoded(said)
  if (wanted !== actingFor) throw actingOtherwise(actingFor, wanted)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
