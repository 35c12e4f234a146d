import { useState, useSyncExternalStore } from 'react'
import { type Column, LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { addressOf, type BoardEntry, type BoardFilter, type BoardSource, readPage } from './board-lists.ts'

const T = {
  number: { zh: '序号', en: 'No.' },
  name: { zh: '姓名/名称', en: 'Name' },
  village: { zh: '村（居）', en: 'Village' },
  period: { zh: '期次', en: 'Period' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  class: { zh: '户类别', en: 'Class' },
  people: { zh: '人口', en: 'People' },
} as const

const PAGE = 200
const NUMBER: Column<BoardEntry> = { key: 'number', title: T.number, width: 72, text: ({ number }) => String(number) }
const NAME: Column<BoardEntry> = { key: 'name', title: T.name, text: ({ name }) => name ?? '—' }
const VILLAGE: Column<BoardEntry> = {
  key: 'village',
  title: T.village,
  text: (entry) => entry.area_name ?? entry.area_code,
}
const AMOUNT: Column<BoardEntry> = {
  key: 'amount',
  title: T.amount,
  isFigure: true,
  width: 130,
  text: ({ amount }) => yuanFigures(amount),
}
const PERIOD: Column<BoardEntry> = { key: 'period', title: T.period, width: 110, text: ({ period }) => period ?? '' }
const CONSENTED: readonly Column<BoardEntry>[] = [
  { key: 'class', title: T.class, width: 140, text: (entry) => entry.class ?? '' },
  {
    key: 'people',
    title: T.people,
    width: 80,
    isFigure: true,
    text: ({ people }) => (people === null ? '' : String(people)),
  },
]

/** The lines of a list; on a phone only what tells who and how much. */
export function Entries({ source, filter, title }: { source: BoardSource; filter: BoardFilter; title: string }) {
  const isNarrow = useSyncExternalStore(watchWidth, () => NARROW.matches)
  const [hasConsents, setHasConsents] = useState(() => CONSENTING.has(addressOf(source)))
  const hasPeriods = source.of === 'batch' || source.kind === 'results'
  const columns = isNarrow
    ? [
        { ...NUMBER, width: 48 },
        { ...NAME, width: 98 },
        ...(filter.village === '' ? [{ ...VILLAGE, width: 94 }] : []),
        { ...AMOUNT, width: 104 },
      ]
    : [NUMBER, NAME, VILLAGE, ...(hasPeriods ? [PERIOD] : []), AMOUNT, ...(hasConsents ? CONSENTED : [])]
  return (
    <div className="board-entries">
      <LongTable<BoardEntry>
        label={title}
        of={{
          key: ['board', 'entries', source, filter],
          page: async (after = '0') => {
            const { entries } = await readPage(source, filter, Number(after), PAGE)
            if (entries.some((entry) => entry.class !== null || entry.people !== null)) {
              CONSENTING.add(addressOf(source))
              setHasConsents(true)
            }
            const last = entries.at(-1)
            return {
              rows: entries,
              next: entries.length === PAGE && last !== undefined ? String(last.number) : undefined,
            }
          },
        }}
        columns={columns}
        rowKey={({ number }) => String(number)}
      />
    </div>
  )
}

/** Lists on which some household consents to more: pages that are read already are not read again. */
const CONSENTING = new Set<string>()

const NARROW = matchMedia('(max-width: 640px)')
function watchWidth(onChange: () => void): () => void {
  NARROW.addEventListener('change', onChange)
  return () => NARROW.removeEventListener('change', onChange)
}
