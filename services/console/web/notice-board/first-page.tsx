import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { useT } from '../shell/language.tsx'
import { areasQuery } from './board-lists.ts'
import './board.css'
import { SearchForm } from './search-form.tsx'

const T = {
  title: { zh: '扶贫资金公示栏', en: 'Notice board' },
  intro: {
    zh: '扶贫资金给谁、给多少、发了没有，人人可查，不用登录。姓名已隐去，只留姓氏。',
    en: 'Who gets how much, and what was given. For everybody, without signing in; names are masked.',
  },
  counties: { zh: '选择县（市、区）', en: 'Choose a county' },
  notices: { zh: '公示中 {n} 份', en: '{n} in notice' },
  results: { zh: '发放结果 {n} 份', en: '{n} results' },
  none: { zh: '今天没有公示，也没有公告。', en: 'There is nothing on the board today.' },
} as const

export function FirstPage() {
  const t = useT()
  const areas = useQuery(areasQuery())
  return (
    <Page title={t(T.title)} intro={t(T.intro)}>
      <div className="board">
        <SearchForm />
        <section aria-labelledby="counties">
          <h2 id="counties">{t(T.counties)}</h2>
          <Loaded of={areas}>
            {(found) =>
              found.length === 0 ? (
                <p>{t(T.none)}</p>
              ) : (
                <ul className="board-cards">
                  {found.map((area) => (
                    <li key={area.code}>
                      <Link className="board-card" to="/board/$area" params={{ area: area.code }}>
                        <strong>{area.name ?? area.code}</strong>
                        <span className="figures">
                          {area.name !== null && <span>{area.code}</span>}
                          {area.notices > 0 && (
                            <span className="tag tag-busy">{t(T.notices, { n: area.notices })}</span>
                          )}
                          <span>{t(T.results, { n: area.results })}</span>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </section>
      </div>
    </Page>
  )
}
