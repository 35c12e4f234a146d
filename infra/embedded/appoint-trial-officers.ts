import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { signLocalToken } from '@fundtrace/http-server'
import { TRIAL_OFFICERS } from '../identity/trial-officers.ts'
import { FIRST_ADMINS } from './first-admins.ts'

const TIMEOUT_MS = 10_000
const LIFETIME_SECONDS = 60
const LOOK_AGAIN_MS = 200

/**
 * Makes those whom one can choose at the trial sign-in known to access, as two administrators would: one asks, the other approves. Whoever is known there
 * stays as he is, also who was revoked. Without it nobody of them could be stood in for.
 */
export async function appointTrialOfficers(accessUrl: string, issuerKeyFile: string): Promise<void> {
  const [asks, approves] = await tokensOfAdmins(await readFile(issuerKeyFile, 'utf8'))
  const { officers } = await whenAppointed(() => ask<Officers>(accessUrl, asks, '/v1/officers?limit=1000'))
  const known = new Set(officers.map(({ subject }) => subject))
  const missing = TRIAL_OFFICERS.filter(({ subject }) => !known.has(subject))
  await Promise.all(
    missing.map(async ({ subject, name, role, area }) => {
      const wanted = { subject, name, roles: [role], areas: [area], reason: '试用人员' }
      const { id } = await ask<{ id: string }>(accessUrl, asks, '/v1/officer-changes', wanted)
      await ask(accessUrl, approves, `/v1/officer-changes/${id}/approve`, { reason: '同意' })
    }),
  )
}

/** Access puts its first administrators in while it already listens, at its very first start. */
async function whenAppointed<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  const until = Date.now() + TIMEOUT_MS
  for (;;) {
    try {
      return await read()
    } catch (error) {
      if (Date.now() > until) throw error
      await setTimeout(LOOK_AGAIN_MS)
    }
  }
}

type Officers = Readonly<{ officers: readonly Readonly<{ subject: string }>[] }>

async function tokensOfAdmins(privateKeyPem: string): Promise<readonly [string, string]> {
  const [first = '', second = ''] = await Promise.all(
    FIRST_ADMINS.map((admin) =>
      signLocalToken({ ...admin, roles: ['admin'], privateKeyPem, lifetimeSeconds: LIFETIME_SECONDS }),
    ),
  )
  return [first, second]
}

async function ask<Answer>(accessUrl: string, token: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(new URL(path, accessUrl), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!answer.ok) throw new Error(`access answered ${answer.status} to ${path}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
