import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { usePathPart } from '../parts/view.ts'
import { type Text, useT } from '../shell/language.tsx'
import { areasQuery, type BoardList, listsQuery } from './board-lists.ts'
import './board.css'
import { ListCards } from './list-cards.tsx'
import { SearchForm } from './search-form.tsx'

const T = {
  title: { zh: '{area} 公示公告', en: '{area}: notices and results' },
  up: { zh: '公示栏', en: 'Notice board' },
  notice: { zh: '正在公示：可以提异议', en: 'In public notice: you may object' },
  none: { zh: '现在没有正在公示的名单。', en: 'Nothing is in notice now.' },
  results: { zh: '发放结果公告', en: 'What was awarded' },
  batches: { zh: '已批准的发放名单', en: 'Approved payment lists' },
  plans: { zh: '已批准的计划，尚未发放', en: 'Approved plans of which nothing is awarded yet' },
  empty: { zh: '没有。', en: 'None.' },
} as const

const isResult = (list: BoardList): boolean => !list.isNotice && list.source.of === 'plan'

/** What hangs at one county's board today. */
export function AreaPage() {
  const t = useT()
  const code = usePathPart('area')
  const areas = useQuery(areasQuery())
  const lists = useQuery(listsQuery(code))
  const name = areas.data?.find((area) => area.code === code)?.name ?? code
  return (
    <Page title={t(T.title, { area: name })} up={<Link to="/board">{t(T.up)}</Link>}>
      <div className="board">
        <SearchForm area={code} />
        <Loaded of={lists}>
          {(all) => (
            <>
              <Section title={T.notice} empty={T.none} lists={all.filter((list) => list.isNotice)} />
              <Section
                title={T.results}
                empty={T.empty}
                lists={all.filter((list) => isResult(list) && list.lines > 0)}
              />
              <Section
                title={T.batches}
                empty={T.empty}
                lists={all.filter((list) => !list.isNotice && list.source.of === 'batch')}
              />
              <Section
                title={T.plans}
                empty={T.empty}
                lists={all.filter((list) => isResult(list) && list.lines === 0)}
              />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}

function Section({ title, empty, lists }: { title: Text; empty: Text; lists: readonly BoardList[] }) {
  const t = useT()
  return (
    <section aria-label={t(title)}>
      <h2>{t(title)}</h2>
      {lists.length === 0 ? <p className="tone-soft">{t(empty)}</p> : <ListCards lists={lists} />}
    </section>
  )
}
