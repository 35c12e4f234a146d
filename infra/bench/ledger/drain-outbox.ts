import { connect } from '@fundtrace/database'
import type { Logger } from '@fundtrace/http-server'
import { createPostgresTransport, startRelay } from '@fundtrace/messaging'

/** The relay as every service has it, over the PostgreSQL transport. */
export function drainOutbox(
  { appUrl, messagesUrl }: Readonly<{ appUrl: string; messagesUrl: string }>,
  log: Logger,
): { close: () => Promise<void> } {
  const db = connect(appUrl, { application: 'bench relay' })
  const transport = createPostgresTransport({ url: messagesUrl, service: 'ledger' })
  const relay = startRelay({ db, url: appUrl, transport, log })
  return {
    close: async () => {
      await relay.close()
      await transport.close()
      await db.destroy()
    },
  }
}
