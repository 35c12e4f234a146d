import type { Problem } from '../api/problem.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Text, useT } from '../shell/language.tsx'

const T = {
  title: { zh: '文件没有收下：有 {n} 处问题，改好后再上传。', en: 'The file was not taken: {n} fault(s).' },
  line: { zh: '行', en: 'Line' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '内容（遮盖）', en: 'Value (masked)' },
  what: { zh: '问题', en: 'What is wrong' },
  expected: { zh: '，应为 {expected}', en: '; expected {expected}' },
  first: { zh: '只列出前 {n} 处。', en: 'Only the first {n} are told.' },
} as const

type Fault = Readonly<{ line: number; path: string; value: string; reason: Text; expected: string }>

/** Every fault of a list by line and column; any other problem as it is. */
export function ListFaults({ problem }: { problem: Problem | undefined }) {
  const t = useT()
  const faults = faultsOf(problem)
  if (problem === undefined || faults.length === 0) return <ProblemNotice problem={problem} />
  const count = typeof problem['fault_count'] === 'number' ? problem['fault_count'] : faults.length
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">{t(T.title, { n: count })}</p>
      <div className="table-scroll">
        <table className="dense-table">
          <thead>
            <tr>
              <th scope="col">{t(T.line)}</th>
              <th scope="col">{t(T.column)}</th>
              <th scope="col">{t(T.value)}</th>
              <th scope="col">{t(T.what)}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={`${fault.line}-${fault.path}-${fault.reason.zh}`}>
                <td>{fault.line}</td>
                <td>{fault.path}</td>
                <td className="mono">{fault.value}</td>
                <td>
                  {t(fault.reason)}
                  {fault.expected !== '' && t(T.expected, { expected: fault.expected })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > faults.length && <p>{t(T.first, { n: faults.length })}</p>}
    </div>
  )
}

function faultsOf(problem: Problem | undefined): readonly Fault[] {
  const errors = problem?.['errors']
  if (!Array.isArray(errors)) return []
  return (errors as unknown[]).flatMap((error) => {
    if (typeof error !== 'object' || error === null) return []
    const { line, path, value, reason, expected } = error as Readonly<Record<string, unknown>>
    if (typeof line !== 'number') return []
    return [{ line, path: textOf(path), value: textOf(value), reason: wordsOf(reason), expected: textOf(expected) }]
  })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function wordsOf(value: unknown): Text {
  if (typeof value !== 'object' || value === null) return { zh: '', en: '' }
  return { zh: textOf(Reflect.get(value, 'zh')), en: textOf(Reflect.get(value, 'en')) }
}
