/**
 * An area code as the services know it: GB/T 2260 and the codes below it. ACCESS_AREA_MALFORMED for anything else.
 *
 * The rule lives with the web server, whose loading takes longer than the rest of a call: it is loaded where it is needed.
 */
export async function readAreaOption(text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined
  const { normaliseArea } = await import('@fundtrace/http-server')
  return normaliseArea(text.trim())
}
