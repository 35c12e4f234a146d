import { DomainError } from '@fundtrace/problem'

export const keyMissing = (): DomainError =>
  new DomainError({
    code: 'IDEMPOTENCY_KEY_MISSING',
    kind: 'malformed',
    title: { zh: '缺少幂等键', en: 'An Idempotency-Key is needed' },
    detail: 'Send the header Idempotency-Key with a new value, such as a UUID, for everything that is to happen once',
  })

export const keyMalformed = (): DomainError =>
  new DomainError({
    code: 'IDEMPOTENCY_KEY_MALFORMED',
    kind: 'malformed',
    title: { zh: '幂等键格式错误', en: 'The Idempotency-Key is malformed' },
    detail: 'An Idempotency-Key is 1 to 200 visible ASCII characters without spaces, sent once',
  })

export const keyInFlight = (key: string): DomainError =>
  new DomainError({
    code: 'IDEMPOTENCY_KEY_IN_FLIGHT',
    kind: 'conflict',
    title: { zh: '相同幂等键的请求正在处理', en: 'A request with this key is being worked on' },
    detail: `The request with the Idempotency-Key ${key} is still being worked on: send it again for its result`,
    values: { idempotency_key: key },
  })

export const keyReused = (key: string, firstUsedAt: Date): DomainError =>
  new DomainError({
    code: 'IDEMPOTENCY_KEY_REUSED',
    kind: 'refused',
    title: { zh: '幂等键已用于其他内容', en: 'The Idempotency-Key was used for other content' },
    detail: `The Idempotency-Key ${key} came with other content at ${firstUsedAt.toISOString()}: take a new key for a new request`,
    values: { idempotency_key: key, first_used_at: firstUsedAt.toISOString() },
  })
