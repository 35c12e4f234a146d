import pg from 'pg'

export type Listener = Readonly<{ close: () => Promise<void> }>

const RECONNECT_MS = 500

/**
 * Calls `onNotice` whenever something is notified on `channel`, and once after every (re)connect, because what was
 * notified while nobody listened is lost. A notice is only a nudge to look: callers also poll, slowly.
 */
export function listen(url: string, channel: string, onNotice: () => void): Listener {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const connectAgainLater = (): void => {
    client = undefined
    if (!closed) timer = setTimeout(open, RECONNECT_MS)
  }

  function open(): void {
    const fresh = new pg.Client({ connectionString: url, application_name: `listen ${channel}`, keepAlive: true })
    client = fresh
    let lost = false
    const lose = (): void => {
      if (lost) return
      lost = true
      fresh.end().catch(noop)
      connectAgainLater()
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    fresh.on('notification', onNotice)
    fresh
      .connect()
      .then(() => fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`))
      .then(onNotice, lose)
  }

  open()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(noop)
    },
  }
}

/** Ending a connection that is already broken fails; there is nothing left to do about it. */
const noop = (): void => undefined
