import type { QueryKey } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import type { Village } from './chosen-awards.ts'
import { useAreaName } from '../parts/known-names.ts'

const T = {
  label: { zh: '待付的村', en: 'Villages with awards that wait' },
  find: { zh: '按村名查找', en: 'Find a village' },
  all: { zh: '全选', en: 'Choose all' },
  none: { zh: '全不选', en: 'Choose none' },
  village: { zh: '村（居）', en: 'Village' },
  periods: { zh: '期间', en: 'Periods' },
  count: { zh: '笔数', en: 'Awards' },
  total: { zh: '金额（元）', en: 'Amount (yuan)' },
  chosen: { zh: '已选 {n} 个，共 {all} 个', en: '{n} of {all} chosen' },
} as const satisfies Texts

type Props = Readonly<{
  villages: readonly Village[]
  listKey: QueryKey
  chosen: ReadonlySet<string>
  onChange: (areas: ReadonlySet<string>) => void
}>

/** Villages to choose from; the buttons choose what the search shows. */
export function VillageChoice({ villages, listKey, chosen, onChange }: Props) {
  const t = useT()
  const nameOf = useAreaName()
  const [search, setSearch] = useState('')
  const shown = villages.filter(({ area_code }) => `${nameOf(area_code)} ${area_code}`.includes(search.trim()))
  const change = (isChosen: boolean) => {
    const next = new Set(chosen)
    for (const { area_code } of shown) {
      if (isChosen) next.add(area_code)
      else next.delete(area_code)
    }
    onChange(next)
  }
  return (
    <>
      <div className="row form-row">
        <TextField label={t(T.find)} value={search} onChange={setSearch} type="search" />
        <Button onClick={() => change(true)}>{t(T.all)}</Button>
        <Button onClick={() => change(false)}>{t(T.none)}</Button>
        <span role="status">{t(T.chosen, { n: chosen.size, all: villages.length })}</span>
      </div>
      <LongTable<Village>
        label={t(T.label)}
        height="min(50dvh, 460px)"
        of={{
          key: ['villages-to-pay', ...listKey, shown],
          page: () => Promise.resolve({ rows: shown }),
        }}
        columns={[
          { key: 'village', title: T.village, text: (village) => nameOf(village.area_code) },
          { key: 'periods', title: T.periods, width: 160, text: (village) => village.periods.join('、') },
          {
            key: 'count',
            title: T.count,
            width: 100,
            isFigure: true,
            text: (village) => village.count.toLocaleString('en-US'),
          },
          { key: 'total', title: T.total, width: 170, isFigure: true, text: (village) => yuanFigures(village.total) },
        ]}
        rowKey={(village) => village.area_code}
        onRow={({ area_code }) => {
          const next = new Set(chosen)
          if (!next.delete(area_code)) next.add(area_code)
          onChange(next)
        }}
        choose={{ chosen, onChange }}
      />
    </>
  )
}
