import { Link } from '@tanstack/react-router'
import { wan } from '../parts/money-text.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { addressOf, type BoardList } from './board-lists.ts'

const T = {
  lines: { zh: '{n} 笔', en: '{n} lines' },
  left: { zh: '还可提异议 {n} 天', en: '{n} days left to object' },
  today: { zh: '今天是提异议的最后一天', en: 'The last day to object is today' },
  notice: { zh: '公示 {from} 至 {to}', en: 'In notice {from} to {to}' },
  planned: { zh: '计划 {total}，尚未发放', en: '{total} planned, nothing awarded yet' },
  made: { zh: '{day} 编制', en: 'made on {day}' },
} as const

/** Lists as cards, each a link as large as a thumb. */
export function ListCards({ lists }: { lists: readonly BoardList[] }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <ul className="board-cards">
      {lists.map((list) => (
        <li key={addressOf(list.source)}>
          <Link className="board-card" to={addressOf(list.source)}>
            <strong>{list.title}</strong>
            {list.days_left !== null && <DaysLeft days={list.days_left} />}
            <span className="figures">
              {list.lines === 0 && list.planned !== null ? (
                <span>{t(T.planned, { total: wan(list.planned, language) })}</span>
              ) : (
                <>
                  <span>{t(T.lines, { n: list.lines.toLocaleString('en-US') })}</span>
                  <span>{wan(list.total, language)}</span>
                </>
              )}
              {list.made_on !== null && <span>{t(T.made, { day: list.made_on })}</span>}
            </span>
            {list.notice_from !== null && list.notice_to !== null && (
              <span>{t(T.notice, { from: list.notice_from, to: list.notice_to })}</span>
            )}
            {list.document_number !== null && <span className="tone-soft">{list.document_number}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export function DaysLeft({ days }: { days: number }) {
  const t = useT()
  return (
    <span>
      <span className={`tag ${days <= 2 ? 'tag-warn' : 'tag-busy'}`}>
        {days === 1 ? t(T.today) : t(T.left, { n: days })}
      </span>
    </span>
  )
}
