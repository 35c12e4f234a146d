import { answer, api } from '../api/client.ts'

type WorkReply = Readonly<{ work: Readonly<{ id: string; done: number; of: number }> }>
export type Progress = Readonly<{ done: number; of: number }>

const LOOK_AGAIN_MILLISECONDS = 700
const LOOKS_PER_ASKING = 10

/**
 * Sends the same request, with the same key, until the work that it asks for is done, and says how far it is. Should the process that does
 * it die, asking again has another one go on with it.
 */
export async function followWork<Reply extends object>(
  ask: () => Promise<Reply | WorkReply>,
  say: (progress: Progress) => void,
): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    if (!isWork(reply)) return reply
    say(reply.work)
    await follow(reply.work.id, say)
  }
}

async function follow(workId: string, say: (progress: Progress) => void): Promise<void> {
  for (let look = 0; look < LOOKS_PER_ASKING; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MILLISECONDS))
    const params = { path: { work_id: workId } }
    const { work } = await answer(api.disbursement.GET('/v1/works/{work_id}', { params }))
    say(work)
    if (work.state !== 'running') return
  }
}

const isWork = <Reply extends object>(reply: Reply | WorkReply): reply is WorkReply => 'work' in reply
