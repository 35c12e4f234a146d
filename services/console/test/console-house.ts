import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createLogger, generateLocalIssuerKeys, readConfig } from '@fundtrace/http-server'
import { openRunLog } from '@fundtrace/test-support'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { openSigningKey, readLocalKey } from '../../../infra/identity/signing-key.ts'
import { signInPages } from '../../../infra/identity/sign-in.ts'
import { trialIssuer } from '../../../infra/identity/trial-issuer.ts'
import { composeConsole } from '../src/compose.ts'
import { SETTINGS } from '../src/settings.ts'

export const PASSCODE = 'abcd-efgh'
export const OFFICER = 'treasury-441802-李出纳'
export const SESSION_KEY = randomBytes(32).toString('base64url')

/** The console before a neighbour that says what it was told, and the trial issuer as in an embedded run. */
export type ConsoleHouse = Readonly<{
  url: string
  issuerUrl: string
  /** Stands for every service; answers with what it got unless `answer` is set. */
  neighbour: Neighbour
  logLines: () => readonly string[]
  close: () => Promise<void>
}>

export type Neighbour = Readonly<{
  url: string
  told: Readonly<{ method: string; url: string; headers: IncomingMessage['headers']; body: string }>[]
  answerWith: (answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined) => void
  close: () => Promise<void>
}>

export async function openConsoleHouse(change: Readonly<Record<string, string>> = {}): Promise<ConsoleHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-console-'))
  const pages = join(folder, 'pages')
  await mkdir(join(pages, 'assets'), { recursive: true })
  await writeFile(join(pages, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>page</p>')
  await writeFile(join(pages, 'assets', 'main-abc.js'), 'plain()')
  await writeFile(join(pages, 'assets', 'main-abc.js.br'), 'compressed')
  const neighbour = await openNeighbour()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const issuer = await openIssuer(url, folder)
  const kept = openRunLog('console')
  const logger = createLogger({ name: 'console', level: 'trace', destination: kept })
  const services = ['ALLOCATION', 'LEDGER', 'DISBURSEMENT', 'RECONCILIATION', 'ACCESS']
  const settings = readConfig(
    {
      PORT: String(port),
      CONSOLE_URL: url,
      CONSOLE_PAGES: pages,
      CONSOLE_SESSION_KEY: SESSION_KEY,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: 'fundtrace-console',
      OIDC_ALLOW_HTTP: '1',
      OIDC_PROMPT: 'login',
      TOKEN_EXCHANGE: 'none',
      RATE_LIMIT_PER_MINUTE: '0',
      ...Object.fromEntries(services.map((name) => [`${name}_URL`, neighbour.url])),
      ...change,
    },
    SETTINGS,
  )
  const app: App = await composeConsole(settings, logger)
  await app.listen({ host: '127.0.0.1', port })
  return {
    url,
    issuerUrl: issuer.url,
    neighbour,
    logLines: kept.lines,
    close: async () => {
      await app.close()
      await Promise.all([neighbour.close(), end(issuer.server)])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openNeighbour(): Promise<Neighbour> {
  const told: Neighbour['told'] = []
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    told.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
    if (answer !== undefined) return answer(request, response)
    response.setHeader('content-type', 'application/json')
    response.setHeader('set-cookie', 'service=1')
    response.end(JSON.stringify({ url, rows: [{ id: 'a', amount: '1250.00', name: '=1+1' }] }))
  })
  return {
    url: await listen(server),
    told,
    answerWith: (next) => void (answer = next),
    close: () => end(server),
  }
}

async function openIssuer(consoleUrl: string, folder: string) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const provider = trialIssuer({
    issuer: url,
    audience: 'urn:fundtrace',
    clientSecret: 'a-secret-of-tests',
    signingKey: await openSigningKey(join(folder, 'identity')),
    consoleUrl,
    localKey: readLocalKey(generateLocalIssuerKeys().privateKeyPem),
  })
  const log = createLogger({ name: 'identity', level: 'silent' })
  const signIn = signInPages(provider, { passcode: PASSCODE, log })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    void signIn(request, response).then((isAnswered) => (isAnswered ? undefined : answer(request, response)))
  })
  await listen(server, port)
  return { url, server }
}

async function listen(server: Server, port = 0): Promise<string> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function end(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

type Cookie = { value: string; path: string }

/** A browser as far as cookies and redirects go; each origin has its own. */
export function visitor() {
  const jar = new Map<string, Map<string, Cookie>>()
  const cookiesOf = (url: string): Map<string, Cookie> => {
    const { origin } = new URL(url)
    const known = jar.get(origin) ?? new Map<string, Cookie>()
    jar.set(origin, known)
    return known
  }
  const go = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookies = cookiesOf(url)
    const headers = new Headers(init.headers)
    const sent = [...cookies].filter(([, { path }]) => new URL(url).pathname.startsWith(path))
    if (sent.length > 0) headers.set('cookie', sent.map(([key, { value }]) => `${nameOf(key)}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      const path = /; path=([^;]+)/i.exec(cookie)?.[1] ?? '/'
      const key = path === '/' ? name : `${name} ${path}`
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(key)
      else cookies.set(key, { value, path })
    }
    return response
  }
  /** Goes where it is led, up to an address that begins so. */
  const follow = async (from: Response, url: string, until: string): Promise<{ response: Response; url: string }> => {
    let [response, at] = [from, url]
    for (let steps = 0; steps < 10; steps += 1) {
      const location = response.headers.get('location')
      if (location === null) return { response, url: at }
      const next = new URL(location, at).href
      if (next.startsWith(until)) return { response, url: next }
      response = await go(next)
      at = next
    }
    throw new Error('led on and on')
  }
  return { go, follow, cookiesOf }
}
const nameOf = (key: string): string => key.split(' ', 1)[0] ?? ''
export type Visitor = ReturnType<typeof visitor>

/** Up to the page on which somebody chooses who he is: its address. */
export async function beginSignIn(house: ConsoleHouse, { go, follow }: Visitor, returnTo = '/'): Promise<string> {
  const begin = `${house.url}/sign-in?return_to=${encodeURIComponent(returnTo)}`
  return (await follow(await go(begin), begin, 'none')).url
}

/** From there up to the address of the console's callback, which is not called yet. */
export async function chooseOfficer(house: ConsoleHouse, { go, follow }: Visitor, form: string): Promise<string> {
  const posted = await go(form, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ officer: OFFICER, passcode: PASSCODE }).toString(),
  })
  return (await follow(posted, form, `${house.url}/sign-in/callback`)).url
}

export const comeBackFromSignIn = async (house: ConsoleHouse, who: Visitor, returnTo?: string): Promise<string> =>
  chooseOfficer(house, who, await beginSignIn(house, who, returnTo))

export async function signIn(house: ConsoleHouse, who: Visitor, returnTo?: string): Promise<Response> {
  return who.go(await comeBackFromSignIn(house, who, returnTo))
}

/** What our pages send with a request that changes something. */
export const fromOurPage = (house: ConsoleHouse) => ({ origin: house.url, 'x-fundtrace-console': '1' })
