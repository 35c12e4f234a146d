/** What a request says of where it comes from. */
export type RequestOrigin = Readonly<{
  method: string
  origin: string | undefined
  /** `sec-fetch-site` */
  site: string | undefined
  /** `x-fundtrace-console`, which a form or an image on somebody else's page cannot send. */
  marker: string | undefined
}>

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Whether a request that could change something was made by somebody else's page. Both the marker and the browser's own word for the origin have
 * to be right; what says nothing of its origin is foreign.
 */
export function isForeign({ method, origin, site, marker }: RequestOrigin, ownOrigin: string): boolean {
  if (SAFE_METHODS.includes(method)) return false
  if (marker !== '1') return true
  if (origin === undefined && site === undefined) return true
  return (origin !== undefined && origin !== ownOrigin) || (site !== undefined && site !== 'same-origin')
}
