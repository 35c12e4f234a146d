import { setTimeout as wait } from 'node:timers/promises'
import { DomainError } from '@fundtrace/problem'
import type { FastifyBaseLogger } from 'fastify'
import type { App } from './app.ts'

/** Named checks, each of which throws while the service cannot do its work. */
export type ReadinessChecks = Readonly<Record<string, () => PromiseLike<unknown>>>

const CHECK_TIMEOUT_MS = 2_000

/** Live: the process runs. Ready: it can work. An orchestrator restarts what is not live, and only waits for the other. */
export function installHealth(app: App, checks: ReadinessChecks): void {
  const internal = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/health/live', internal, async () => ({ status: 'live' }))
  app.get('/health/ready', internal, async (request) => {
    const names = Object.keys(checks)
    const outcomes = await Promise.all(
      Object.entries(checks).map(async ([name, check]) =>
        (await passes(name, check, request.log)) ? undefined : name,
      ),
    )
    const failed = outcomes.filter((name) => name !== undefined)
    if (failed.length > 0) throw notReady(failed)
    return { status: 'ready', checks: names }
  })
}

async function passes(name: string, check: () => PromiseLike<unknown>, log: FastifyBaseLogger): Promise<boolean> {
  const timeout = new AbortController()
  const giveUp = wait(CHECK_TIMEOUT_MS, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`The check took longer than ${CHECK_TIMEOUT_MS} ms`)
  })
  try {
    await Promise.race([check(), giveUp])
    return true
  } catch (err) {
    log.warn({ err, check: name }, 'not ready')
    return false
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
