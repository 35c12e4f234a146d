import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Loaded } from '../parts/loaded.tsx'
import { fullYuan, wan, yuanFigures } from '../parts/money-text.ts'
import { Page } from '../parts/page.tsx'
import { useView } from '../parts/view.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { type BoardEntry, type BoardFilter, type BoardPage, type BoardSource, readPage } from './board-lists.ts'

const T = {
  print: { zh: '打印这一页', en: 'Print this page' },
  back: { zh: '返回', en: 'Back' },
  number: { zh: '序号', en: 'No.' },
  name: { zh: '姓名/名称', en: 'Name' },
  village: { zh: '村（居）', en: 'Village' },
  period: { zh: '期次', en: 'Period' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  basis: { zh: '依据：{document}', en: 'By document {document}' },
  sum: {
    zh: '本页 {n} 笔；全部 {all} 笔，合计 {total}（{full}）',
    en: '{n} lines here; {all} in all, {total} ({full})',
  },
  cut: {
    zh: '名单很长，这里只印前 {n} 笔。请先选村再打印，或下载 Excel。',
    en: 'The list is long: only its first {n} lines are printed. Choose a village first, or take the Excel file.',
  },
  masked: { zh: '姓名已作隐名处理；户类别、人口仅在本户同意后公开。', en: 'Names are masked.' },
  phone: { zh: '监督电话：＿＿＿＿＿＿＿＿', en: 'Telephone: ________________' },
  stamp: { zh: '公示单位（盖章）：＿＿＿＿＿＿＿＿', en: 'Office (stamp): ________________' },
} as const

const PAGE = 1000
/** Some 60 sheets of paper. */
const PRINTED_MAX = 3000

type PrintListProps = Readonly<{
  source: BoardSource
  filter: BoardFilter
  head: BoardPage
  area: string
  places: readonly Readonly<{ area_code: string; area_name: string | null }>[]
}>

/** A list as it is hung out: all its lines, the days, the way to object, room for a stamp. */
export function PrintList({ source, filter, head: { list, howToObject }, area, places }: PrintListProps) {
  const t = useT()
  const { language } = useLanguage()
  const [, setView] = useView({ village: '', name: '', print: '' })
  const rows = useQuery({ queryKey: ['board', 'print', source, filter], queryFn: () => readAll(source, filter) })
  const village = places.find(({ area_code }) => area_code === filter.village)?.area_name ?? filter.village
  const hasPeriods = source.of === 'batch' || source.kind === 'results'
  return (
    <Page
      title={[area, village, list.title].filter((word) => word !== '').join(' ')}
      actions={
        <>
          <Button onClick={() => setView({ print: '' })}>{t(T.back)}</Button>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            disabled={!rows.isSuccess}
            onClick={() => print()}
          >
            {t(T.print)}
          </Button>
        </>
      }
    >
      <div className="board board-print">
        {list.document_number !== null && <p>{t(T.basis, { document: list.document_number })}</p>}
        <Loaded of={rows}>
          {({ entries, isCut }) => (
            <>
              {isCut && <p className="notice notice-warn">{t(T.cut, { n: PRINTED_MAX })}</p>}
              <div className="table-box" tabIndex={0} role="region" aria-label={list.title}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t(T.number)}</th>
                      <th scope="col">{t(T.village)}</th>
                      <th scope="col">{t(T.name)}</th>
                      {hasPeriods && <th scope="col">{t(T.period)}</th>}
                      <th scope="col" className="figure">
                        {t(T.amount)}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {entries.map((entry) => (
                      <tr key={entry.number}>
                        <td>{entry.number}</td>
                        <td>{entry.area_name ?? entry.area_code}</td>
                        <td>{entry.name ?? '—'}</td>
                        {hasPeriods && <td>{entry.period}</td>}
                        <td className="figure">{yuanFigures(entry.amount)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <p>
                {t(T.sum, {
                  n: entries.length.toLocaleString('en-US'),
                  all: list.lines.toLocaleString('en-US'),
                  total: wan(list.total, language),
                  full: fullYuan(list.total, language),
                })}
              </p>
            </>
          )}
        </Loaded>
        {howToObject !== null && <p>{howToObject[language]}</p>}
        <p>{t(T.masked)}</p>
        <p className="board-sign">
          <span>{t(T.phone)}</span>
          <span>{t(T.stamp)}</span>
        </p>
      </div>
    </Page>
  )
}

async function readAll(
  source: BoardSource,
  filter: BoardFilter,
): Promise<{ entries: readonly BoardEntry[]; isCut: boolean }> {
  const entries: BoardEntry[] = []
  for (;;) {
    const page = await readPage(source, filter, entries.at(-1)?.number ?? 0, PAGE)
    entries.push(...page.entries)
    if (page.entries.length < PAGE) return { entries, isCut: false }
    if (entries.length >= PRINTED_MAX) return { entries, isCut: true }
  }
}
