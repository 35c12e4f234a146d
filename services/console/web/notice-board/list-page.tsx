import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { Loaded } from '../parts/loaded.tsx'
import { fullYuan, wan } from '../parts/money-text.ts'
import { Page } from '../parts/page.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { areasQuery, type BoardSource, placesQuery, readPage, workbookPath } from './board-lists.ts'
import './board.css'
import { Entries } from './entries.tsx'
import { NameFilter } from './name-filter.tsx'
import { ObjectionBox } from './objection-box.tsx'
import { PrintList } from './print-list.tsx'
import { VillageChoice } from './village-choice.tsx'

const T = {
  up: { zh: '{area} 公示公告', en: '{area}: notices and results' },
  print: { zh: '打印', en: 'Print' },
  workbook: { zh: '下载 Excel', en: 'Download as Excel' },
  sum: { zh: '共 {n} 笔，合计 {total}（{full}）', en: '{n} lines, {total} ({full}) in all' },
  basis: { zh: '依据 {document}', en: 'By document {document}' },
  until: { zh: '公告至 {day}', en: 'Public until {day}' },
  masked: {
    zh: '姓名已作隐名处理；户类别、人口经本户同意才公开。',
    en: 'Names are masked; class and number of people only with consent.',
  },
} as const

export const PlanListPage = () => {
  const [id, kind] = [usePathPart('plan_id'), usePathPart('kind')]
  return <ListPage source={{ of: 'plan', id, kind: kind === 'results' ? 'results' : 'notice' }} />
}
export const BatchListPage = () => <ListPage source={{ of: 'batch', id: usePathPart('batch_id') }} />

/** One list: what it is, how to object, its villages, its lines. With `?print=1` as it is hung out. */
function ListPage({ source }: { source: BoardSource }) {
  const t = useT()
  const { language } = useLanguage()
  const [view, setView] = useView({ village: '', name: '', print: '' })
  const filter = { village: view.village, name: source.of === 'plan' ? view.name : '' }
  const head = useQuery({
    queryKey: ['board', 'head', source],
    queryFn: () => readPage(source, { village: '', name: '' }, 0, 1),
  })
  const places = useQuery(placesQuery(source))
  const areas = useQuery(areasQuery())
  const list = head.data?.list
  const areaName = areas.data?.find(({ code }) => code === list?.area_code)?.name ?? list?.area_code ?? ''
  if (view.print !== '' && head.data !== undefined)
    return <PrintList source={source} filter={filter} head={head.data} area={areaName} places={places.data ?? []} />
  return (
    <Page
      title={list?.title ?? ''}
      up={
        list !== undefined && (
          <Link to="/board/$area" params={{ area: list.area_code }}>
            {t(T.up, { area: areaName })}
          </Link>
        )
      }
      intro={
        list !== undefined &&
        [
          list.document_number !== null && t(T.basis, { document: list.document_number }),
          list.public_to !== null && t(T.until, { day: list.public_to }),
        ]
          .filter(Boolean)
          .join(' · ')
      }
      actions={
        <>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => setView({ print: '1' }, { isStep: true })}>
            {t(T.print)}
          </Button>
          <DownloadButton take={() => download(workbookPath(source, view.village), `${list?.title ?? ''}.xlsx`)}>
            {t(T.workbook)}
          </DownloadButton>
        </>
      }
    >
      <div className="board">
        <Loaded of={head}>
          {({ list: known, howToObject }) => (
            <>
              <ObjectionBox list={known} area={areaName} official={howToObject} />
              <p>
                {t(T.sum, {
                  n: known.lines.toLocaleString('en-US'),
                  total: wan(known.total, language),
                  full: fullYuan(known.total, language),
                })}
              </p>
              <div className="board-choices">
                <VillageChoice
                  village={view.village}
                  lines={known.lines}
                  places={places.data ?? []}
                  onChange={(village) => setView({ village })}
                />
                {source.of === 'plan' && <NameFilter name={view.name} onChange={(name) => setView({ name })} />}
              </div>
              <Entries source={source} filter={filter} title={known.title} />
              <p className="tone-soft">{t(T.masked)}</p>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}
