import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Stands between an engine and PostgreSQL, and passes on nothing of what the engine says once the rows of a batch are in place: to PostgreSQL that
 * is a process which was stopped in the middle of it.
 */
export async function startHaltingProxy(
  url: string,
): Promise<Readonly<{ url: string; isHalted: () => boolean; goOn: () => void; close: () => void }>> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const held: (() => void)[] = []
  let isOver = false
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
    database.pipe(client)
    let isHalted = false
    client.on('data', (data) => {
      const end = isOver || isHalted ? -1 : data.indexOf(AWAITS_ITS_TURN)
      isHalted ||= end !== -1
      if (!isHalted || isOver) return void database.write(data)
      if (end > 0) database.write(data.subarray(0, end))
      held.push(() => database.write(data.subarray(Math.max(0, end))))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    isHalted: () => held.length > 0,
    goOn: () => {
      isOver = true
      for (const write of held) write()
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** The name of the statement that comes after the rows. */
const AWAITS_ITS_TURN = 'await-block'
