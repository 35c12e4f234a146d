import type { Command } from 'commander'
import type { ServiceName } from './client.ts'
import { openServices } from './open-services.ts'
import { sendingKey } from './sending-key.ts'
import type { Terminal } from './terminal.ts'

/** How a verb records something in a service: once for each key, as the officer whose token was given. */
export const postOnceTo =
  (service: ServiceName) =>
  async <Reply>(terminal: Terminal, verb: Command, path: string, body?: unknown): Promise<Reply> => {
    const services = await openServices(terminal, verb)
    return services.post<Reply>(service, path, body, { idempotencyKey: sendingKey(terminal, verb) })
  }
