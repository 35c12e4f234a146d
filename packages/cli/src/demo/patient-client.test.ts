import { describe, expect, it } from 'vitest'
import { type Client, ProblemError, ServiceUnreachableError } from '../client.ts'
import { patientClient } from './patient-client.ts'

const AT_ONCE = { onStep: () => undefined, patience: { againAfterMs: 0, awayMsMax: 5_000 } }
const away = new ServiceUnreachableError('ledger', 'http://127.0.0.1:1', undefined)
const notReady = new ProblemError(503, { code: 'SERVICE_NOT_READY' })
const inFlight = new ProblemError(409, { code: 'IDEMPOTENCY_KEY_IN_FLIGHT' })

/** Answers each call with the next of these; an error is thrown. */
function answering(...answers: readonly unknown[]): { client: Client; calls: unknown[][] } {
  const calls: unknown[][] = []
  const next = async (...call: unknown[]): Promise<never> => {
    const answer = answers[calls.length]
    calls.push(call)
    if (answer instanceof Error) throw answer
    return answer as never
  }
  return { client: { get: next, post: next, upload: next, download: next, stream: next }, calls }
}

describe('a patient client', () => {
  it('sends the same call with the same key until the service is there', async () => {
    const { client, calls } = answering(away, notReady, inFlight, { id: 'plan-1' })
    const call = ['allocation', '/v1/plans', { people: 1 }, { idempotencyKey: 'k-1' }] as const
    let steps = 0
    const onStep = (): void => void (steps += 1)
    expect(await patientClient(client, { ...AT_ONCE, onStep }).post(...call)).toEqual({ id: 'plan-1' })
    expect(steps).toBe(1)
    expect(calls).toEqual([call, call, call, call])
  })

  it.each([
    ['another conflict', new ProblemError(409, { code: 'ALLOCATION_FUNDER_ALREADY_RECORDED' })],
    ['a refusal', new ProblemError(422, { code: 'LEDGER_AVAILABLE_EXCEEDED' })],
    ['a fault of the service', new ProblemError(500, { code: 'INTERNAL_ERROR' })],
  ])('does not repeat %s', async (_, refusal) => {
    const { client, calls } = answering(refusal, 'never')
    await expect(patientClient(client, AT_ONCE).get('ledger', '/v1/funds')).rejects.toBe(refusal)
    expect(calls).toHaveLength(1)
  })

  it('gives up with the last reason', async () => {
    const { client } = answering(notReady)
    const impatient = patientClient(client, { ...AT_ONCE, patience: { againAfterMs: 0, awayMsMax: -1 } })
    await expect(impatient.download('disbursement', '/v1/batches/b/bank-file')).rejects.toBe(notReady)
  })
})
