import { once } from 'node:events'
import { connect, type NetConnectOpts } from 'node:net'
import { within } from './within.ts'

const CONNECTS_WITHIN_MS = 5_000

/** Throws where nothing listens there. */
export async function checkConnects(address: NetConnectOpts): Promise<void> {
  const socket = connect(address)
  try {
    await within(CONNECTS_WITHIN_MS, 'connecting', once(socket, 'connect'))
  } finally {
    socket.destroy()
  }
}
