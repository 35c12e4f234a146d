import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient, localTokens, passes } from '@fundtrace/cli'
import type { House } from '../../embedded/house.ts'

/** An officer who sends the same again, under the same key, until a service answers: to him a process that was killed is only slow. */
export type Desk = Readonly<{
  get: Client['get']
  download: Client['download']
  /** `key` names the step: the same step has its effect once. */
  post: <Reply extends object>(service: Service, path: string, body: unknown, key: string) => Promise<Reply>
  /** Until the long work that it asks for is done. */
  work: <Reply extends object>(path: string, body: unknown, key: string) => Promise<Reply>
  /** A file of the bank, until it is taken. */
  upload: (path: string, file: Buffer, key: string) => Promise<FileTaken>
}>
type Service = Parameters<Client['post']>[0]
export type FileTaken = Readonly<{ id: string; state: string; findings: number; problem: unknown }>

/** Maker and checker of the bureau (finance) and of the treasury; whoever makes does not approve. */
export type Desks = Readonly<Record<'bureau' | 'bureauChief' | 'treasury' | 'treasuryChief' | 'audit', Desk>>

export async function openDesks(house: House): Promise<Desks> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const open = async (role: 'finance' | 'treasury' | 'audit', name: string): Promise<Desk> => {
    const officer = { subject: `${role}-${name}-year`, name, roles: [role], areas: ['44'] }
    return deskOf(createClient(house.addresses, await tokenOf(officer)))
  }
  return {
    bureau: await open('finance', 'maker'),
    bureauChief: await open('finance', 'chief'),
    treasury: await open('treasury', 'maker'),
    treasuryChief: await open('treasury', 'chief'),
    audit: await open('audit', 'auditor'),
  }
}

const AGAIN_AFTER_MS = 100
const PATIENCE_MS = 120_000

function deskOf(client: Client): Desk {
  const post: Desk['post'] = (service, path, body, key) =>
    patiently(() => client.post(service, path, body, { idempotencyKey: keyOf(key) }))
  return {
    get: (service, path) => patiently(() => client.get(service, path)),
    download: (service, path) => patiently(() => client.download(service, path)),
    post,
    work: async <Reply extends object>(path: string, body: unknown, key: string) =>
      lookUntil(`the work of ${key} is done`, async () => {
        const reply = await post<Reply>('disbursement', path, body, key)
        return 'work' in reply ? undefined : reply
      }),
    upload: (path, file, key) =>
      lookUntil(`the file of ${key} is taken`, async () => {
        const options = { idempotencyKey: keyOf(key) }
        const body = new Blob([new Uint8Array(file)])
        const taken = await patiently(() => client.upload<FileTaken>('disbursement', path, body, options))
        return taken.state === 'taking' ? undefined : taken
      }),
  }
}

const keyOf = (step: string): string => Buffer.from(`year:${step}`).toString('base64url')

async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error
      await pause(AGAIN_AFTER_MS)
    }
  }
}

export async function lookUntil<Answer>(
  what: string,
  look: () => Promise<Answer | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<Answer> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const answer = await look()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`)
    await pause(AGAIN_AFTER_MS)
  }
}
