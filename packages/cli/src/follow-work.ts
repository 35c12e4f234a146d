import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from './client.ts'
import { progressBar } from './progress-bar.ts'
import type { Terminal } from './terminal.ts'

/** What a service answers while long work goes on. */
export type WorkReply = Readonly<{ work: Readonly<{ id: string; state: string; done: number; of: number }> }>

const LOOK_AGAIN_MS = 500

/**
 * Sends the same request, with the same key, until the work that it asks for is done, and shows how far that is. Should the process that
 * does it die, asking again has another one go on with it.
 */
export async function postWork<Reply extends object>(
  services: Pick<Client, 'get' | 'post'>,
  terminal: Terminal,
  {
    path,
    body,
    idempotencyKey,
    step,
  }: Readonly<{ path: string; body?: unknown; idempotencyKey: string; step: string }>,
): Promise<Reply> {
  const bar = progressBar(terminal)
  try {
    for (;;) {
      const reply = await services.post<Reply | WorkReply>('disbursement', path, body, { idempotencyKey })
      if (!isWork(reply)) return reply
      bar.show({ step, done: reply.work.done, total: reply.work.of })
      await pause(LOOK_AGAIN_MS)
      const { work } = await services.get<WorkReply>('disbursement', `/v1/works/${reply.work.id}`)
      bar.show({ step, done: work.done, total: work.of })
    }
  } finally {
    bar.end()
  }
}

const isWork = (reply: object): reply is WorkReply => 'work' in reply
