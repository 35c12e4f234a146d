import type { Database } from '@fundtrace/database'
import { countOpenDeadLetters, measureOutbox } from '@fundtrace/messaging'
import { Gauge, type Registry } from 'prom-client'

/** How far what was announced is from being told, measured when Prometheus asks. */
export function measureMessages(registry: Registry, db: Database): void {
  const waiting = gauge(registry, 'outbox_waiting_messages', 'Announced and not yet published')
  const age = gauge(registry, 'outbox_oldest_waiting_seconds', 'Age of the oldest announcement not yet published')
  new Gauge({
    name: 'dead_letters_open',
    help: 'Messages that wait for somebody to look, and those parked behind them',
    registers: [registry],
    async collect() {
      const state = await measureOutbox(db)
      waiting.set(state.waiting)
      age.set(state.oldestWaitingSeconds)
      this.set(await countOpenDeadLetters(db))
    },
  })
}

const gauge = (registry: Registry, name: string, help: string): Gauge =>
  new Gauge({ name, help, registers: [registry] })
