import { useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { LongTable, type Column } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { BREAK_KINDS } from './break-words.ts'
import type { Sample } from './sample-page.tsx'
import { SampledRow } from './sampled-row.tsx'

const T = {
  label: { zh: '抽中的样本', en: 'What was drawn' },
  place: { zh: '抽中次序', en: 'Place' },
  row: { zh: '行号', en: 'Row' },
  match: { zh: '匹配序号', en: 'Match' },
  break: { zh: '差异序号', en: 'Break' },
  stratum: { zh: '层', en: 'Stratum' },
  kind: { zh: '差异种类', en: 'Kind' },
  rule: { zh: '规则', en: 'Rule' },
  hits: { zh: '抽中次数', en: 'Hits' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  difference: { zh: '差额（元）', en: 'Difference (yuan)' },
} as const

type Unit = Sample['units'][number]

/** Breaks and matches open where they are dealt with, rows in a dialog. */
export function SampleUnits({ sample, run }: { sample: Sample; run: Run | undefined }) {
  const t = useT()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<number>()
  const { population, run_id, units } = sample
  const kinds: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = BREAK_KINDS
  const open = ({ unit }: Unit) => {
    if (population === 'breaks')
      void navigate({ to: '/audit/runs/$run_id/breaks/$number', params: { run_id, number: String(unit) } })
    else setOpened(unit)
  }
  const stratum: Column<Unit> = {
    key: 'stratum',
    title: population === 'breaks' ? T.kind : population === 'matches' ? T.rule : T.stratum,
    text: (unit) => (kinds[unit.stratum] === undefined ? unit.stratum : t(kinds[unit.stratum] ?? T.stratum)),
    pointer: '/stratum',
    ...(population === 'breaks' && { words: kinds }),
  }
  const columns: readonly Column<Unit>[] = [
    { key: 'place', title: T.place, width: 110, text: ({ place }) => String(place), pointer: '/place', kind: 'count' },
    {
      key: 'unit',
      title: population === 'breaks' ? T.break : population === 'matches' ? T.match : T.row,
      width: 130,
      text: ({ unit }) => String(unit),
      pointer: '/unit',
      kind: 'count',
    },
    ...(units.some((unit) => unit.stratum !== '') ? [stratum] : []),
    ...(sample.method === 'monetary_unit'
      ? [
          {
            key: 'hits',
            title: T.hits,
            width: 110,
            isFigure: true,
            text: ({ hits }: Unit) => String(hits),
            pointer: '/hits',
            kind: 'count' as const,
          },
        ]
      : []),
    {
      key: 'amount',
      title: population === 'matches' ? T.difference : T.amount,
      width: 170,
      isFigure: true,
      text: ({ amount }) => yuanFigures(amount),
      pointer: '/amount',
      kind: 'amount',
    },
  ]
  return (
    <>
      <LongTable
        label={t(T.label)}
        of={{ key: [...AUDIT, 'samples', sample.id, 'units'], page: () => Promise.resolve({ rows: units }) }}
        columns={columns}
        rowKey={({ place }) => String(place)}
        onRow={open}
        exports={{
          service: 'reconciliation',
          path: `/v1/samples/${sample.id}`,
          query: {},
          list: 'units',
          name: t(T.label),
        }}
      />
      {opened !== undefined && run !== undefined && (
        <SampledRow key={opened} sample={sample} run={run} unit={opened} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}
