import { actingNow } from '../shell/session.ts'
import { waitForSignIn } from '../shell/sign-in-again.ts'
import { ProblemError, readProblem, unreachable } from './problem.ts'

/**
 * Every request of the pages: says that it comes from the console's own pages, and where the session is over waits for
 * another sign-in and then asks again, so that nothing typed is lost.
 */
export async function ownFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init })
  request.headers.set('x-fundtrace-console', '1')
  const acting = actingNow()
  // What is sent from a page that says "for myself" is never done in another's name, whatever another tab has chosen meanwhile.
  if (acting !== undefined) request.headers.set('x-fundtrace-acting-for', encodeURIComponent(acting ?? ''))
  for (;;) {
    const answer = await send(request.clone())
    if (answer.status !== 401 || (await isOfService(answer))) return answer
    await waitForSignIn()
  }
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(unreachable(error instanceof Error ? error.message : ''))
  }
}

/** A 401 that another sign-in would not mend. */
async function isOfService(answer: Response): Promise<boolean> {
  const { code } = await readProblem(answer.clone())
  return code !== 'CONSOLE_SESSION_EXPIRED'
}
