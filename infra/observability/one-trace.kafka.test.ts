import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MainJobSummary, until } from '@fundtrace/cli'
import { describeWithOwnKafka } from '@fundtrace/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { comparable } from '../demo/comparable.ts'
import { mainJobSummary } from '../demo/main-job-done.ts'
import { runMainJobIn } from '../demo/run-in-house.ts'
import { startHouse } from '../embedded/house.ts'
import { readSamples, type Sample } from './test/read-samples.ts'
import { type ReceivedSpan, startTraceReceiver } from './test/trace-receiver.ts'

/** The main job over Kafka, in a house whose services send their spans to a receiver; all of them have ended before anything is looked at. */
describeWithOwnKafka('one payment', () => {
  let overKafka: MainJobSummary
  let samples: readonly Sample[]
  let spans: readonly ReceivedSpan[]
  let traces: ReadonlyMap<string, readonly ReceivedSpan[]>

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fundtrace-traces-'))
    await chmod(folder, 0o755)
    const receiver = await startTraceReceiver()
    try {
      const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }
      const house = await startHouse({
        folder,
        transport: { name: 'kafka' },
        environment,
        onProgress: () => undefined,
      })
      try {
        overKafka = await runMainJobIn(house, () => undefined)
        const { addresses } = house
        samples = await until('every message is marked as read', async () => {
          const now = (await Promise.all(Object.values(addresses).map(readSamples))).flat()
          return now.some(({ name, value }) => name === 'consumer_lag_messages' && value > 0) ? undefined : now
        })
      } finally {
        await house.stop()
      }
    } finally {
      await receiver.close()
      await rm(folder, { recursive: true, force: true })
    }
    spans = receiver.spans()
    traces = Map.groupBy(spans, (span) => span.traceId)
  }, 400_000)

  const tracesThatBeginWith = (name: string): (readonly ReceivedSpan[])[] =>
    [...traces.values()].filter((trace) => trace.some((span) => span.name === name && span.parentSpanId === undefined))
  const batches = (): (readonly ReceivedSpan[])[] => tracesThatBeginWith('POST /v1/batches')
  const doneIn = (trace: readonly ReceivedSpan[]): Set<string> =>
    new Set(trace.map(({ service, name }) => `${service}: ${name}`))

  it('is of a main job that gives the same figures, breaks and checks as over PostgreSQL', async () => {
    const overPostgres = await mainJobSummary()
    expect([overKafka.transport, overPostgres.transport]).toEqual(['kafka', 'postgres'])
    expect(comparable(overKafka)).toEqual(comparable(overPostgres))
    expect(overKafka.checks.filter((check) => !check.ok)).toEqual([])
  }, 400_000)

  it('is one trace from the making of its batch to the book and the audit office', () => {
    expect(batches()).toHaveLength(4)
    for (const trace of batches()) {
      expect([...doneIn(trace)]).toEqual(
        expect.arrayContaining([
          'disbursement: POST /v1/batches',
          'disbursement: approve batch',
          'disbursement: create ledger.requests.v1',
          'disbursement: create disbursement.payments.v1',
          'disbursement: take results',
          'disbursement: process TransactionPosted',
          'allocation: POST /v1/payees/lookup',
          'allocation: process TransactionPosted',
          'ledger: process TransactionRequested',
          'ledger: create ledger.transactions.v1',
          'reconciliation: process TransactionPosted',
          'reconciliation: process BatchApproved',
          'reconciliation: process FileReleased',
          'disbursement: create disbursement.results.v1',
          'reconciliation: process PaymentResults',
        ]),
      )
    }
  })

  it('has no span whose parent is missing, and one beginning', () => {
    for (const trace of batches()) {
      const ids = new Set(trace.map((span) => span.spanId))
      const orphans = trace.filter(({ parentSpanId }) => parentSpanId !== undefined && !ids.has(parentSpanId))
      expect(orphans).toEqual([])
      expect(trace.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1)
    }
  })

  it('holds the steps of its own batch and of no other', () => {
    for (const trace of batches()) {
      const batchIds = new Set(trace.map((span) => span.attributes.get('fundtrace.batch_id')))
      batchIds.delete(undefined)
      expect(batchIds.size).toBe(1)
    }
  })

  it('leads from each later step to the request that asked for it, and back', () => {
    const requests = new Map(spans.map((span) => [span.spanId, span]))
    const steps = {
      'approve batch': 'POST /v1/batches/:batch_id/approve',
    }
    for (const [step, route] of Object.entries(steps)) {
      for (const span of batches().map((trace) => trace.find(({ name }) => name === step))) {
        const request = requests.get(span?.links[0]?.spanId ?? '')
        expect(request).toMatchObject({ name: route, service: 'disbursement' })
        expect(request?.traceId).not.toBe(span?.traceId)
        expect(request?.links).toContainEqual(expect.objectContaining({ spanId: span?.spanId, traceId: span?.traceId }))
      }
    }
  })

  it('goes on in the trace of its plan where allocation announces it', () => {
    const [trace] = tracesThatBeginWith('POST /v1/plans/:plan_id/approve')
    expect([...doneIn(trace ?? [])]).toEqual(
      expect.arrayContaining([
        'ledger: process TransactionRequested',
        'disbursement: process PlanApproved',
        'reconciliation: process PlanApproved',
      ]),
    )
  })

  it('is told of without a name, a number of a person or an account, and without probes', () => {
    expect(spans.filter((span) => /health|metrics/.test(span.name))).toEqual([])
    const texts = spans.flatMap(({ name, attributes }) => [name, ...attributes.values()].map(String))
    expect(texts.filter((text) => /\p{Script=Han}|\d{15,}/u.test(text))).toEqual([])
  })

  describe('is counted', () => {
    const sum = (name: string, labels: Readonly<Record<string, string>> = {}): number =>
      samples
        .filter((sample) => sample.name === name)
        .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
        .reduce((total, sample) => total + sample.value, 0)
    const spansNamed = (name: string): number => spans.filter((span) => span.name === name).length

    it('where it is posted, announced and taken in', () => {
      // Results come in pages.
      expect(sum('ledger_transactions_posted_total', { kind: 'settle' })).toBeGreaterThanOrEqual(
        spansNamed('process PaymentResults'),
      )
      expect(sum('ledger_transactions_posted_total', { kind: 'return' })).toBe(2)
      expect(sum('ledger_entries_posted_total')).toBeGreaterThan(sum('ledger_transactions_posted_total'))
      const requests = sum('messages_published_total', { topic: 'ledger.requests.v1' })
      expect(requests).toBe(spansNamed('process TransactionRequested'))
      expect(sum('messages_taken_in_total', { consumer: 'ledger.requests', outcome: 'handled' })).toBe(requests)
    })

    it('with nothing left behind, and nothing that could not be measured', () => {
      const named = (name: string): ReadonlySet<number> =>
        new Set(samples.filter((sample) => sample.name === name).map((sample) => sample.value))
      const zero = new Set([0])
      expect(named('outbox_waiting_messages')).toEqual(zero)
      expect(named('outbox_oldest_waiting_seconds')).toEqual(zero)
      expect(named('dead_letters_open')).toEqual(zero)
      expect(named('consumer_lag_messages')).toEqual(zero)
      expect(named('metrics_scrape_errors_total')).toEqual(new Set())
      expect(new Set(named('readiness_check_passes'))).toEqual(new Set([1]))
    })
  })
})
