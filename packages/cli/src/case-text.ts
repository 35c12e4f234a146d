import { type Column, textFields, textTable } from './text-table.ts'

/** A break as it is followed from run to run; amounts are text, right minus left. */
export type Case = Readonly<{
  id: string
  number: number
  job_id: string
  kind: string
  fund: string | null
  state: string
  owner: string | null
  difference: string
  first_seen_on: string
  last_seen_on: string
  age_days: number
  why: string
  run_id: string
  break: number
  explanation: Readonly<{ zh: string; en: string }> | null
}>

type Move = Readonly<{
  from_state: string | null
  to_state: string
  moved_by: string
  moved_for: string | null
  run: number | null
  why: string
  moved_at: string
}>
export type CaseHistory = Case &
  Readonly<{
    moves: readonly Move[]
    notes: readonly Readonly<{ kind: string; note: string; noted_by: string; noted_at: string }>[]
    corrections: readonly Readonly<{ number: number; state: string; addressee: string }>[]
    findings: readonly Readonly<{ number: number; state: string; title: string }>[]
  }>

const COLUMNS: readonly Column[] = [
  { right: '号 no' },
  '任务 job',
  '种类 kind',
  '状态 state',
  { right: '差额 difference' },
  { right: '天 days' },
  '责任人 owner',
  '编号 id',
]

export const caseTable = (cases: readonly Case[]): string =>
  textTable(
    COLUMNS,
    cases.map((each) => [
      String(each.number),
      each.job_id,
      each.kind,
      each.state,
      each.difference,
      String(each.age_days),
      each.owner ?? '',
      each.id,
    ]),
  )

export const caseText = (found: CaseHistory): string =>
  [
    textFields([
      ['差异 case', `${found.number}  ${found.id}`],
      ['任务 job', found.job_id],
      ['种类 kind', found.kind],
      ['说明 explanation', found.explanation?.zh ?? ''],
      ['状态 state', `${found.state}  ${found.why}`],
      ['差额 difference', found.difference],
      ['首次发现 first seen', `${found.first_seen_on}  (${found.age_days} 天 days)`],
      ['最近发现 last seen', found.last_seen_on],
      ['责任人 owner', found.owner ?? ''],
      ['轮次与序号 run, break', `${found.run_id}  ${found.break}`],
    ]),
    movesTable(found.moves),
    ...found.notes.map(
      (note) => `${note.noted_at}  ${note.noted_by}  ${note.kind === 'owner' ? '→ ' : ''}${note.note}`,
    ),
    ...found.corrections.map((each) => `更正 correction ${each.number}  ${each.addressee}  ${each.state}`),
    ...found.findings.map((each) => `审计发现 finding ${each.number}  ${each.state}  ${each.title}`),
  ].join('\n')

export const movesTable = (moves: readonly Omit<Move, 'run'>[]): string =>
  textTable(
    ['时间 at', '由 from', '至 to', '经办 by', '原因 why'],
    moves.map((move) => [
      move.moved_at,
      move.from_state ?? '',
      move.to_state,
      move.moved_for === null ? move.moved_by : `${move.moved_by} (代 ${move.moved_for})`,
      move.why,
    ]),
  )
