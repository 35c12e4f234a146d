import type { DeadLetter } from '@fundtrace/messaging'
import { DomainError } from '@fundtrace/problem'

export const consumerUnknown = (consumer: string, known: readonly string[]): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_CONSUMER_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有这个消费者', en: 'There is no such consumer' },
    detail: `This service has no consumer ${consumer}; it has ${known.join(', ') || 'none'}`,
    values: { consumer, consumers: [...known] },
  })

export const areaNone = (): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_AREA_NONE',
    kind: 'forbidden',
    title: { zh: '您没有任何行政区划的权限', en: 'Your access reaches no area' },
    detail:
      'Dead letters are seen and decided by those whose access covers the area of their fund; yours covers no area',
    values: { your_areas: [] },
  })

export const fundUnknown = (key: string, areas: readonly string[]): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_FUND_UNKNOWN',
    kind: 'forbidden',
    title: {
      zh: '本服务不知该资金属于何地,须有全省权限',
      en: 'Nobody knows whose fund it is: it takes a whole province',
    },
    detail: `This service knows no fund ${key}, so that it takes access to a whole province (an area of two digits), and yours is ${areas.join(', ')}`,
    values: { key, your_areas: [...areas] },
  })

export const letterUnknown = (id: string): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有这条死信', en: 'There is no such dead letter' },
    detail: `This service has no dead letter ${id}`,
    values: { id },
  })

export const letterClosed = ({ id, state, closed_at, discarded_by, discard_reason }: DeadLetter): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_CLOSED',
    kind: 'conflict',
    title: { zh: '该死信已处理完毕', en: 'The dead letter is closed already' },
    detail: `Dead letter ${id} was ${state} at ${closed_at?.toISOString()}${discarded_by === null ? '' : ` by ${discarded_by}: ${discard_reason}`}`,
    values: { id, state, closed_at: closed_at?.toISOString() ?? null, discarded_by, reason: discard_reason },
  })

export const noneWaiting = (consumer: string, key: string, waitingKeys: readonly string[]): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_NONE_WAITING',
    kind: 'not_found',
    title: { zh: '该键没有待处理的死信', en: 'Nothing waits for this key' },
    detail: `No message of the key ${key} waits for ${consumer}; ${
      waitingKeys.length === 0
        ? 'none of another key in your areas does'
        : `others do, such as ${waitingKeys.join(', ')}`
    }`,
    values: { consumer, key, waiting_keys: [...waitingKeys] },
  })

export const gapNone = (first: DeadLetter): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_GAP_NONE',
    kind: 'conflict',
    title: { zh: '最先等待的消息不是因缺号而停', en: 'What waits first does not wait for a missing message' },
    detail: `Nothing was accepted: dead letter ${first.id} comes first and waits because: ${first.reason}`,
    values: { id: first.id, reason: first.reason },
  })

export const gapTooLong = (id: string, source: string, first: number, last: number, most: number): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_GAP_TOO_LONG',
    kind: 'refused',
    title: { zh: '缺号过多,多半是序号有误', en: 'Too many are missing: the number itself is probably wrong' },
    detail: `From ${source} ${first} to ${last} would be given up, and at most ${most} may be: discard dead letter ${id} instead`,
    values: { id, source, first_sequence: first, last_sequence: last, most },
  })

export const gapMiscounted = (id: string, source: string, first: number, last: number, stated: number): DomainError =>
  new DomainError({
    code: 'DEAD_LETTER_GAP_MISCOUNTED',
    kind: 'conflict',
    title: { zh: '所报的缺号数目与实际不符', en: 'Not as many are missing as the order says' },
    detail: `Before dead letter ${id}, ${last - first + 1} are missing from ${source}, ${first} to ${last}, not ${stated}: nothing was given up. If so many were truly sent and lost, say that count; if dead letter ${id} is forged, discard it instead`,
    values: { id, source, first_sequence: first, last_sequence: last, count: last - first + 1, stated_count: stated },
  })
