import { setTimeout as wait } from 'node:timers/promises'
import { DomainError } from '@fundtrace/problem'
import type { FastifyBaseLogger } from 'fastify'
import type { App } from './app.ts'

/** Named checks, each of which throws while the service cannot do its work. */
export type ReadinessChecks = Readonly<Record<string, () => PromiseLike<unknown>>>

const CHECK_TIMEOUT_MS = 2_000

/** Live: the process runs. Ready: it can work. An orchestrator restarts what is not live, and only waits for the other. */
export function installHealth(app: App, checks: ReadinessChecks): void {
  const known = new Map<string, boolean>()
  /** Probes come every few seconds: what is told is that something began, and that it is over. */
  const tellChange = (name: string, fault: unknown, log: FastifyBaseLogger): void => {
    const isPassing = fault === undefined
    if (isPassing === (known.get(name) ?? true)) return
    known.set(name, isPassing)
    if (isPassing) log.info({ check: name }, 'ready again')
    else log.warn({ err: fault, check: name }, 'not ready')
  }
  const internal = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/health/live', internal, async () => ({ status: 'live' }))
  app.get('/health/ready', internal, async (request) => {
    const names = Object.keys(checks)
    const outcomes = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        const fault = await faultOf(check)
        tellChange(name, fault, request.log)
        return fault === undefined ? undefined : name
      }),
    )
    const failed = outcomes.filter((name) => name !== undefined)
    if (failed.length > 0) throw notReady(failed)
    return { status: 'ready', checks: names }
  })
}

/** Undefined where the check passes in time. */
async function faultOf(check: () => PromiseLike<unknown>): Promise<unknown> {
  const timeout = new AbortController()
  const giveUp = wait(CHECK_TIMEOUT_MS, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`The check took longer than ${CHECK_TIMEOUT_MS} ms`)
  })
  try {
    await Promise.race([check(), giveUp])
    return undefined
  } catch (error) {
    return error ?? new Error('The check failed without a reason')
  } finally {
    timeout.abort()
    giveUp.catch(() => undefined)
  }
}

const notReady = (failed: string[]): DomainError =>
  new DomainError({
    code: 'SERVICE_NOT_READY',
    kind: 'unavailable',
    title: { zh: '服务尚未就绪', en: 'The service is not ready' },
    detail: `Not ready: ${failed.join(', ')}`,
    values: { failed },
  })
