import type { Admin, Kafka } from 'kafkajs'

/** One administrative connection, opened when it is first needed, and anew after anything went wrong on it. */
export type AdminLine = Readonly<{
  ask: <Answer>(question: (admin: Admin) => Promise<Answer>) => Promise<Answer>
  close: () => Promise<void>
}>

export function openAdminLine(kafka: Kafka): AdminLine {
  let current: Promise<Admin> | undefined

  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin()
    await admin.connect()
    return admin
  }
  const hangUp = async (admin: Promise<Admin> | undefined): Promise<void> => {
    if (admin === undefined) return
    if (current === admin) current = undefined
    await admin.then((open) => open.disconnect()).catch(ignoreBrokenConnection)
  }

  return {
    ask: async (question) => {
      const mine = (current ??= connect())
      try {
        return await question(await mine)
      } catch (error) {
        void hangUp(mine)
        throw error
      }
    },
    close: () => hangUp(current),
  }
}

/** Ending a connection that is already broken fails; there is nothing left to do about it. */
const ignoreBrokenConnection = (): void => undefined
