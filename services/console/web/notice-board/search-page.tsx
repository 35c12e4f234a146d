import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { wan } from '../parts/money-text.ts'
import { Page } from '../parts/page.tsx'
import { useView } from '../parts/view.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { addressOf, searchQuery } from './board-lists.ts'
import './board.css'
import { DaysLeft } from './list-cards.tsx'
import { SearchForm } from './search-form.tsx'

const T = {
  title: { zh: '查询结果', en: 'Search results' },
  up: { zh: '公示栏', en: 'Notice board' },
  none: {
    zh: '公示栏上没有查到。可以换个写法，或到村委会、乡镇查询。',
    en: 'Nothing on the board matches. Try another spelling, or ask the village committee.',
  },
  lines: { zh: '{n} 笔，{total}', en: '{n} lines, {total}' },
  found: { zh: '查到 {n} 处', en: '{n} found' },
} as const

/** Where a village, or a household by its masked name, stands on the board. The address says what was sought. */
export function SearchPage() {
  const t = useT()
  const { language } = useLanguage()
  const [view] = useView({ village: '', name: '', area: '' })
  const found = useQuery(searchQuery(view))
  return (
    <Page title={t(T.title)} up={<Link to="/board">{t(T.up)}</Link>}>
      <div className="board">
        <SearchForm key={JSON.stringify(view)} {...view} />
        <Loaded of={found}>
          {(rows) => (
            <>
              <p role="status">{rows.length === 0 ? t(T.none) : t(T.found, { n: rows.length })}</p>
              <ul className="board-cards">
                {rows.map(({ list, ...place }) => (
                  <li key={`${addressOf(list.source)} ${place.area_code}`}>
                    <Link
                      className="board-card"
                      to={addressOf(list.source)}
                      search={{ village: place.area_code, ...(view.name !== '' && { name: view.name }) }}
                    >
                      <strong>{place.area_name ?? place.area_code}</strong>
                      <span>{list.title}</span>
                      {list.days_left !== null && <DaysLeft days={list.days_left} />}
                      <span className="figures">
                        {t(T.lines, { n: place.lines.toLocaleString('en-US'), total: wan(place.total, language) })}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}
