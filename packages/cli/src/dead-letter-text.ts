import type { ServiceName } from './client.ts'
import { shanghaiTime } from './shanghai-time.ts'
import { textFields, textTable } from './text-table.ts'

export type DeadLetter = Readonly<{
  id: string
  consumer: string
  topic: string
  key: string
  event_id: string | null
  event_type: string | null
  source: string | null
  sequence: string | null
  state: 'poison' | 'parked' | 'replayed' | 'discarded'
  reason: string
  first_reason: string
  recorded_at: string
  closed_at: string | null
  parked_behind: number
  discarded_by: string | null
  discard_reason: string | null
}>
export type ListedLetter = DeadLetter & Readonly<{ service: ServiceName }>
export type ListedDecision = Decision & Readonly<{ service: ServiceName }>
export type ShownLetter = DeadLetter &
  Readonly<{ message: string; attempts: readonly Attempt[]; decisions: readonly Decision[] }>
type Attempt = Readonly<{ outcome: string; reason: string | null; attempted_at: string; ordered_by: string | null }>
export type Decision = Readonly<{
  id: string
  consumer: string
  key: string
  kind: string
  dead_letter_id: string | null
  first_sequence: string | null
  last_sequence: string | null
  reason: string | null
  decided_by: string
  decided_at: string
}>
export type OrderOutcome = Readonly<{
  decision_id: string
  consumer: string
  key: string
  accepted_gap: Readonly<{ source: string; first_sequence: number; last_sequence: number }> | null
  replayed: number
  waiting: number
  first_waiting: DeadLetter | null
}>

export const isOpen = ({ closed_at }: DeadLetter): boolean => closed_at === null

/** A line for each; below, why the key of each poison one has stopped. */
export const letterTable = (letters: readonly ListedLetter[]): string =>
  [
    textTable(
      [
        '服务 service',
        { right: '编号 id' },
        '消费者 consumer',
        '主题 topic',
        '键 key',
        '事件 event',
        { right: '序号 sequence' },
        '状态 state',
        '自 since',
        { right: '其后 parked behind' },
      ],
      letters.map((letter) => [
        letter.service,
        letter.id,
        letter.consumer,
        letter.topic,
        letter.key,
        letter.event_type ?? '—',
        letter.sequence ?? '—',
        letter.state,
        shanghaiTime(letter.recorded_at),
        letter.state === 'poison' ? String(letter.parked_behind) : '—',
      ]),
    ),
    ...letters.filter(({ state }) => state === 'poison').map((letter) => `${letter.service} ${reasonLine(letter)}`),
  ].join('\n')

export const letterText = (letter: ShownLetter): string =>
  [
    textFields([
      ['编号 id', letter.id],
      ['消费者 consumer', letter.consumer],
      ['主题 topic', letter.topic],
      ['键 key', letter.key],
      ['事件 event', `${letter.event_type ?? '—'}  ${letter.event_id ?? '—'}`],
      ['来源与序号 source, sequence', `${letter.source ?? '—'}  ${letter.sequence ?? '—'}`],
      ['状态 state', letter.state],
      ['自 since', shanghaiTime(letter.recorded_at)],
      ['结束 closed', letter.closed_at === null ? '—' : shanghaiTime(letter.closed_at)],
      ['其后 parked behind', String(letter.parked_behind)],
      ['起因 first reason', letter.first_reason],
      ['原因 reason', letter.reason],
      ...(letter.discarded_by === null
        ? []
        : [['作废 discarded by', `${letter.discarded_by}: ${letter.discard_reason}`] as const]),
    ]),
    textTable(
      ['尝试 attempt', '结果 outcome', '下令 ordered by', '原因 reason'],
      letter.attempts.map(({ attempted_at, outcome, ordered_by, reason }) => [
        shanghaiTime(attempted_at),
        outcome,
        ordered_by ?? '—',
        reason ?? '—',
      ]),
    ),
    textTable(['该键的决定 decision', ...DECISION_COLUMNS], letter.decisions.map(decisionCells)),
    '消息 message:',
    letter.message,
  ].join('\n')

/** Who decided what about the letters of all keys. */
export const decisionTable = (decisions: readonly ListedDecision[]): string =>
  textTable(
    ['决定 decision', ...DECISION_COLUMNS, '服务 service', '消费者 consumer', '键 key'],
    decisions.map((decision) => [...decisionCells(decision), decision.service, decision.consumer, decision.key]),
  )

export const outcomeText = ({ accepted_gap, replayed, waiting, first_waiting }: OrderOutcome): string =>
  [
    ...(accepted_gap === null
      ? []
      : [`放弃缺号 / given up: ${accepted_gap.source} ${accepted_gap.first_sequence}–${accepted_gap.last_sequence}`]),
    `已重放 / replayed ${replayed}`,
    `仍在等待 / still waiting ${waiting}`,
    ...(first_waiting === null ? [] : [`最先 / first: ${reasonLine(first_waiting)}`]),
  ].join('\n')

const reasonLine = ({ id, event_id, reason }: DeadLetter): string =>
  `${id}  ${event_id ?? '无法读取 / unreadable'}  ${reason.replaceAll('\n', ' ')}`

const DECISION_COLUMNS = ['类别 kind', '何人 by', '死信 letter', '序号 sequences', '理由 reason'] as const

const decisionCells = (decision: Decision): string[] => [
  shanghaiTime(decision.decided_at),
  decision.kind,
  decision.decided_by,
  decision.dead_letter_id ?? '—',
  decision.first_sequence === null ? '—' : `${decision.first_sequence}–${decision.last_sequence}`,
  decision.reason ?? '—',
]
