import type { App } from './app.ts'
import { ConfigError } from './config.ts'

const DRAIN_MS_MAX = 10_000

export type Service = Readonly<{ app: App; host: string; port: number }>

/**
 * The life of a service's process: build, listen, and stop with grace on SIGTERM, SIGINT or when the launcher that
 * forked it is gone. What has to end with it (relay, consumers, then pools) is an `onClose` hook of the app; they run
 * after the last request is answered, the one added last first. Exit status: 0 stopped, 1 failed, 2 wrong configuration.
 */
export async function runService(build: () => Promise<Service>): Promise<void> {
  try {
    const { app, host, port } = await build()
    stopWithGrace(app)
    await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address}` })
  } catch (error) {
    exitWithReason(error)
  }
}

function stopWithGrace(app: App): void {
  let isStopping = false
  const stop = (reason: string): void => {
    // A terminal and a launcher may both send their signal.
    if (isStopping) return
    isStopping = true
    app.log.info({ reason }, 'stopping')
    // Also keeps the process alive while it ends: one that nothing holds any more would be gone before its last hook.
    setTimeout(() => {
      app.log.error({ drain_ms_max: DRAIN_MS_MAX }, 'stopped before everything had ended')
      process.exit(1)
    }, DRAIN_MS_MAX)
    app.close().then(() => process.exit(0), exitWithReason)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.connected) process.on('disconnect', () => stop('the launcher is gone'))
}

function exitWithReason(error: unknown): never {
  const isConfig = error instanceof ConfigError
  const reason = isConfig ? error.lines.join('\n') : error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${reason}\n`)
  process.exit(isConfig ? 2 : 1)
}
