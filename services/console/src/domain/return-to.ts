const ELSEWHERE = 'http://here.invalid'
/** Addresses of the server, not of a page: to come back to one of them would sign in for ever, or show a file of JSON. */
const NOT_A_PAGE = /^\/(?:api|sign-in|sign-out|session|exports|health|metrics|assets)(?:\/|$)/

/**
 * The page to which somebody goes back after a sign-in; the first one where `wanted` is not a path of our own. An address that leads elsewhere
 * ("//evil.example", "/\evil.example", "https:...") never gets through, however a browser would read it.
 */
export function returnTo(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted) || hasControls(wanted) || wanted.length > 2_000) return '/'
  const url = URL.parse(wanted, ELSEWHERE)
  if (url === null || url.origin !== ELSEWHERE) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  return NOT_A_PAGE.test(url.pathname) || path.startsWith('//') ? '/' : path
}

/** Browsers take tabs and line ends out of an address before they read it. */
const hasControls = (text: string): boolean => [...text].some((character) => character < ' ' || character === '\u007F')
