import pg from 'pg'

/**
 * The one database session that a group's member is: it holds the locks of its partitions and the lock that says the member
 * is there, and hears of new messages. PostgreSQL ends all of that together with the session, so a killed member is gone at
 * once and what it held is free.
 */
export type MemberSession = Readonly<{
  /** What the group's partitions are and how many members share them, as of now. */
  look: () => Promise<GroupView>
  /** Takes up to `count` of these partitions, those that no other member holds. */
  take: (names: readonly string[], count: number) => Promise<void>
  release: (name: string) => Promise<void>
  /** False as soon as the session is known to be lost. */
  holds: (name: string) => boolean
  /** In the order in which they were taken. */
  held: () => readonly string[]
  isLost: () => boolean
  close: () => Promise<void>
}>

type GroupView = Readonly<{ members: number; partitions: readonly PartitionView[] }>
export type PartitionView = Readonly<{ name: string; topic: string; partition: number; hasUnread: boolean }>

/** A server that does not answer for so long is taken for gone. */
const ANSWER_MS_MAX = 10_000

export async function openMemberSession(options: {
  url: string
  group: string
  topics: readonly string[]
  onNudge: () => void
}): Promise<MemberSession> {
  const { group, topics, onNudge } = options
  const names = new Set<string>()
  let lost = false
  const lose = (): void => {
    lost = true
    names.clear()
    onNudge()
  }
  const client = new pg.Client({
    connectionString: options.url,
    application_name: `${group} member`,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS_MAX,
    query_timeout: ANSWER_MS_MAX,
  })
  client.on('error', lose)
  client.on('end', lose)
  client.on('notification', ({ payload }) => {
    if (payload !== undefined && topics.includes(payload)) onNudge()
  })

  /** A session that failed once is not trusted again: nobody knows which locks it still has. */
  const query = async <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
    name?: string,
  ): Promise<Row[]> => {
    try {
      return (await client.query<Row>({ ...(name !== undefined && { name }), text, values: [...values] })).rows
    } catch (error) {
      lose()
      client.end().catch(ignoreBrokenConnection)
      throw error
    }
  }

  await client.connect().catch((error: unknown) => {
    client.end().catch(ignoreBrokenConnection)
    throw error
  })
  await query('LISTEN messages', [])
  await query(`SELECT pg_advisory_lock_shared(${PRESENCE})`, [group])

  return {
    look: async () => {
      // Named: it is planned once a session, and comes with every nudge.
      const rows = await query<PartitionView & { members: number }>(LOOK, [group, topics], 'look')
      const missing = topics.filter((topic) => !rows.some((row) => row.topic === topic))
      if (missing.length > 0)
        throw new Error(`These topics do not exist, or this role may not read them: ${missing.join(', ')}`)
      return { members: rows[0]?.members ?? 1, partitions: rows }
    },
    take: async (wanted, count) => {
      const taken = await query<{ name: string }>(
        `SELECT name FROM unnest($1::text[]) AS name WHERE pg_try_advisory_lock(hashtextextended(name, 0)) LIMIT $2`,
        [wanted, count],
      )
      if (!lost) for (const { name } of taken) names.add(name)
    },
    release: async (name) => {
      names.delete(name)
      await query(`SELECT pg_advisory_unlock(hashtextextended($1, 0))`, [name])
    },
    holds: (name) => names.has(name),
    held: () => [...names],
    isLost: () => lost,
    close: () => client.end().catch(ignoreBrokenConnection),
  }
}

/** Ending a connection that is already broken fails; there is nothing left to do about it. */
const ignoreBrokenConnection = (): void => undefined

/** A shared lock that every member of the group holds: counting its holders counts the members that live. */
const PRESENCE = `hashtextextended('member of ' || $1, 0)`

/**
 * Ordered by partition before topic: where a group reads several topics, one member gets the same partitions of all of them,
 * and with them all messages of a key.
 */
const LOOK = `
  SELECT $1 || ' ' || p.topic || '/' || p.partition AS name, p.topic, p.partition,
         p.next_position > coalesce(o.position, 0) AS "hasUnread",
         (SELECT greatest(count(*), 1)::int FROM pg_locks l
           WHERE l.locktype = 'advisory' AND l.mode = 'ShareLock' AND l.granted
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND l.objsubid = 1 AND (l.classid::bigint << 32 | l.objid::bigint) = ${PRESENCE}) AS members
    FROM partitions p
    LEFT JOIN consumer_offsets o ON o.consumer_group = $1 AND o.topic = p.topic AND o.partition = p.partition
   WHERE p.topic = ANY($2::text[])
     AND EXISTS (SELECT FROM topic_rights r WHERE r.topic = p.topic AND r.role = current_user)
   ORDER BY p.partition, p.topic`
