import type { Command } from 'commander'
import { tokenMissing } from '../cli-problems.ts'
import { addressOf, ProblemError, ServiceUnreachableError } from '../client.ts'
import { readAddresses } from '../state-folder.ts'
import type { Terminal } from '../terminal.ts'
import { addLocalVerb } from '../verb.ts'

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const TIMEOUT_MS = 10_000

/** The token of a sign-in for one of Fundtrace (RFC 8693). */
export function addExchangeCommand(noun: Command, terminal: Terminal): void {
  const verb = addLocalVerb(noun, 'token', {
    about: '以登录令牌换取十分钟有效的令牌 / change the token of a sign-in for one that is good for ten minutes',
    example: 'officer token --for chen-qing',
  })
    .option('--token <token>', '登录令牌 / the token of the sign-in (FUNDTRACE_TOKEN)')
    .option('--for <officer>', '代岗: 所代人员 / stands in for this officer')
  verb.action(async () => {
    const { token = terminal.environment['FUNDTRACE_TOKEN'], for: actFor } = verb.opts<{
      token?: string
      for?: string
    }>()
    if (token === undefined || token.trim() === '') throw tokenMissing()
    const address = addressOf(await readAddresses(terminal.environment), 'access')
    terminal.write(`${await exchangeToken(address, token.trim(), actFor)}\n`)
  })
}

async function exchangeToken(address: string, token: string, actFor: string | undefined): Promise<string> {
  const response = await fetch(new URL('/v1/token', address), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: ACCESS_TOKEN,
      ...(actFor !== undefined && { act_for: actFor }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new ServiceUnreachableError('access', address, cause)
  })
  const said: unknown = await response.json().catch(() => ({}))
  const answer: Readonly<Record<string, unknown>> = typeof said === 'object' && said !== null ? { ...said } : {}
  if (!response.ok || typeof answer['access_token'] !== 'string') throw new ProblemError(response.status, answer)
  return answer['access_token']
}
