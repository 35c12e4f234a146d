import type { Problem } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { PlainList } from './plain-list.tsx'

const T = {
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '填写的内容', en: 'What it says' },
  fault: { zh: '错误', en: 'Fault' },
  none: { zh: '没有指明哪一行。', en: 'It names no row.' },
} as const satisfies Texts

const COLUMNS: Texts = {
  funder: { zh: '出资方', en: 'Funder' },
  due: { zh: '应拨', en: 'Due' },
  arrived: { zh: '已到位', en: 'Arrived' },
  spent: { zh: '已支出', en: 'Spent' },
}

/** Why a small sheet was not taken: every cell that is wrong, where the service names them. */
export function SheetProblem({ problem }: { problem: Problem | undefined }) {
  const t = useT()
  const { language } = useLanguage()
  const faults = problem === undefined ? [] : readSheetFaults(problem)
  return (
    <>
      <ProblemNotice problem={problem} />
      {faults.length > 0 && (
        <PlainList
          of={faults.map((fault, index) => ({ ...fault, index }))}
          none={T.none}
          rowKey={({ index }) => String(index)}
          columns={[
            { title: T.row, cell: ({ row }) => row },
            { title: T.column, cell: ({ column }) => t(COLUMNS[column] ?? { zh: column, en: column }) },
            { title: T.value, cell: ({ value }) => value },
            { title: T.fault, cell: (fault) => <span className="tone-bad">{fault[language]}</span> },
          ]}
        />
      )}
    </>
  )
}

export type SheetFault = Readonly<{ row: string; column: string; value: string; zh: string; en: string }>

/** The cells that a problem of a sheet names; none where it is another problem. */
export function readSheetFaults(problem: Problem): readonly SheetFault[] {
  const faults: unknown = problem['faults']
  if (!Array.isArray(faults)) return []
  return (faults as unknown[]).flatMap((fault) => {
    if (typeof fault !== 'object' || fault === null) return []
    const textOf = (name: string): string => {
      const value: unknown = Reflect.get(fault, name)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    }
    return [
      { row: textOf('row'), column: textOf('column'), value: textOf('value'), zh: textOf('zh'), en: textOf('en') },
    ]
  })
}
