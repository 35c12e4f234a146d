import type { Admin, Kafka } from 'kafkajs'
import { hangUp } from './hang-up.ts'

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
  const giveUp = async (admin: Promise<Admin> | undefined): Promise<void> => {
    if (admin === undefined) return
    if (current === admin) current = undefined
    await admin.then(hangUp, neverConnected)
  }

  return {
    ask: async (question) => {
      const mine = (current ??= connect())
      try {
        return await question(await mine)
      } catch (error) {
        void giveUp(mine)
        throw error
      }
    },
    close: () => giveUp(current),
  }
}

/** Whoever asked was told why. */
const neverConnected = (): void => undefined
