import { type Client } from './client.ts'
import type { StoredProblem } from './problem-text.ts'
import type { Progress } from './progress-bar.ts'
import { textFields, textTable } from './text-table.ts'

/** An import as the service answers it. */
export type RegisterImport = Readonly<{
  id: string
  state: 'reading' | 'comparing' | 'judging' | 'applying' | 'checked' | 'refused' | 'applied' | 'repeated' | 'failed'
  progress: Readonly<{ done: number; total: number; unit: 'bytes' | 'households' }>
  dry_run: boolean
  rows: number
  households: number | null
  faults: number | null
  warnings: number | null
  households_left_out: number | null
  households_written: number
  households_unchanged: number
  /** Null unless it is a dry run. */
  households_to_write: number | null
  repeats: string | null
  problem: StoredProblem | null
}>

export type ImportFault = Readonly<{
  row: number
  column: string | null
  code: string
  severity: 'fault' | 'warning'
  value: string | null
  reason: Readonly<{ zh: string; en: string }>
  right: Readonly<{ zh: string; en: string }>
}>

export const importPath = (id: string): string => `/v1/register/imports/${encodeURIComponent(id)}`

export const isAtWork = ({ state }: RegisterImport): boolean => state in STEPS

const STEPS = {
  reading: '读取 reading',
  comparing: '比对 comparing',
  judging: '核对各户 judging households',
  applying: '登记 applying',
} as const

export const progressOf = ({ state, progress, rows }: RegisterImport): Progress => ({
  step: `${state in STEPS ? STEPS[state as keyof typeof STEPS] : state}  ${rows} 行 rows`,
  done: progress.done,
  total: progress.total,
})

/** The first of them: the whole list is a file's matter. */
export const readFirstFaults = async (services: Client, id: string, limit: number): Promise<readonly ImportFault[]> => {
  const reply = await services.get<{ faults: ImportFault[] }>('allocation', `${importPath(id)}/faults?limit=${limit}`)
  return reply.faults
}

const OUTCOMES = {
  checked: '已检查,未登记 / checked, nothing recorded',
  refused: '有错误,未登记 / has faults, nothing recorded',
  applied: '已登记 / recorded',
  repeated: '与已登记的文件相同,无变更 / this very file was recorded before: nothing changes',
  failed: '无法读取 / cannot be read',
} as const

export const importText = (found: RegisterImport, faults: readonly ImportFault[]): string =>
  [
    textFields([
      ['导入 import', found.id],
      ['结果 outcome', found.state in OUTCOMES ? OUTCOMES[found.state as keyof typeof OUTCOMES] : found.state],
      ['户 households', String(found.households ?? '')],
      ['人 people', String(found.rows)],
      ['错误 faults', String(found.faults ?? '')],
      ['提示 warnings', String(found.warnings ?? '')],
      ['搁置户 left out', String(found.households_left_out ?? '')],
      ...(found.households_to_write === null
        ? [
            ['新写入户 written', String(found.households_written)] as const,
            ['无变化户 unchanged', String(found.households_unchanged)] as const,
          ]
        : [
            ['将写入户 would be written', String(found.households_to_write)] as const,
            ['将无变化户 would be unchanged', String(found.households_unchanged)] as const,
          ]),
    ]),
    ...(faults.length === 0 ? [] : [faultTable(faults)]),
  ].join('\n')

const faultTable = (faults: readonly ImportFault[]): string =>
  textTable(
    [{ right: '行 row' }, '列 column', '值 value', '问题 reason', '应为 right'],
    faults.map(({ row, column, value, reason, right }) => [
      row === 0 ? '' : String(row),
      column ?? '',
      value ?? '',
      `${reason.zh} / ${reason.en}`,
      `${right.zh} / ${right.en}`,
    ]),
  )
