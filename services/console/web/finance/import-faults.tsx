import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useLanguage, useT } from '../shell/language.tsx'
import { Part } from './finance-page.tsx'
import { holdFile, useHeldFile } from './held-files.ts'
import { IMPORT_HEADERS, type ImportColumn } from './import-headers.ts'
import { type Correction, MENDED_BYTES_MAX, mendFile } from './mend-file.ts'
import { IMPORT_COLUMNS } from './register-words.ts'
import { type Fault, type Import, sendImport } from './send-import.ts'
import { UnreadableFileError } from './zip-file.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '每一处错误', en: 'Every fault' },
  intro: {
    zh: '行号与 Excel 里看到的一致。值里的姓名和号码已隐去。',
    en: 'Rows as the spreadsheet numbers them. Names and numbers are masked.',
  },
  row: { zh: '行', en: 'Row' },
  whole: { zh: '整个文件', en: 'The file' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '现在的值', en: 'What stands there' },
  empty: { zh: '（空）', en: '(empty)' },
  reason: { zh: '问题', en: 'What is wrong' },
  right: { zh: '应该怎样', en: 'What would be right' },
  other: { zh: '另见第 {n} 行', en: 'see row {n}' },
  mend: { zh: '改为', en: 'Correct to' },
  mendOf: { zh: '第 {row} 行{column}改为', en: 'Row {row}, {column}: correct to' },
  inFile: { zh: '请在 Excel 中改', en: 'Correct it in Excel' },
  recheck: { zh: '用改好的 {n} 处重新检查', en: 'Check again with {n} corrections' },
  none: { zh: '填写“改为”后，可以在这里直接重新检查。', en: 'Write what is right, and check again from here.' },
  noFile: {
    zh: '要在页面里改，请先在上面重新选一次文件；或下载问题清单，在 Excel 里改好后重新上传。',
    en: 'To correct here, choose the file above once more. Or correct it in Excel with the list of faults.',
  },
  large: {
    zh: '文件较大，请下载问题清单，在 Excel 里改好后重新上传。',
    en: 'The file is large: correct it in Excel with the list of faults.',
  },
  unreadable: {
    zh: '这份文件不能在页面里改，请在 Excel 里改好后重新上传。',
    en: 'This file cannot be corrected here; correct it in Excel and send it again.',
  },
  xlsx: { zh: '下载问题清单（Excel）', en: 'Faults (Excel)' },
  csv: { zh: '下载问题清单（CSV）', en: 'Faults (CSV)' },
  more: { zh: '再读 {n} 条', en: 'Read {n} more' },
  sent: { zh: '已送去重新检查', en: 'Sent to be checked again' },
} as const satisfies Texts

const SEVERITIES = {
  fault: { text: { zh: '错误', en: 'Fault' }, tone: 'bad' },
  warning: { text: { zh: '提示', en: 'Warning' }, tone: 'warn' },
} as const

const PAGE = 200
type Typed = Readonly<Record<string, string>>

