import { setTimeout as pause } from 'node:timers/promises'
import { type Client, type PostOptions, ProblemError, ServiceUnreachableError } from '../client.ts'

/**
 * A client that waits for a service that is away. What it posts must carry a key: the same call goes out again and again, and has
 * its effect once.
 */
export type PatientClient = Pick<Client, 'get' | 'download'> &
  Readonly<{
    post: <Reply>(
      service: Parameters<Client['post']>[0],
      path: string,
      body: unknown,
      options: Required<PostOptions>,
    ) => Promise<Reply>
  }>

export type Patience = Readonly<{ againAfterMs: number; awayMsMax: number }>

const PATIENCE: Patience = { againAfterMs: 200, awayMsMax: 120_000 }

export function patientClient(
  client: Pick<Client, 'get' | 'post' | 'download'>,
  { onStep, patience = PATIENCE }: Readonly<{ onStep: () => void; patience?: Patience }>,
): PatientClient {
  return {
    get: (service, path) => patiently(patience, () => client.get(service, path)),
    post: async <Reply>(...call: Parameters<PatientClient['post']>) => {
      const reply = await patiently(patience, () => client.post<Reply>(...call))
      onStep()
      return reply
    },
    download: (service, path) => patiently(patience, () => client.download(service, path)),
  }
}

async function patiently<Answer>({ againAfterMs, awayMsMax }: Patience, call: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + awayMsMax
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (!passes(error) || Date.now() > deadline) throw error
      await pause(againAfterMs)
    }
  }
}

const SERVICE_UNAVAILABLE = 503

/** Nobody there, not ready, or the first of two equal calls still at work: asked again, the answer will be another. */
export function passes(error: unknown): boolean {
  if (error instanceof ServiceUnreachableError) return true
  if (!(error instanceof ProblemError)) return false
  return error.status === SERVICE_UNAVAILABLE || error.code === 'IDEMPOTENCY_KEY_IN_FLIGHT'
}
