import pg from 'pg'

/** Named locks that live exactly as long as one database session: they vanish with the process that holds them. */
export type PartitionLocks = Readonly<{
  tryTake: (name: string) => Promise<boolean>
  release: (name: string) => Promise<void>
  holds: (name: string) => boolean
  held: () => readonly string[]
  close: () => Promise<void>
}>

export function openLocks(url: string, application: string): PartitionLocks {
  let session: Promise<pg.Client> | undefined
  let names = new Set<string>()

  const forget = (): void => {
    session = undefined
    names = new Set()
  }

  const openSession = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, application_name: application, keepAlive: true })
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    return client
  }

  const currentSession = (): Promise<pg.Client> => {
    session ??= openSession().catch((error: unknown) => {
      forget()
      throw error
    })
    return session
  }

  return {
    tryTake: async (name) => {
      const client = await currentSession()
      const { rows } = await client.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine`,
        [name],
      )
      const mine = rows[0]?.mine === true
      if (mine) names.add(name)
      return mine
    },
    release: async (name) => {
      names.delete(name)
      const client = await currentSession()
      await client.query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [name])
    },
    holds: (name) => names.has(name),
    held: () => [...names],
    close: async () => {
      const open = session
      forget()
      const client = await open?.catch(() => undefined)
      await client?.end()
    },
  }
}