/** Every bad row with what would be right; cells are corrected here and the file is checked again. */
export function ImportFaults({ of }: { of: Import }) {
  const t = useT()
  const navigate = useNavigate()
  const file = useHeldFile(of.id)
  const [typed, keep] = useKept<Typed>(`mend:${of.id}`, {})
  const [isUnreadable, setUnreadable] = useState(false)
  const faults = useInfiniteQuery({
    queryKey: ['imports', 'faults', of.id],
    initialPageParam: '',
    queryFn: async ({ pageParam }) => {
      const params = {
        path: { import_id: of.id },
        query: { limit: PAGE, ...(pageParam !== '' && { after: pageParam }) },
      }
      return (await answer(api.allocation.GET('/v1/register/imports/{import_id}/faults', { params }))).faults
    },
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)?.cursor : undefined),
  })
  const recheck = useCommand({
    run: async (corrections: readonly Correction[], key) => {
      if (file === undefined) throw new Error('no file is held')
      const mended = await mendFile(file, corrections)
      const begun = await sendImport(
        mended,
        { valid_from: of.valid_from, isTrial: true, take: 'all', isSynthetic: of.synthetic },
        key,
      )
      holdFile(begun.id, mended)
      return begun
    },
    invalidates: [['imports', 'list']],
    done: T.sent,
    onDone: (begun) => void navigate({ to: '/finance/register/imports/$import_id', params: { import_id: begun.id } }),
  })
  const all = faults.data?.pages.flat() ?? []
  const corrections = correctionsOf(typed)
  const cannot = of.file.bytes > MENDED_BYTES_MAX ? T.large : file === undefined ? T.noFile : undefined
  const send = async () => {
    const isReadable = file !== undefined && (await mendFile(file, corrections).then(() => true, isNoSuchFile))
    setUnreadable(!isReadable)
    if (isReadable) await recheck.send(corrections)
  }
  const path = `/api/allocation/v1/register/imports/${of.id}/faults`
  return (
    <Part
      title={t(T.title)}
      actions={
        <>
          <DownloadButton take={() => download(`${path}.xlsx`, '问题清单.xlsx')}>{t(T.xlsx)}</DownloadButton>
          <DownloadButton take={() => download(`${path}.csv`, '问题清单.csv')}>{t(T.csv)}</DownloadButton>
        </>
      }
    >
      <p className="tone-soft">{t(T.intro)}</p>
      {faults.error !== null && (
        <ProblemNotice problem={problemOf(faults.error)} onRetry={() => void faults.refetch()} />
      )}
      <FaultTable
        faults={all}
        typed={typed}
        onType={(place, text) => keep({ ...typed, [place]: text })}
        isLocked={cannot !== undefined}
      />
      <div className="finance-steps">
        {faults.hasNextPage && (
          <div>
            <Button loading={faults.isFetchingNextPage} onClick={() => void faults.fetchNextPage()}>
              {t(T.more, { n: PAGE })}
            </Button>
          </div>
        )}
        <div className="finance-action">
          <Button
            type="primary"
            disabled={corrections.length === 0 || cannot !== undefined}
            loading={recheck.isSending}
            onClick={() => void send()}
          >
            {t(T.recheck, { n: corrections.length })}
          </Button>
          <small>{t(cannot ?? T.none)}</small>
        </div>
        <p role="alert" className="tone-bad">
          {isUnreadable && t(T.unreadable)}
        </p>
        <ProblemNotice problem={recheck.problem} />
      </div>
    </Part>
  )
}

const isNoSuchFile = (error: unknown): false => {
  if (error instanceof UnreadableFileError) return false
  throw error
}

type TableProps = Readonly<{
  faults: readonly Fault[]
  typed: Typed
  onType: (place: string, text: string) => void
  isLocked: boolean
}>

function FaultTable({ faults, typed, onType, isLocked }: TableProps) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <TableBox>
      <table className="plain-table finance-mend">
        <thead>
          <tr>
            <th scope="col">{t(T.row)}</th>
            <th scope="col">{t(T.column)}</th>
            <th scope="col">{t(T.value)}</th>
            <th scope="col">{t(T.reason)}</th>
            <th scope="col">{t(T.right)}</th>
            <th scope="col">{t(T.mend)}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, index) => {
            const { row, column, value, reason, right, severity, other_row: otherRow, cursor } = fault
            const place = `${row}.${column}`
            // Two faults of one cell have one place to correct it.
            const isFirst = index === 0 || `${faults[index - 1]?.row}.${faults[index - 1]?.column}` !== place
            const isCell = row > 0 && isColumn(column)
            const columnText = isColumn(column) ? t(IMPORT_COLUMNS[column]) : '—'
            return (
              <tr key={cursor}>
                <td>{row === 0 ? t(T.whole) : row}</td>
                <td>{columnText}</td>
                <td className="mono">{value ?? t(T.empty)}</td>
                <td>
                  <StateTag of={SEVERITIES} state={severity} /> {reason[language]}
                  {otherRow !== null && ` （${t(T.other, { n: otherRow })}）`}
                </td>
                <td>{right[language]}</td>
                <td>
                  {isCell && isFirst && (
                    <span className="field">
                      <input
                        aria-label={t(T.mendOf, { row, column: columnText })}
                        value={typed[place] ?? ''}
                        disabled={isLocked}
                        onChange={(event) => onType(place, event.target.value)}
                      />
                    </span>
                  )}
                  {!isCell && <span className="tone-soft">{t(T.inFile)}</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableBox>
  )
}

const isColumn = (column: string | null): column is ImportColumn =>
  column !== null && Object.hasOwn(IMPORT_HEADERS, column)

const correctionsOf = (typed: Typed): readonly Correction[] =>
  Object.entries(typed).flatMap(([place, text]) => {
    const [row = '', column = ''] = place.split('.')
    return text.trim() === '' || !isColumn(column) ? [] : [{ row: Number(row), column, text: text.trim() }]
  })
