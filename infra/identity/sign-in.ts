import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from '@fundtrace/http-server'
import type Provider from 'oidc-provider'
import { type PasscodeAnswer, passcodeGuard } from './passcode.ts'
import { signInPage } from './sign-in-page.ts'
import { trialOfficer } from './trial-officers.ts'

const PATH = /^\/sign-in\/[\w-]{1,100}$/
const FORM_BYTES_MAX = 4_096

/** Answers the pages on which somebody chooses who he is; false where the request is for something else. */
export function signInPages(
  provider: Provider,
  { passcode, log }: Readonly<{ passcode: string; log: Logger }>,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const guard = passcodeGuard(passcode)

  return async (request, response) => {
    if (!PATH.test(request.url ?? '')) return false
    const action = request.url ?? ''
    try {
      const { params } = await provider.interactionDetails(request, response)
      const page = { action, goesTo: String(params['redirect_uri']) }
      if (request.method !== 'POST') {
        sendPage(response, 200, page)
        return true
      }
      const form = await readForm(request)
      const officer = trialOfficer(form.get('officer') ?? '')
      const answer = guard(form.get('passcode') ?? '')
      if (officer === undefined || answer !== 'right') {
        log.warn({ officer: officer?.subject ?? null, answer }, 'sign-in refused')
        const refused = REFUSED[answer === 'right' ? 'wrong' : answer]
        sendPage(response, answer === 'wait' ? 429 : 401, { ...page, refused, chosen: officer?.subject })
        return true
      }
      log.info({ officer: officer.subject }, 'signed in')
      await provider.interactionFinished(request, response, {
        login: { accountId: officer.subject, remember: false },
      })
    } catch (err) {
      log.warn({ err }, 'sign-in cannot go on')
      sendText(response, 400, '登录已过期，请回到系统重新登录。 / This sign-in is over: go back and sign in again.')
    }
    return true
  }
}

const REFUSED: Readonly<Record<Exclude<PasscodeAnswer, 'right'>, Readonly<{ zh: string; en: string }>>> = {
  wrong: {
    zh: '口令不对，请核对启动时显示的口令。',
    en: 'The passcode is not right: look at what was printed at the start.',
  },
  wait: { zh: '错误次数过多，请一分钟后再试。', en: 'Too many wrong ones: try again in a minute.' },
}

function sendPage(response: ServerResponse, status: number, choice: Parameters<typeof signInPage>[0]): void {
  const { html, policy } = signInPage(choice)
  response.writeHead(status, {
    ...HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
  })
  response.end(html)
}

function sendText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent) return void response.end()
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' })
  response.end(text)
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > FORM_BYTES_MAX) throw new Error('The form is larger than any of ours')
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
