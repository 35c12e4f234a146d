import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient, localTokens, passes } from '@fundtrace/cli'
import type { House } from '../../embedded/house.ts'

/** Two officers of the province's bureau and two of its treasury: whoever makes does not approve. */
export type Officers = Readonly<Record<'bureau' | 'bureauChief' | 'treasury' | 'treasuryChief', Client>>

export async function appointOfficers(house: House): Promise<Officers> {
  const tokenOf = localTokens(await readFile(house.secrets.issuerPrivateKeyFile, 'utf8'))
  const appoint = async (role: 'finance' | 'treasury', name: string): Promise<Client> =>
    createClient(
      house.addresses,
      await tokenOf({ subject: `${role}-${name}-bench`, name, roles: [role], areas: ['44'] }),
    )
  return {
    bureau: await appoint('finance', 'maker'),
    bureauChief: await appoint('finance', 'chief'),
    treasury: await appoint('treasury', 'maker'),
    treasuryChief: await appoint('treasury', 'chief'),
  }
}

/** Posts under one key until it is answered: work on 100,000 lines takes longer than an answer may. */
export async function insist<Reply extends object>(
  client: Client,
  path: string,
  body: unknown,
  isDone: (reply: Reply) => boolean,
  key = crypto.randomUUID(),
): Promise<Reply> {
  for (;;) {
    try {
      const reply = await client.post<Reply>('disbursement', path, body, { idempotencyKey: key })
      if (isDone(reply)) return reply
    } catch (error) {
      if (!passes(error)) throw error
    }
    await pause(LOOK_AGAIN_MS)
  }
}

/** Looks until it is there. */
export async function lookUntil<Answer>(look: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await look()
    if (answer !== undefined) return answer
    await pause(LOOK_AGAIN_MS)
  }
}

const LOOK_AGAIN_MS = 100
