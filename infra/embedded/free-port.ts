import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port of the loopback interface that nothing listens on; `wanted` where it is free.
 *
 * Without a wish it is one below those from which the system serves outgoing connections: else a client that keeps calling the port of a killed
 * server is one day given that very port as its own, talks to itself, and the server cannot have it back.
 */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await isFree(wanted))) return wanted
  for (;;) {
    const port = randomInt(QUIET_PORT_MIN, QUIET_PORT_MAX)
    // One that was given out a moment ago may not be listened on yet.
    if (given.has(port) || !(await isFree(port))) continue
    given.add(port)
    return port
  }
}

const QUIET_PORT_MIN = 20_000
const QUIET_PORT_MAX = 32_000
const given = new Set<number>()

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
